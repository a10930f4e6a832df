"""From a calendar file (iCalendar, RFC 5545) to busy spans, and nothing but the spans.

Django is not needed here: `apart` runs this in a process of its own, which ends with
everything that was read.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import icalendar
import recurring_ical_events

from zhibu.apps.diary.calendars.faults import TIMED, CalendarUnreadable, faulty_line
from zhibu.apps.diary.spans import DAY, Pair, joined, midnight, wall

LARGEST = 1_000_000
"""Bytes of a file; free and busy of two years is some hundred thousand."""
MOST_EVENTS = 5_000
MOST_OCCURRENCES = 10_000
MOST_A_DAY = 24
"""A rule that repeats more often within a day is no appointment."""
BACK, AHEAD = timedelta(days=30), timedelta(days=400)
OUR_OWN = "@zhibu"
"""How the identity of every event ends that came from our own plan."""
TOO_DENSE = {"SECONDLY", "MINUTELY"}
SPELLINGS = ("utf-8-sig", "gb18030")


def busy_in(content: bytes, *, today: date) -> list[Pair]:
    """Return when a calendar's owner is busy, 30 days back to 400 ahead, in wall time.

    Events that leave the time free (TRANSPARENT), cancelled ones and those of our own plan
    count for nothing. Times without a zone are taken as Shanghai's; whole days run from
    midnight to midnight.

    Raises:
        CalendarUnreadable: too large, no calendar, a time that cannot be understood (with
            its line), or more occurrences than anyone has.
    """
    text = _text(content)
    first, last = midnight(today - BACK), midnight(today + AHEAD + DAY)
    spans: list[Pair] = []
    try:
        for calendar in _calendars(text):
            _without_ours(calendar)
            _check(calendar)
            spans += _busy(calendar, first, last)
    except (ValueError, LookupError, ArithmeticError, TypeError, AttributeError):
        # Whatever the libraries raise names the event: it is not repeated.
        raise CalendarUnreadable.at_line(faulty_line(text)) from None
    return joined((max(start, first), min(end, last)) for start, end in spans)


def _text(content: bytes) -> str:
    if len(content) > LARGEST:
        raise CalendarUnreadable(
            "日历文件超过 1 MB。", hint="导出时只选近一年的日程，或只导出忙闲信息，再上传。"
        )
    for spelling in SPELLINGS:
        try:
            text = content.decode(spelling)
        except UnicodeDecodeError:
            continue
        break
    else:
        text = ""
    if "BEGIN:VCALENDAR" not in text.upper():
        raise CalendarUnreadable(
            "这不是日历文件。",
            hint="要 .ics 格式：在手机或电脑的日历里选“导出”或“共享”，"
            "订阅地址也要直接指向 .ics，而不是网页。",
        )
    return text


def _calendars(text: str) -> list[Any]:
    found: list[Any] = icalendar.Calendar.from_ical(text, multiple=True)
    if not found:
        raise ValueError("a calendar without an end")
    return found


def _without_ours(calendar: Any) -> None:
    """Drop the events of our own plan: they are known, and would count twice."""
    calendar.subcomponents = [
        component
        for component in calendar.subcomponents
        if not str(component.get("UID", "")).endswith(OUR_OWN)
    ]


def _check(calendar: Any) -> None:
    events = calendar.walk("VEVENT")
    if len(events) > MOST_EVENTS:
        raise CalendarUnreadable.too_many()
    for event in events:
        if any(name in TIMED for name, _said in event.errors):
            raise ValueError("a time that cannot be understood")
        for rule in _rules(event):
            if _a_day(rule) > MOST_A_DAY:
                raise CalendarUnreadable.too_many()


def _rules(event: Any) -> list[Any]:
    rules = event.get("RRULE", [])
    return rules if isinstance(rules, list) else [rules]


def _a_day(rule: Any) -> int:
    """Return how often at most a rule repeats within a day."""
    often = str((rule.get("FREQ") or [""])[0]).upper()
    if often in TOO_DENSE:
        return MOST_A_DAY + 1
    times = MOST_A_DAY if often == "HOURLY" and not rule.get("BYHOUR") else 1
    for part in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times *= len(rule.get(part) or [None])
    return times


def _busy(calendar: Any, first: datetime, last: datetime) -> Iterator[Pair]:
    query = recurring_ical_events.of(calendar)
    count = 0
    for series in query.series:
        for occurrence in series.between(first - DAY, last + DAY):
            count += 1
            if count > MOST_OCCURRENCES:
                raise CalendarUnreadable.too_many()
            event = occurrence.as_component(keep_recurrence_attributes=False)
            if not _leaves_free(event):
                yield from _within(_span(event), first, last)


def _leaves_free(event: Any) -> bool:
    is_shown_free = str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
    return is_shown_free or str(event.get("STATUS", "")).upper() == "CANCELLED"


def _span(event: Any) -> Pair:
    return _wall(event.start), _wall(event.end)


def _wall(moment: date | datetime) -> datetime:
    if not isinstance(moment, datetime):
        return midnight(moment)
    return wall(moment) if moment.tzinfo else moment


def _within(span: Pair, first: datetime, last: datetime) -> Iterable[Pair]:
    start, end = span
    return [span] if start < end and start < last and first < end else []
