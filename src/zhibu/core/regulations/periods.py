"""The stretches of time in which something is to be held once or more: months, quarters, years."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache


class Every(StrEnum):
    """How often a thing is to be held."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


NEAR_DAYS: Mapping[Every, int] = {Every.MONTH: 5, Every.QUARTER: 14, Every.YEAR: 31}
"""How many days before the end of a period, the last day included, its end is near."""

_MONTHS: Mapping[Every, int] = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A calendar month, quarter or year; both days belong to it."""

    every: Every
    first: date
    last: date

    @property
    def label(self) -> str:
        """The period as people say it: 2026年3月, 2026年第一季度, 2026年."""
        if self.every is Every.MONTH:
            return f"{self.first.year}年{self.first.month}月"
        if self.every is Every.QUARTER:
            return f"{self.first.year}年第{'一二三四'[self.first.month // 3]}季度"
        return f"{self.first.year}年"

    @property
    def near_from(self) -> date:
        """The first day on which the end is near (NEAR_DAYS)."""
        return self.last - timedelta(days=NEAR_DAYS[self.every] - 1)


@cache
def period_of(every: Every, day: date) -> Period:
    """Return the period of this length that `day` lies in."""
    months = _MONTHS[every]
    start = day.month - (day.month - 1) % months
    end = start + months
    following = date(day.year + end // 13, (end - 1) % 12 + 1, 1)
    return Period(every=every, first=date(day.year, start, 1), last=following - _DAY)


def periods_over(every: Every, since: date, until: date) -> Iterator[Period]:
    """Yield every period that has a day in [since, until], the earliest first, none twice."""
    period = period_of(every, since)
    while period.first <= until:
        yield period
        period = period_of(every, period.last + _DAY)
