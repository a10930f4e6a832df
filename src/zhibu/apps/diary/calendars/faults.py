"""What is wrong with a calendar file and in which line, without repeating what stands there."""

import re
from collections.abc import Iterator
from typing import Any

from icalendar.parser import Contentline
from icalendar.prop import TypesFactory

from zhibu.core.refusals import Refusal

TIMED = frozenset({"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"})
"""Properties that say when; of all others nothing is kept, so they may be as they like."""

_CONTENT: Any = Contentline


class CalendarUnreadable(Refusal):
    """A file or an answer from which no busy times can be taken."""

    code = "diary.calendar-unreadable"

    @classmethod
    def at_line(cls, number: int) -> "CalendarUnreadable":
        """Say which line cannot be understood; 0 when it cannot be told."""
        where = f"第 {number} 行" if number else "有一处"
        return cls(
            f"日历文件{where}看不懂，没有导入任何内容。",
            hint="请从日历软件重新导出一次再上传；仍不行就直接在这里登记忙碌时间。",
        )

    @classmethod
    def too_many(cls) -> "CalendarUnreadable":
        """Say that nobody has so many appointments."""
        return cls(
            "日历里的日程太多或重复得太密，没有导入任何内容。",
            hint="请只订阅本人的日历，不要选全单位的；按分钟、按秒重复的日程请先删去。",
        )


def faulty_line(text: str) -> int:
    """Return the number of the first line that is at fault, from 1; 0 when none is found."""
    opened: list[str] = []
    number = 0
    for number, line in _whole_lines(text):
        if _is_faulty(line) or _breaks_nesting(line, opened):
            return number
    return number if opened else 0


def _whole_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield folded lines as one, each with the number of its first line."""
    begun, whole = 0, ""
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if line[:1] in {" ", "\t"}:
            whole += line[1:]
            continue
        if whole:
            yield begun, whole
        begun, whole = number, line
    if whole:
        yield begun, whole


def _is_faulty(line: str) -> bool:
    try:
        name, _parameters, value = _CONTENT.from_ical(line).parts()
        if name.upper() in TIMED:
            kind: Any = TypesFactory().for_property(name)
            kind.from_ical(value)
    except ValueError:
        return True
    return False


def _breaks_nesting(line: str, opened: list[str]) -> bool:
    name, _colon, value = line.partition(":")
    if name.upper() == "BEGIN":
        opened.append(value.strip().upper())
    elif name.upper() == "END":
        return not opened or opened.pop() != value.strip().upper()
    return False
