"""What the benchmark asks: a start and a room for every meeting, as plain values.

Time is a row of grains, numbered by `Grain.index`; a meeting starts at one and runs `length` of
them. People are named by id.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who may be at a meeting."""

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grain:
    """The smallest piece of time; `day` is the day of the year, `minute` counts from midnight."""

    id: str
    index: int
    day: int
    minute: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room with `capacity` seats."""

    id: str
    name: str = ""
    capacity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting of `length` grains that takes `seats` seats; who must and who would like to come.

    `seats` is kept apart from the people, for the spreadsheet layout has speakers who must come
    and yet need no seat.
    """

    id: str
    topic: str = ""
    length: int
    required: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()
    seats: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a meeting is: the index of the grain it starts at, and the id of its room."""

    start: int
    room: str


Schedule = Mapping[str, Place]
"""Where every meeting is, by its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What one unit of each constraint costs on its level; these are the public ones."""

    room_conflict: int = 1
    overtime: int = 1
    required_conflict: int = 1
    room_capacity: int = 1
    same_day: int = 1
    required_and_preferred_conflict: int = 1
    preferred_conflict: int = 1
    as_soon_as_possible: int = 1
    one_break: int = 100
    overlapping: int = 10
    larger_rooms_first: int = 1
    room_stability: int = 1


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A whole problem. `pinned` meetings stay where they are."""

    name: str = ""
    people: tuple[Person, ...] = ()
    grains: tuple[Grain, ...]
    rooms: tuple[Room, ...]
    meetings: tuple[Meeting, ...]
    pinned: Schedule = field(default_factory=dict)
    weights: Weights = Weights()

    @cached_property
    def meeting(self) -> Mapping[str, Meeting]:
        """The meetings by id."""
        return {meeting.id: meeting for meeting in self.meetings}

    @cached_property
    def room(self) -> Mapping[str, Room]:
        """The rooms by id."""
        return {room.id: room for room in self.rooms}

    @cached_property
    def day_of(self) -> Mapping[int, int]:
        """The day of every grain, by the grain's index."""
        return {grain.index: grain.day for grain in self.grains}
