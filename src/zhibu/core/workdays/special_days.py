"""A year's holidays and make-up days, as a notice would list them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import chinese_calendar
from chinese_calendar import Holiday

from zhibu.core.workdays.calendar import (
    ONE_DAY,
    PUBLISHED_YEARS,
    WorkCalendar,
    days_between,
    last_of_month,
)

DECEMBER = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDays:
    """Days on end that differ from an ordinary week, for one reason.

    `is_entered` tells that they come from the zone's own table, not from the notice.
    """

    since: date
    until: date
    is_worked: bool
    reason: str
    is_entered: bool

    @property
    def length(self) -> int:
        """How many days they are."""
        return (self.until - self.since).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfWork:
    """One month: the special days that begin in it, and how many days are worked."""

    month: int
    free: tuple[SpecialDays, ...]
    made_up: tuple[SpecialDays, ...]
    worked: int


def months_of(
    year: int, calendar: WorkCalendar, reasons: Mapping[date, str]
) -> tuple[MonthOfWork, ...]:
    """Return the twelve months of a year; `reasons` are the words beside entered days."""
    special = tuple(special_days(year, calendar, reasons))
    months = []
    for month in range(1, DECEMBER + 1):
        beginning = [days for days in special if days.since.month == month]
        worked = calendar.workdays_in(date(year, month, 1), last_of_month(year, month))
        months.append(
            MonthOfWork(
                month=month,
                free=tuple(days for days in beginning if not days.is_worked),
                made_up=tuple(days for days in beginning if days.is_worked),
                worked=len(worked),
            )
        )
    return tuple(months)


def special_days(
    year: int, calendar: WorkCalendar, reasons: Mapping[date, str]
) -> Iterator[SpecialDays]:
    """Yield the special days of a year in order, neighbours of one kind joined."""
    last: SpecialDays | None = None
    for day in days_between(date(year, 1, 1), date(year, DECEMBER, 31)):
        found = _special(day, calendar, reasons)
        if found is None:
            continue
        if last and last.until + ONE_DAY == day and replace(last, since=day, until=day) == found:
            last = replace(last, until=day)
            continue
        if last:
            yield last
        last = found
    if last:
        yield last


def _special(day: date, calendar: WorkCalendar, reasons: Mapping[date, str]) -> SpecialDays | None:
    if day in calendar.overrides:
        return SpecialDays(
            since=day,
            until=day,
            is_worked=calendar.overrides[day],
            reason=reasons.get(day, ""),
            is_entered=True,
        )
    if day.year not in PUBLISHED_YEARS:
        return None
    is_free, name = chinese_calendar.get_holiday_detail(day)
    if name is None:
        return None
    reason = Holiday(name).chinese
    return SpecialDays(since=day, until=day, is_worked=not is_free, reason=reason, is_entered=False)
