"""Which days are worked: the State Council's yearly notice, and a table to correct it.

`chinesecalendar` holds the published years. For a year it does not hold, weekends are free
and the answer is provisional until somebody enters the year's own days.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import chinese_calendar

from zhibu.core.workdays.fixed_day import FixedDay

ONE_DAY = timedelta(days=1)
SATURDAY = 5
PUBLISHED_YEARS = frozenset(day.year for day in chinese_calendar.holidays)


def days_between(since: date, until: date) -> Iterator[date]:
    """Yield every day from `since` to `until`, both included; nothing when they are swapped."""
    for count in range((until - since).days + 1):
        yield since + timedelta(days=count)


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - ONE_DAY


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Working days; `overrides` says of single days whether they are worked.

    `settled_years` are unpublished years whose days have all been entered in `overrides`.
    """

    overrides: Mapping[date, bool] = field(default_factory=dict)
    settled_years: frozenset[int] = frozenset()

    def is_workday(self, day: date) -> bool:
        """Tell whether `day` is worked; make-up weekends are."""
        if day in self.overrides:
            return self.overrides[day]
        return is_worked_by_notice(day)

    def is_provisional(self, day: date) -> bool:
        """Tell whether the answer for `day` is a guess from the weekday (暂算)."""
        return day not in self.overrides and self.is_year_provisional(day.year)

    def is_year_provisional(self, year: int) -> bool:
        """Tell whether the days of a year are neither published nor all entered (暂算)."""
        return year not in PUBLISHED_YEARS and year not in self.settled_years

    def next_workday(self, day: date) -> date:
        """Return `day` if it is worked, else the first working day after it."""
        while not self.is_workday(day):
            day += ONE_DAY
        return day

    def previous_workday(self, day: date) -> date:
        """Return `day` if it is worked, else the last working day before it."""
        while not self.is_workday(day):
            day -= ONE_DAY
        return day

    def add_workdays(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`, which itself does not count.

        Raises:
            ValueError: `count` is negative.
        """
        if count < 0:
            raise ValueError("count of working days must not be negative")
        for _ in range(count):
            day = self.next_workday(day + ONE_DAY)
        return day

    def workdays_in(self, since: date, until: date) -> tuple[date, ...]:
        """Return the working days from `since` to `until`, both included, in order."""
        return tuple(day for day in days_between(since, until) if self.is_workday(day))

    def nth_workday_of_month(self, year: int, month: int, nth: int) -> date | None:
        """Return the `nth` working day of a month; None when the month has fewer.

        Raises:
            ValueError: `nth` is below 1.
        """
        if nth < 1:
            raise ValueError("working days of a month are counted from 1")
        worked = self.workdays_in(date(year, month, 1), last_of_month(year, month))
        return worked[nth - 1] if nth <= len(worked) else None

    def fixed_day(self, year: int, month: int, rule: FixedDay) -> date:
        """Return the working day of a month on which a fixed day falls (主题党日).

        A day that is not worked moves to the next working day; when that lies in the next
        month, to the last working day before, so that the month keeps its day. A month
        without any working day keeps the day itself.
        """
        day = rule.in_month(year, month)
        for moved in (self.next_workday(day), self.previous_workday(day)):
            if (moved.year, moved.month) == (year, month):
                return moved
        return day


def is_worked_by_notice(day: date) -> bool:
    """Tell whether the published notice, or else the weekday, makes `day` a working day."""
    if day.year not in PUBLISHED_YEARS:
        return day.weekday() < SATURDAY
    return bool(chinese_calendar.is_workday(day))
