"""The score of a schedule as the benchmark counts it, in plain Python; no search uses this.

One function per constraint: it returns how many units the schedule breaks it by, before weights.
A meeting occupies the grains from its start up to, not including, start + length.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, permutations

from zhibu.core.timetabling.meeting_scheduling.problem import Meeting, Problem, Schedule

STABLE_WITHIN = 2
"""Meetings with at most so many grains between them should share a room."""


class Level(StrEnum):
    """Which part of a score a constraint counts in; an earlier one outweighs all later ones."""

    HARD = "hard"
    MEDIUM = "medium"
    SOFT = "soft"


@dataclass(frozen=True, slots=True, order=True)
class Score:
    """Three numbers, 0 or below; a larger score is better, compared from left to right."""

    hard: int = 0
    medium: int = 0
    soft: int = 0

    def __str__(self) -> str:
        return f"{self.hard}hard/{self.medium}medium/{self.soft}soft"


@dataclass(frozen=True, slots=True)
class Constraint:
    """A constraint: its public name, its level, its weight's field and its measure."""

    name: str
    level: Level
    weight: str
    units: Callable[[Problem, Schedule], int]


def score(problem: Problem, schedule: Schedule) -> Score:
    """Return the score of a schedule that has a place for every meeting."""
    lost = dict.fromkeys(Level, 0)
    for constraint, units in broken(problem, schedule):
        lost[constraint.level] += units
    return Score(-lost[Level.HARD], -lost[Level.MEDIUM], -lost[Level.SOFT])


def broken(problem: Problem, schedule: Schedule) -> list[tuple[Constraint, int]]:
    """Return every constraint with the weighted units the schedule breaks it by."""
    return [
        (each, each.units(problem, schedule) * getattr(problem.weights, each.weight))
        for each in CONSTRAINTS
    ]


def room_conflict(problem: Problem, schedule: Schedule) -> int:
    """Count the grains in which two meetings are in the same room."""
    return sum(
        _overlap(one, other, schedule)
        for one, other in combinations(problem.meetings, 2)
        if schedule[one.id].room == schedule[other.id].room
    )


def overtime(problem: Problem, schedule: Schedule) -> int:
    """Add up the last grains of meetings that run past the grains there are."""
    lasts = (_last(meeting, schedule) for meeting in problem.meetings)
    return sum(last for last in lasts if last not in problem.day_of)


def required_conflict(problem: Problem, schedule: Schedule) -> int:
    """Count, per person, the grains in which two meetings both require them."""
    return sum(
        len(set(one.required) & set(other.required)) * overlap
        for one, other, overlap in _overlapping(problem, schedule)
    )


def room_capacity(problem: Problem, schedule: Schedule) -> int:
    """Count the seats that are missing."""
    return sum(
        max(0, meeting.seats - problem.room[schedule[meeting.id].room].capacity)
        for meeting in problem.meetings
    )


def same_day(problem: Problem, schedule: Schedule) -> int:
    """Count the meetings whose last grain is on another day than their first."""
    days = problem.day_of
    ends = ((schedule[meeting.id].start, _last(meeting, schedule)) for meeting in problem.meetings)
    return sum(last in days and days[first] != days[last] for first, last in ends)


def required_and_preferred_conflict(problem: Problem, schedule: Schedule) -> int:
    """Count, per person, the grains in which they must be here and would like to be there.

    A person on both lists of one meeting counts with its whole length, wherever it is.
    """
    among = sum(
        (_shared(one.required, other.preferred) + _shared(one.preferred, other.required)) * overlap
        for one, other, overlap in _overlapping(problem, schedule)
    )
    within = sum(_shared(each.required, each.preferred) * each.length for each in problem.meetings)
    return among + within


def preferred_conflict(problem: Problem, schedule: Schedule) -> int:
    """Count, per person, the grains in which they would like to be at two meetings."""
    return sum(
        _shared(one.preferred, other.preferred) * overlap
        for one, other, overlap in _overlapping(problem, schedule)
    )


