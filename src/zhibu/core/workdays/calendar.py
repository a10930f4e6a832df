"""Which days are worked: the State Council's yearly notice, and a table to correct it.

`chinesecalendar` holds the published years. For a year it does not hold, weekends are free
and the answer is provisional until somebody enters the year's own days.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import chinese_calendar

ONE_DAY = timedelta(days=1)
SATURDAY = 5
PUBLISHED_YEARS = frozenset(day.year for day in chinese_calendar.holidays)


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
        if day.year not in PUBLISHED_YEARS:
            return day.weekday() < SATURDAY
        return bool(chinese_calendar.is_workday(day))

    def is_provisional(self, day: date) -> bool:
        """Tell whether the answer for `day` is a guess from the weekday (暂算)."""
        is_known = day in self.overrides or day.year in self.settled_years
        return not is_known and day.year not in PUBLISHED_YEARS

    def next_workday(self, day: date) -> date:
        """Return `day` if it is worked, else the first working day after it."""
        while not self.is_workday(day):
            day += ONE_DAY
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
