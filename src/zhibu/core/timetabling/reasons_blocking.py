"""What stands in the way of each place of an item, and where the least does.

`docs/timetabling-rules.md` (`room`, `room_free`, `seats`, `lecturer`, `quorum`), read again in
plain Python: for every place the facts in its way are named one by one.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from zhibu.core.timetabling.instance import Instance, Item, Mode, Placement, Span
from zhibu.core.timetabling.reasons_facts import Blocked, Fact, FactKind
from zhibu.core.timetabling.reasons_others import Others
from zhibu.core.timetabling.reasons_places import (
    breaks_pin,
    length_of,
    main_places,
    main_starts,
)
from zhibu.core.timetabling.reasons_quorum import Present, room_and_quorum
from zhibu.core.timetabling.timetable import Timetable


def places_of(instance: Instance, timetable: Timetable, item: Item) -> Iterator[Blocked]:
    """Yield every place the item may have with the facts in its way, in order of time."""
    others = Others(instance, timetable, item)
    for at in main_starts(instance, item):
        present = Present(instance, item, at)
        for placement in main_places(item, at):
            facts = (
                *_of_itself(instance, item, placement, present),
                *others.never_asked(at),
                *others.in_the_way(placement),
            )
            yield Blocked(placement=placement, facts=facts)


def until_free(places: Iterable[Blocked]) -> tuple[Blocked, ...]:
    """Return the places up to the first that nothing denies, or all of them."""
    seen: list[Blocked] = []
    for place in places:
        seen.append(place)
        if not place.facts:
            break
    return tuple(seen)


def least_blocked(places: Iterable[Blocked]) -> Blocked | None:
    """Return the place with the least in its way, the earliest among equals.

    A place that only other items deny goes before any that needs a diary or a booking changed.
    """
    return min(places, key=_weight, default=None)


def has_place(instance: Instance, timetable: Timetable, item: Item) -> Placement | None:
    """Return the earliest place that nothing denies to the item, the rest staying as it is."""
    free = (place for place in places_of(instance, timetable, item) if not place.facts)
    found = next(free, None)
    return None if found is None else found.placement


def _weight(place: Blocked) -> tuple[int, bool, int, bool]:
    own = [fact for fact in place.facts if fact.kind is not FactKind.SESSION]
    pin = any(fact.kind is FactKind.PIN for fact in own)
    return len(place.lasting), bool(own), len(place.facts), pin


def _of_itself(
    instance: Instance, item: Item, placement: Placement, present: Present
) -> Iterator[Fact]:
    """Yield what the instance alone puts in the way, no other item considered."""
    if breaks_pin(item, placement):
        yield Fact(kind=FactKind.PIN, id=item.id)
    yield from _of_the_room(instance, item, placement)
    yield from _of_the_lecturer(instance, item, placement)
    yield from room_and_quorum(present, placement)


def _of_the_room(instance: Instance, item: Item, placement: Placement) -> Iterator[Fact]:
    if placement.room is None:
        return
    room = instance.room[placement.room]
    if placement.mode is Mode.HYBRID and not room.has_video:
        yield Fact(kind=FactKind.NO_VIDEO, id=room.id)
    yield from _spans(FactKind.BOOKING, room.id, room.bookings, item, placement.start)


def _of_the_lecturer(instance: Instance, item: Item, placement: Placement) -> Iterator[Fact]:
    if placement.lecturer is None:
        return
    lecturer, at = instance.lecturer[placement.lecturer], placement.start
    yield from _spans(FactKind.LECTURER_BUSY, lecturer.id, lecturer.busy, item, at)
    if lecturer.person is not None and lecturer.person not in item.people:
        busy = instance.person[lecturer.person].busy
        yield from _spans(FactKind.BUSY, lecturer.person, busy, item, at)


def _spans(
    kind: FactKind, owner: str, spans: Sequence[Span], item: Item, at: datetime
) -> Iterator[Fact]:
    end = at + length_of(item)
    for span in dict.fromkeys(spans):
        if span.overlaps(at, end):
            yield Fact(kind=kind, id=owner, span=span)
