"""A problem as tables of numbers, for the searches; time counts from the first grain."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
import numpy.typing as npt

from zhibu.core.timetabling.meeting_scheduling.problem import (
    Meeting,
    Place,
    Problem,
    Schedule,
    Weights,
)

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
PairCost = Callable[[Meeting, Meeting], int]

NEAR = 2
"""Grains between two meetings that should still share a room (room stability)."""


@dataclass(frozen=True)
class Tables:
    """What each choice costs by itself, and what each pair of meetings costs per shared grain.

    Rows are meetings in the problem's order; rooms and time are positions, not ids or indices.
    """

    problem: Problem

    @property
    def weights(self) -> Weights:
        """The weights of the problem."""
        return self.problem.weights

    @cached_property
    def first(self) -> int:
        """The index of the first grain, where time is 0."""
        return min(grain.index for grain in self.problem.grains)

    @cached_property
    def horizon(self) -> int:
        """How many grains lie between the first and the last, both included."""
        return max(grain.index for grain in self.problem.grains) - self.first + 1

    @cached_property
    def lengths(self) -> Numbers:
        """How many grains each meeting takes."""
        return np.array([each.length for each in self.problem.meetings], dtype=np.int64)

    @cached_property
    def room_costs(self) -> Numbers:
        """What each room costs softly, for the larger ones that there are."""
        seats = np.array([room.capacity for room in self.problem.rooms], dtype=np.int64)
        larger = np.maximum(0, seats[None, :] - seats[:, None]).sum(axis=1)
        return np.asarray(self.weights.larger_rooms_first * larger, dtype=np.int64)

    @cached_property
    def missing_seats(self) -> Numbers:
        """What each meeting costs hard in each room for the seats missing."""
        seats = np.array([room.capacity for room in self.problem.rooms], dtype=np.int64)
        needed = np.array([each.seats for each in self.problem.meetings], dtype=np.int64)
        missing = np.maximum(0, needed[:, None] - seats[None, :])
        return np.asarray(self.weights.room_capacity * missing, dtype=np.int64)

    @cached_property
    def allowed(self) -> Flags:
        """Which starts each meeting may have: any grain, or where it is pinned."""
        starts = np.zeros((len(self.lengths), self.horizon), dtype=bool)
        starts[:, [grain.index - self.first for grain in self.problem.grains]] = True
        for row, place in self._pins():
            starts[row] = False
            starts[row, place.start - self.first] = True
        return starts

    @cached_property
    def allowed_rooms(self) -> Flags:
        """Which rooms each meeting may have: any, or where it is pinned."""
        rooms = np.ones((len(self.lengths), len(self.problem.rooms)), dtype=bool)
        for row, place in self._pins():
            rooms[row] = [room.id == place.room for room in self.problem.rooms]
        return rooms

    @cached_property
    def bad_times(self) -> Numbers:
        """What each start costs hard: running out of grains, or into another day."""
        costs = np.zeros((len(self.lengths), self.horizon), dtype=np.int64)
        days = self.problem.day_of
        for row, meeting in enumerate(self.problem.meetings):
            for at in np.flatnonzero(self.allowed[row]):
                first = int(at) + self.first
                last = first + meeting.length - 1
                if last not in days:
                    costs[row, at] = self.weights.overtime * last
                elif days[first] != days[last]:
                    costs[row, at] = self.weights.same_day
        return costs

    @cached_property
    def lateness(self) -> Numbers:
        """What each start costs softly for being late."""
        lasts = np.arange(self.horizon)[None, :] + self.lengths[:, None] - 1 + self.first
        return np.asarray(self.weights.as_soon_as_possible * lasts, dtype=np.int64)

    @cached_property
    def required_shared(self) -> Numbers:
        """What each pair of meetings costs hard per shared grain, for the people required."""
        return self._pairs(
            lambda one, other: (
                self.weights.required_conflict * len(set(one.required) & set(other.required))
            )
        )

    @cached_property
    def preferred_shared(self) -> Numbers:
        """What each pair of meetings costs on the medium level per shared grain."""
        mixed, both = self.weights.required_and_preferred_conflict, self.weights.preferred_conflict
        return self._pairs(
            lambda one, other: (
                mixed * len(set(one.required) & set(other.preferred))
                + mixed * len(set(one.preferred) & set(other.required))
                + both * len(set(one.preferred) & set(other.preferred))
            )
        )

    @cached_property
    def stability_shared(self) -> Numbers:
        """What each pair of meetings costs softly when close and in different rooms."""
        return self._pairs(
            lambda one, other: (
                self.weights.room_stability
                * sum(
                    (*other.required, *other.preferred).count(person)
                    for person in (*one.required, *one.preferred)
                )
            )
        )

    @cached_property
    def within(self) -> int:
        """The medium cost of people on both lists of one meeting: the same in every schedule."""
        return self.weights.required_and_preferred_conflict * sum(
            len(set(each.required) & set(each.preferred)) * each.length
            for each in self.problem.meetings
        )

    def schedule(self, starts: Numbers, rooms: Numbers) -> Schedule:
        """Return the schedule in the terms of the problem."""
        return {
            meeting.id: Place(start=int(start) + self.first, room=self.problem.rooms[int(room)].id)
            for meeting, start, room in zip(self.problem.meetings, starts, rooms, strict=True)
        }

    def positions(self, schedule: Schedule) -> tuple[Numbers, Numbers]:
        """Return the starts and rooms of a schedule as positions."""
        number = {room.id: at for at, room in enumerate(self.problem.rooms)}
        places = [schedule[meeting.id] for meeting in self.problem.meetings]
        starts = [place.start - self.first for place in places]
        rooms = [number[place.room] for place in places]
        return np.array(starts, dtype=np.int64), np.array(rooms, dtype=np.int64)

    def _pins(self) -> list[tuple[int, Place]]:
        pinned = self.problem.pinned
        return [
            (row, pinned[meeting.id])
            for row, meeting in enumerate(self.problem.meetings)
            if meeting.id in pinned
        ]

    def _pairs(self, cost: PairCost) -> Numbers:
        meetings = self.problem.meetings
        table = np.zeros((len(meetings), len(meetings)), dtype=np.int64)
        for (row, one), (column, other) in combinations(enumerate(meetings), 2):
            table[row, column] = table[column, row] = cost(one, other)
        return table
