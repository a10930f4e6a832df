"""How other items stand in the way: people shared, rooms, lecturers, weeks, days apart.

`docs/timetabling-rules.md` (`clash`, `room_free`, `lecturer`, `week`, `spacing`). One other
item is one fact, since without its main session its make-up sessions fall as well.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from zhibu.core.timetabling.instance import Instance, Item, Placement, Span
from zhibu.core.timetabling.reasons_attendance import counts_in_week
from zhibu.core.timetabling.reasons_facts import Fact, FactKind, Way
from zhibu.core.timetabling.reasons_places import length_of
from zhibu.core.timetabling.reasons_weeks import FullWeek
from zhibu.core.timetabling.timetable import Timetable

Ways = dict[str, set[Way]]
"""The ids of other items, and how each stands in the way."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session of another item; `asked` are those it counts for in their week."""

    item: str
    start: datetime
    end: datetime
    room: str | None
    lecturer: str | None
    invited: frozenset[str]
    asked: frozenset[str]

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Whether any moment of [start, end) lies in it."""
        return self.start < end and start < self.end


def week_of(at: datetime) -> date:
    """Return the Monday of its week."""
    return at.date() - timedelta(days=at.weekday())


class Others:
    """The sessions of a timetable beside one item, asked whether they leave it a place."""

    def __init__(self, instance: Instance, timetable: Timetable, item: Item) -> None:
        """Look at `timetable` with the eyes of `item`."""
        self.instance = instance
        self.item = item
        self.people = frozenset(item.people)
        self.sessions = tuple(_sessions(instance, timetable, item.id))
        self.mains = {held.item: held.main.start for held in timetable.held if held.item != item.id}
        self._weeks: dict[tuple[date, frozenset[str], frozenset[str]], frozenset[str]] = {}

    def in_the_way(self, placement: Placement) -> tuple[Fact, ...]:
        """Return the fewest other items that have to leave for the item to be placed so."""
        ways: Ways = {}
        at, end = placement.start, placement.start + length_of(self.item)
        for session in self._running(at, end):
            for way in self._collisions(session, placement):
                ways.setdefault(session.item, set()).add(way)
        for neighbour in self._too_near_or_far(at.date()):
            ways.setdefault(neighbour, set()).add(Way.SPACING)
        for other in self._weeks_full(at, frozenset(ways)):
            ways.setdefault(other, set()).add(Way.WEEK)
        return tuple(self._fact(other, ways[other]) for other in sorted(ways))

    def collides(self, placement: Placement) -> bool:
        """Whether another item's session shares people, the room or a speaker at that time."""
        end = placement.start + length_of(self.item)
        running = self._running(placement.start, end)
        return any(True for session in running for _ in self._collisions(session, placement))

    def never_asked(self, at: datetime) -> tuple[Fact, ...]:
        """Return the people it would call then whose limit is below one session a week."""
        return tuple(
            Fact(kind=FactKind.LIMIT, id=person, has=limit, needs=1)
            for person, limit in self._limits.items()
            if limit < 1 and counts_in_week(self.instance.person[person], self.item, at)
        )

    def _fact(self, other: str, ways: set[Way]) -> Fact:
        start = self.mains[other]
        span = Span(start, start + length_of(self.instance.item[other]))
        return Fact(kind=FactKind.SESSION, id=other, span=span, ways=frozenset(ways))

    @cached_property
    def _limits(self) -> Mapping[str, int]:
        people = (self.instance.person[person] for person in self.item.people)
        usual = self.instance.weekly_limit
        return {
            person.id: usual if person.weekly_limit is None else person.weekly_limit
            for person in people
        }

    @cached_property
    def _speaks_as(self) -> Mapping[str, str]:
        """The person each lecturer is, where they are one."""
        lecturers = self.instance.lecturers
        return {one.id: one.person for one in lecturers if one.person is not None}

    def _running(self, at: datetime, end: datetime) -> Iterator[Session]:
        return (session for session in self.sessions if session.overlaps(at, end))

    def _collisions(self, session: Session, placement: Placement) -> Iterator[Way]:
        if not self.people.isdisjoint(session.invited):
            yield Way.CLASH
        if placement.room is not None and placement.room == session.room:
            yield Way.ROOM
        mine, theirs = placement.lecturer, session.lecturer
        if mine is not None and mine == theirs:
            yield Way.LECTURER
        if mine is not None and self._speaks_as.get(mine) in session.invited:
            yield Way.LECTURER
        if theirs is not None and self._speaks_as.get(theirs) in self.people:
            yield Way.LECTURER

    def _too_near_or_far(self, day: date) -> Iterator[str]:
        for before, after, low, high in self._neighbours:
            other = after if before == self.item.id else before
            if other not in self.mains:
                continue
            days = (self.mains[other].date() - day).days
            apart = days if before == self.item.id else -days
            if apart < low or (high is not None and apart > high):
                yield other

    @cached_property
    def _neighbours(self) -> tuple[tuple[str, str, int, int | None], ...]:
        return tuple(
            (before, after, spacing.min_days, spacing.max_days)
            for spacing in self.instance.spacings
            for before, after in zip(spacing.items, spacing.items[1:], strict=False)
            if self.item.id in (before, after)
        )

    def _weeks_full(self, at: datetime, gone: frozenset[str]) -> frozenset[str]:
        called = frozenset(
            person
            for person in self._asked_in.get(week_of(at), {})
            if counts_in_week(self.instance.person[person], self.item, at)
        )
        key = (week_of(at), gone, called)
        if key not in self._weeks:
            self._weeks[key] = self._full_week(week_of(at), called).fewest(gone)
        return self._weeks[key]

    def _full_week(self, week: date, called: frozenset[str]) -> FullWeek:
        asked = {
            person: Counter(items)
            for person, items in self._asked_in.get(week, {}).items()
            if self._limits[person] >= 1 and person in called
        }
        return FullWeek(asked, self._limits)

    @cached_property
    def _asked_in(self) -> Mapping[date, Mapping[str, list[str]]]:
        """For each week and person of the item, the other items' sessions they are asked to."""
        weeks: dict[date, dict[str, list[str]]] = {}
        for session in self.sessions:
            for person in session.asked & self.people:
                people = weeks.setdefault(week_of(session.start), {})
                people.setdefault(person, []).append(session.item)
        return weeks


def _sessions(instance: Instance, timetable: Timetable, but: str) -> Iterator[Session]:
    for held in timetable.held:
        if held.item == but:
            continue
        item = instance.item[held.item]
        invited = frozenset(item.people)
        called = frozenset(
            name
            for name in item.people
            if counts_in_week(instance.person[name], item, held.main.start)
        )
        placed = [(held.main, called)]
        placed += [(one.placement, frozenset(one.people)) for one in held.make_ups]
        for place, asked in placed:
            end = place.start + length_of(item)
            yield Session(item.id, place.start, end, place.room, place.lecturer, invited, asked)
