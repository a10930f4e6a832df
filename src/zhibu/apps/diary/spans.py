"""Spans of time as pairs of naive Asia/Shanghai wall times: joined, spread over weeks."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = timedelta(days=1)
Pair = tuple[datetime, datetime]


def joined(spans: Iterable[Pair]) -> list[Pair]:
    """Return the same moments as spans that neither overlap nor touch, in order."""
    whole: list[Pair] = []
    for start, end in sorted(spans):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


def weekly(weekday: int, starts: time, ends: time, *, first: date, last: date) -> Iterator[Pair]:
    """Yield the span of each such weekday (0: Monday) between two days, both included."""
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    while day <= last:
        yield datetime.combine(day, starts), datetime.combine(day, ends)
        day += timedelta(days=7)


def wall(moment: datetime) -> datetime:
    """Return the moment as a clock in Shanghai shows it."""
    return moment.astimezone(SHANGHAI).replace(tzinfo=None)


def moment(at: datetime) -> datetime:
    """Return the moment a clock in Shanghai shows `at`."""
    return at.replace(tzinfo=SHANGHAI)


def midnight(day: date) -> datetime:
    """Return the first moment of a day."""
    return datetime.combine(day, time())
