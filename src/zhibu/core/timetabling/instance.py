"""What is to be placed, for whom, between which days: the problem as plain values.

Times are local wall times without a zone. Ids are any text, unique within their kind.
`check_instance` in `instance_checks` refuses what contradicts itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from functools import cached_property

from zhibu.core.workdays.calendar import WorkCalendar

USUAL_PARTS = ((time(9), time(12)), (time(14), time(17)))
"""Morning and afternoon; lunch lies between them and no session runs across it."""


class Mode(StrEnum):
    """How a session is held."""

    IN_PERSON = "in_person"
    HYBRID = "hybrid"
    """In a room that has video, and online at the same time."""
    ONLINE = "online"
    VISIT = "visit"
    """At people's homes (送学上门); make-up sessions only."""


class Reach(StrEnum):
    """How a person can take part."""

    ANY = "any"
    IN_PERSON = "in_person"
    """Not online, such as an older member without a smartphone."""
    ONLINE = "online"
    """Only from afar: retired and living elsewhere, lent to another town."""
    VISIT = "visit"
    """Only at home."""

    def suits(self, mode: Mode) -> bool:
        """Whether someone of this reach can take part in a session of `mode`."""
        return mode in SUITABLE[self]


SUITABLE: Mapping[Reach, frozenset[Mode]] = {
    Reach.ANY: frozenset({Mode.IN_PERSON, Mode.HYBRID, Mode.ONLINE}),
    Reach.IN_PERSON: frozenset({Mode.IN_PERSON, Mode.HYBRID, Mode.VISIT}),
    Reach.ONLINE: frozenset({Mode.HYBRID, Mode.ONLINE}),
    Reach.VISIT: frozenset({Mode.VISIT}),
}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` up to, not including, `end`; `why` is a word such as 出差, never a title."""

    start: datetime
    end: datetime
    why: str = ""

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Whether any moment of [start, end) lies in the span."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone invited; `unit` is the branch whose working days their sessions interrupt.

    `weekly_limit` replaces the limit of the instance for this person.
    """

    id: str
    name: str = ""
    unit: str = ""
    busy: tuple[Span, ...] = ()
    reach: Reach = Reach.ANY
    weekly_limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room with `seats` places; `owner` is a unit, empty for one the zone shares."""

    id: str
    name: str = ""
    seats: int = 1
    has_video: bool = False
    owner: str = ""
    bookings: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lecturer:
    """Someone who speaks; `person` is the id of the same human among the people, if there."""

    id: str
    name: str = ""
    busy: tuple[Span, ...] = ()
    person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where and how a session is held: start, mode, room and lecturer where it has one."""

    start: datetime
    mode: Mode = Mode.IN_PERSON
    room: str | None = None
    lecturer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One obligation to be placed once: a meeting, a lecture, a joint event.

    people: who is invited. voters, quorum: so many of the voters must be able to come into
    the room (`quorum_online`: or online). minutes: how long. first, last: the days its main
    session may fall on. rooms: which rooms will do, empty when it needs none. lecturers: who
    may speak, the first liked best, empty when it needs nobody. make_ups: how many make-up
    sessions at most, each starting after the main session ends and at most `make_up_days`
    days after its day. wanted: the day it usually falls on; `tolerance`: at most so many
    days from it. part: which part of the day is liked, counted from 0. announced: where
    people were told it would be; `is_pinned`: it does not move from there.
    """

    id: str
    name: str = ""
    unit: str = ""
    people: tuple[str, ...]
    minutes: int
    first: date
    last: date
    voters: tuple[str, ...] = ()
    quorum: int = 0
    quorum_online: bool = False
    modes: tuple[Mode, ...] = (Mode.IN_PERSON, Mode.HYBRID, Mode.ONLINE)
    rooms: tuple[str, ...] = ()
    lecturers: tuple[str, ...] = ()
    make_ups: int = 1
    make_up_days: int = 14
    make_up_modes: tuple[Mode, ...] = (Mode.ONLINE, Mode.IN_PERSON, Mode.VISIT)
    wanted: date | None = None
    tolerance: int | None = None
    part: int | None = None
    announced: Placement | None = None
    is_pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """Main sessions of the items, in this order, lie so many days apart, each from the one before.

    A pair of which one is not placed is left out.
    """

    items: tuple[str, ...]
    min_days: int = 0
    max_days: int | None = None


@dataclass(frozen=True, kw_only=True)
class Instance:
    """A whole problem: who, where, what, between `first` and `last`, both days included.

    Sessions start on working days at whole grains of `grain` minutes counted from the start
    of a part of the day, and end within that part. `weekly_limit`: how many sessions a week,
    Monday to Sunday, one person is asked to at most.
    """

    first: date
    last: date
    people: tuple[Person, ...] = ()
    items: tuple[Item, ...] = ()
    rooms: tuple[Room, ...] = ()
    lecturers: tuple[Lecturer, ...] = ()
    spacings: tuple[Spacing, ...] = ()
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    parts: tuple[tuple[time, time], ...] = USUAL_PARTS
    grain: int = 60
    weekly_limit: int = 2
    visit_places: int = 2
    """How many people one visiting session reaches at most."""
    name: str = ""

    @cached_property
    def person(self) -> Mapping[str, Person]:
        """The people by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def item(self) -> Mapping[str, Item]:
        """The items by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def room(self) -> Mapping[str, Room]:
        """The rooms by id."""
        return {room.id: room for room in self.rooms}

    @cached_property
    def lecturer(self) -> Mapping[str, Lecturer]:
        """The lecturers by id."""
        return {lecturer.id: lecturer for lecturer in self.lecturers}
