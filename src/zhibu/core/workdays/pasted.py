"""A list of holidays pasted from a notice or a spreadsheet, one line for each stretch.

2027-01-01 至 2027-01-03 放假 元旦
2027年2月5日至11日放假，春节
2027-02-14,上班,春节调休
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhibu.core.refusals import Refusal
from zhibu.core.workdays.calendar import days_between

LONGEST_STRETCH = 31
LONGEST_NOTE = 60
MOST_DAYS = 400
_WORDS = {"放假": False, "休息": False, "休": False, "上班": True, "补班": True, "班": True}
_LINE = re.compile(
    r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"(?:\s*(?:至|到|~|～|—+|–)\s*"
    r"(?:(?:(?P<year2>\d{4})[-/.年])?(?P<month2>\d{1,2})[-/.月])?(?P<day2>\d{1,2})日?)?"
    rf"[\s,，;；、]*(?P<word>{'|'.join(_WORDS)})[\s,，;；、。]*(?P<note>.*)"
)
_HEADER = re.compile(r"日期\b.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredDay:
    """One day, whether it is worked, and why."""

    day: date
    is_workday: bool
    note: str = ""


class UnreadableLine(Refusal):
    """A line of a pasted list that cannot be used; nothing of the list is kept."""

    code = "workdays.unreadable-line"

    def __init__(self, number: int, line: str, fault: str) -> None:
        """Name the line by its number, counted from 1, and by its beginning."""
        super().__init__(
            f"第{number}行{fault}：“{line[:30]}”。",
            hint="每行写成“2027-01-01 至 2027-01-03 放假 元旦”，或“2027-01-04,上班,元旦调休”。"
            "改好这一行再提交，其余各行都还在。",
        )


def read_days(text: str) -> tuple[EnteredDay, ...]:
    """Return the days a pasted list names, in order; empty lines and a header are passed over.

    Raises:
        UnreadableLine: a line is not understood, names a day that does not exist, ends before
            it begins or runs over 31 days, contradicts an earlier line, or makes more than
            400 days together.
    """
    entered: dict[date, EnteredDay] = {}
    for number, typed in enumerate(text.splitlines(), start=1):
        line = typed.strip().strip("\ufeff")
        if not line or _HEADER.fullmatch(line):
            continue
        for found in _days_of(number, line):
            before = entered.setdefault(found.day, found)
            if before.is_workday != found.is_workday:
                raise UnreadableLine(number, line, "与前面的行矛盾")
        if len(entered) > MOST_DAYS:
            raise UnreadableLine(number, line, f"起超过一次能录的{MOST_DAYS}天")
    return tuple(entered[day] for day in sorted(entered))


def _days_of(number: int, line: str) -> Iterator[EnteredDay]:
    match = _LINE.fullmatch(line)
    if match is None:
        raise UnreadableLine(number, line, "看不懂")
    try:
        since, until = _ends(match)
    except ValueError:
        raise UnreadableLine(number, line, "里没有这一天") from None
    if until < since:
        raise UnreadableLine(number, line, "结束早于开始")
    if (until - since).days >= LONGEST_STRETCH:
        raise UnreadableLine(number, line, f"超过{LONGEST_STRETCH}天")
    note = match["note"].strip()[:LONGEST_NOTE]
    for day in days_between(since, until):
        yield EnteredDay(day=day, is_workday=_WORDS[match["word"]], note=note)


def _ends(match: re.Match[str]) -> tuple[date, date]:
    year, month = int(match["year"]), int(match["month"])
    since = date(year, month, int(match["day"]))
    if match["day2"] is None:
        return since, since
    return since, date(
        int(match["year2"] or year), int(match["month2"] or month), int(match["day2"])
    )
