"""What goes on outside the part of a problem being solved, and binds it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from zhibu.core.timetabling.instance import Instance, Item, Placement, Span
from zhibu.core.timetabling.timetable import Held


@dataclass(frozen=True, kw_only=True)
class Around:
    """When sessions elsewhere run and who is invited (`busy`), how often a person is called.

    `calls` counts the sessions of a person in a week, which is named by its Monday.
    """

    busy: tuple[tuple[Span, frozenset[str]], ...] = ()
    calls: Mapping[tuple[str, date], int] = field(default_factory=dict)

    def less(self, other: "Around") -> "Around":
        """Return what goes on here and not in `other`, which is part of it."""
        calls = {key: count - other.calls.get(key, 0) for key, count in self.calls.items()}
        return Around(
            busy=tuple(one for one in self.busy if one not in other.busy),
            calls={key: count for key, count in calls.items() if count > 0},
        )

    def blocked(self, item: Item) -> tuple[Span, ...]:
        """Return when no session of an item may run: people it invites are asked elsewhere."""
        return tuple(span for span, people in self.busy if not people.isdisjoint(item.people))


def around(instance: Instance, held: Iterable[Held]) -> Around:
    """Return what sessions held elsewhere mean for items that share people with them."""
    busy: list[tuple[Span, frozenset[str]]] = []
    calls: dict[tuple[str, date], int] = defaultdict(int)
    for one in held:
        item = instance.item[one.item]
        for placement, people in sittings(one, item.people):
            busy.append((span_of(placement, item.minutes), frozenset(item.people)))
            for person in people:
                if placement is not one.main or _comes(instance, person, item, placement):
                    calls[person, week_of(placement.start)] += 1
    return Around(busy=tuple(busy), calls=dict(calls))


def with_taken(instance: Instance, held: Iterable[Held], of: Instance) -> Instance:
    """Return the instance with rooms and lecturers taken by what is held elsewhere.

    `of` is the instance that knows the items held.
    """
    rooms: dict[str, list[Span]] = defaultdict(list)
    lecturers: dict[str, list[Span]] = defaultdict(list)
    for one in held:
        item = of.item[one.item]
        for placement, _ in sittings(one, item.people):
            span = span_of(placement, item.minutes)
            if placement.room is not None:
                rooms[placement.room].append(span)
            if placement.lecturer is not None:
                lecturers[placement.lecturer].append(span)
    return replace(
        instance,
        rooms=tuple(
            replace(room, bookings=(*room.bookings, *rooms[room.id])) if room.id in rooms else room
            for room in instance.rooms
        ),
        lecturers=tuple(
            replace(one, busy=(*one.busy, *lecturers[one.id])) if one.id in lecturers else one
            for one in instance.lecturers
        ),
    )


def sittings(held: Held, people: tuple[str, ...]) -> Iterator[tuple[Placement, tuple[str, ...]]]:
    """Yield the main session with all invited, and each make-up session with those asked."""
    yield held.main, people
    for make_up in held.make_ups:
        yield make_up.placement, make_up.people


def span_of(placement: Placement, minutes: int) -> Span:
    """Return the time a session takes."""
    return Span(placement.start, placement.start + timedelta(minutes=minutes))


def _comes(instance: Instance, name: str, item: Item, main: Placement) -> bool:
    """Whether a person is free then and some mode of the item reaches them."""
    person, span = instance.person[name], span_of(main, item.minutes)
    return is_clear(person.busy, span) and any(person.reach.suits(mode) for mode in item.modes)


def is_clear(busy: Iterable[Span], span: Span) -> bool:
    """Whether nothing of `busy` overlaps a span."""
    return not any(one.overlaps(span.start, span.end) for one in busy)


def week_of(at: datetime) -> date:
    """Return the Monday of its week."""
    return at.date() - timedelta(days=at.weekday())
