"""Every moment a session may start at, and who is free then."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from zhibu.core.timetabling.instance import Instance, Span

Flags = NDArray[np.bool_]
MINUTE = timedelta(minutes=1)
NO_PART = -1
"""The part of a day of a start that lies in none."""


@dataclass(frozen=True)
class Start:
    """One start: which part of its day it lies in, and whether it splits that part in two."""

    at: datetime
    end: datetime
    part: int
    splits: bool

    @cached_property
    def day(self) -> date:
        """Its day."""
        return self.at.date()

    @cached_property
    def week(self) -> date:
        """The Monday of its week."""
        return self.day - timedelta(days=self.day.weekday())

    @cached_property
    def half_day(self) -> tuple[date, int]:
        """The part of the day it takes."""
        return self.day, self.part


class Grid:
    """All starts of sessions of one length within an instance, in order of time."""

    def __init__(self, instance: Instance, minutes: int) -> None:
        """Lay the grid of `instance` for sessions of `minutes`."""
        self.length = minutes * MINUTE
        self.instance = instance
        self.starts = tuple(self._starts())
        self._at = [start.at for start in self.starts]

    def _starts(self) -> Iterable[Start]:
        grain = self.instance.grain * MINUTE
        for day in self.instance.calendar.workdays_in(self.instance.first, self.instance.last):
            for part, (opens, closes) in enumerate(self.instance.parts):
                at = first = datetime.combine(day, opens)
                end_of_part = datetime.combine(day, closes)
                while at + self.length <= end_of_part:
                    end = at + self.length
                    splits = at - first >= grain and end_of_part - end >= grain
                    yield Start(at, end, part, splits)
                    at += grain

    def between(self, first: date, last: date) -> slice:
        """Return which starts lie on the days from `first` to `last`, both included."""
        low = bisect_left(self._at, datetime.combine(first, datetime.min.time()))
        high = bisect_right(self._at, datetime.combine(last, datetime.max.time()))
        return slice(low, max(low, high))

    def index_of(self, at: datetime) -> int | None:
        """Return which start is at `at`; None when the grid has none there."""
        place = bisect_left(self._at, at)
        return place if place < len(self._at) and self._at[place] == at else None

    def free_of(self, busy: Iterable[Span]) -> Flags:
        """Return for every start whether the whole session would miss all the spans."""
        free = np.ones(len(self._at), dtype=np.bool_)
        for span in busy:
            # Overlapping starts lie strictly between span.start - length and span.end.
            low = bisect_right(self._at, span.start - self.length)
            free[low : bisect_left(self._at, span.end)] = False
        return free


def start_off_grid(instance: Instance, at: datetime, minutes: int) -> Start:
    """Return a start that was announced, wherever it lies."""
    end = at + minutes * MINUTE
    grain = instance.grain * MINUTE
    for part, (opens, closes) in enumerate(instance.parts):
        first, last = datetime.combine(at, opens), datetime.combine(at, closes)
        if first <= at < last:
            return Start(at, end, part, at - first >= grain and last - end >= grain)
    return Start(at, end, NO_PART, splits=False)
