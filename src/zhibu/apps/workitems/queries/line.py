"""The items of a branch on a line of months: from planned to the day due or done."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from zhibu.apps.organisation.models import Branch
from zhibu.apps.workitems.models import WorkItem
from zhibu.apps.workitems.queries.items import items_of_branch

MONTHS = 6
BEFORE = 3
"""Months shown before this one when nothing was asked."""
WIDTH = 600
SHORTEST = 4
"""Width, of WIDTH, below which a bar could not be seen."""
EARLIEST_YEAR, LATEST_YEAR = 1950, 2200


@dataclass(frozen=True, kw_only=True)
class Span:
    """The months a line shows."""

    first: date

    @classmethod
    def of(cls, typed: str, *, today: date) -> "Span":
        """Return the months from the one in the address; around today where it is none."""
        match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", typed, re.ASCII)
        if match and EARLIEST_YEAR <= int(match[1]) <= LATEST_YEAR:
            return cls(first=date(int(match[1]), int(match[2]), 1))
        return cls(first=_months_on(today.replace(day=1), -BEFORE))

    @property
    def months(self) -> list[date]:
        """The first day of each month."""
        return [_months_on(self.first, number) for number in range(MONTHS)]

    @property
    def end(self) -> date:
        """The day after the last."""
        return _months_on(self.first, MONTHS)

    @property
    def before(self) -> date:
        """First day of the months before."""
        return _months_on(self.first, -MONTHS)

    def place(self, day: date) -> int:
        """Return where a day begins on the line, from 0 to WIDTH."""
        days = (self.end - self.first).days
        inside = min(max((day - self.first).days, 0), days)
        return round(inside * WIDTH / days)

    def holds(self, day: date) -> bool:
        """Whether the line shows a day."""
        return self.first <= day < self.end


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A stretch of an item on the line."""

    x: int
    width: int


@dataclass(frozen=True, kw_only=True)
class Row:
    """An item on the line: its time, what went beyond the day due, and the day due."""

    item: WorkItem
    bar: Bar | None
    beyond: Bar | None
    due_at: int | None
    days_late: int


def line_of(branch: Branch, span: Span, *, on: date) -> list[Row]:
    """Return the items whose time touches the span, the earliest planned first; one query."""
    rows = (_row(item, span, on) for item in items_of_branch(branch))
    return [row for row in rows if row.bar is not None or row.beyond is not None]


def _row(item: WorkItem, span: Span, on: date) -> Row:
    due, done = item.due, item.done
    ended = done or on
    last = done or max(due or on, item.planned_on)
    in_time = min(last, due) if due is not None else last
    is_late = due is not None and ended > due
    return Row(
        item=item,
        bar=_bar(item.planned_on, max(in_time, item.planned_on), span),
        beyond=_bar(due + timedelta(days=1), ended, span) if due and is_late else None,
        due_at=span.place(due + timedelta(days=1)) if due and span.holds(due) else None,
        days_late=(ended - due).days if due and is_late else 0,
    )


def _bar(first: date, last: date, span: Span) -> Bar | None:
    """Return the part of some days that the span shows; both ends belong to them."""
    if last < span.first or first >= span.end:
        return None
    start, end = span.place(first), span.place(last + timedelta(days=1))
    return Bar(x=min(start, WIDTH - SHORTEST), width=max(end - start, SHORTEST))


def _months_on(first: date, months: int) -> date:
    """Return the first day of a month so many months on."""
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)
