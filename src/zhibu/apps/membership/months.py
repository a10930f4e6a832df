"""Months as their first day, and the span a page is asked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

A_MONTH = relativedelta(months=1)
A_DAY = timedelta(days=1)
QUARTERS = "一二三四"
YEARS = range(2008, 2100)
"""The text on dues is of 2008."""


def end_of(month: date) -> date:
    """Return the last day of a month."""
    last: date = month.replace(day=1) + A_MONTH - A_DAY
    return last


def months_between(first: date, last: date) -> list[date]:
    """Return the first days of all months from one day's to another's."""
    months, month = [], first.replace(day=1)
    while month <= last:
        months.append(month)
        month += A_MONTH
    return months


@dataclass(frozen=True)
class Span:
    """A month or a quarter, written 2026-11 or 2026-Q4 in the address."""

    months: tuple[date, ...]

    @property
    def key(self) -> str:
        """As in the address."""
        first = self.months[0]
        if len(self.months) == 1:
            return f"{first.year}-{first.month:02d}"
        return f"{first.year}-Q{(first.month + 2) // 3}"

    @property
    def title(self) -> str:
        """As people say it."""
        first = self.months[0]
        if len(self.months) == 1:
            return f"{first.year}年{first.month}月"
        return f"{first.year}年第{QUARTERS[first.month // 3]}季度"


def month_span(day: date) -> Span:
    """Return the month a day lies in."""
    return Span((day.replace(day=1),))


def quarter_span(day: date) -> Span:
    """Return the quarter a day lies in."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return Span((first, first + A_MONTH, first + 2 * A_MONTH))


def year_of(typed: str) -> int | None:
    """Return the year written; None for none that dues can be of."""
    is_year = re.fullmatch(r"[0-9]{4}", typed) is not None
    return int(typed) if is_year and int(typed) in YEARS else None


def span_of(typed: str, *, today: date) -> Span:
    """Return the span written in an address; this month when none, or none that exists, is."""
    first, _, part = typed.partition("-")
    year = year_of(first)
    if year is None:
        return month_span(today)
    spans = {f"{number:02d}": (number, month_span) for number in range(1, 13)}
    spans |= {f"Q{number}": (3 * number, quarter_span) for number in range(1, 5)}
    if part not in spans:
        return month_span(today)
    month, kind = spans[part]
    return kind(date(year, month, 1))


def spans_of_year(year: int) -> Sequence[Span]:
    """Return the twelve months and four quarters of a year."""
    months = [month_span(date(year, number, 1)) for number in range(1, 13)]
    return [*months, *(quarter_span(date(year, number, 1)) for number in (1, 4, 7, 10))]