def as_soon_as_possible(problem: Problem, schedule: Schedule) -> int:
    """Add up the indices of the last grains."""
    return sum(_last(meeting, schedule) for meeting in problem.meetings)


def one_break(problem: Problem, schedule: Schedule) -> int:
    """Count the pairs, in whatever rooms, of which one starts in the grain after the other."""
    return sum(
        _last(one, schedule) + 1 == schedule[other.id].start
        for one, other in permutations(problem.meetings, 2)
    )


def overlapping(problem: Problem, schedule: Schedule) -> int:
    """Count the grains in which two meetings take place, in whatever rooms."""
    return sum(overlap for _, _, overlap in _overlapping(problem, schedule))


def larger_rooms_first(problem: Problem, schedule: Schedule) -> int:
    """Add up, per meeting, the seats by which each larger room is larger than its own."""
    capacities = [room.capacity for room in problem.rooms]
    own = (problem.room[schedule[meeting.id].room].capacity for meeting in problem.meetings)
    return sum(max(0, other - capacity) for capacity in own for other in capacities)


def room_stability(problem: Problem, schedule: Schedule) -> int:
    """Count, per person, the pairs of close meetings in different rooms.

    Close: the second starts later than the first, and at most two grains after its end.
    """
    count = 0
    for one, other in permutations(problem.meetings, 2):
        here, there = schedule[one.id], schedule[other.id]
        gap = there.start - here.start - one.length
        if here.start < there.start and here.room != there.room and gap <= STABLE_WITHIN:
            count += _shared_attendances(one, other)
    return count


CONSTRAINTS = (
    Constraint("Room conflict", Level.HARD, "room_conflict", room_conflict),
    Constraint("Don't go in overtime", Level.HARD, "overtime", overtime),
    Constraint("Required attendance conflict", Level.HARD, "required_conflict", required_conflict),
    Constraint("Required room capacity", Level.HARD, "room_capacity", room_capacity),
    Constraint("Start and end on same day", Level.HARD, "same_day", same_day),
    Constraint(
        "Required and preferred attendance conflict",
        Level.MEDIUM,
        "required_and_preferred_conflict",
        required_and_preferred_conflict,
    ),
    Constraint(
        "Preferred attendance conflict", Level.MEDIUM, "preferred_conflict", preferred_conflict
    ),
    Constraint(
        "Do all meetings as soon as possible",
        Level.SOFT,
        "as_soon_as_possible",
        as_soon_as_possible,
    ),
    Constraint(
        "One TimeGrain break between two consecutive meetings", Level.SOFT, "one_break", one_break
    ),
    Constraint("Overlapping meetings", Level.SOFT, "overlapping", overlapping),
    Constraint("Assign larger rooms first", Level.SOFT, "larger_rooms_first", larger_rooms_first),
    Constraint("Room stability", Level.SOFT, "room_stability", room_stability),
)


def _last(meeting: Meeting, schedule: Schedule) -> int:
    return schedule[meeting.id].start + meeting.length - 1


def _overlap(one: Meeting, other: Meeting, schedule: Schedule) -> int:
    first = max(schedule[one.id].start, schedule[other.id].start)
    return max(0, min(_last(one, schedule), _last(other, schedule)) + 1 - first)


def _overlapping(problem: Problem, schedule: Schedule) -> Iterator[tuple[Meeting, Meeting, int]]:
    """Yield every pair that overlaps, with the grains it does."""
    for one, other in combinations(problem.meetings, 2):
        overlap = _overlap(one, other, schedule)
        if overlap:
            yield one, other, overlap


def _shared(some: tuple[str, ...], others: tuple[str, ...]) -> int:
    return len(set(some) & set(others))


def _shared_attendances(one: Meeting, other: Meeting) -> int:
    """Count the pairs of an attendance here and one there that are the same person's."""
    everyone = (*other.required, *other.preferred)
    return sum(everyone.count(person) for person in (*one.required, *one.preferred))
