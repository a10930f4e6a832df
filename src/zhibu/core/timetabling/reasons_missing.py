"""Who has no way to attend an item of a timetable, why, and what would help them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from zhibu.core.timetabling.instance import Instance, Item, Person
from zhibu.core.timetabling.reasons_attendance import busy_spans, can_follow, missed_pairs
from zhibu.core.timetabling.reasons_help import Barrier, MakeUps
from zhibu.core.timetabling.reasons_misses import Kept, Missing
from zhibu.core.timetabling.reasons_misses_words import missing_in_words
from zhibu.core.timetabling.reasons_places import grid_starts, length_of
from zhibu.core.timetabling.timetable import Timetable


def who_misses(instance: Instance, timetable: Timetable) -> tuple[Missing, ...]:
    """Return everybody who misses something, in the order of people and of items."""
    make_ups = {held.item: MakeUps(instance, timetable, held) for held in timetable.held}
    missing = (
        _missing(instance, person, item, make_ups.get(item.id))
        for person, item in missed_pairs(instance, timetable)
    )
    return tuple(replace(one, said=missing_in_words(instance, one)) for one in missing)


def _missing(instance: Instance, person: Person, item: Item, make_ups: MakeUps | None) -> Missing:
    if make_ups is None:
        return Missing(person=person.id, item=item.id)
    is_away = all(busy_spans(person, item, at) for at in _every_start(instance, item))
    kept = tuple(_kept_from(person, item, make_ups))
    helped_by, session = make_ups.what_helps(person)
    return Missing(
        person=person.id,
        item=item.id,
        kept=kept,
        is_away=is_away,
        helped_by=helped_by,
        session=session,
    )


def _every_start(instance: Instance, item: Item) -> Iterator[datetime]:
    first = max(item.first, instance.first)
    last = min(item.last + timedelta(days=item.make_up_days), instance.last)
    return grid_starts(instance, first, last, length_of(item))


def _kept_from(person: Person, item: Item, make_ups: MakeUps) -> Iterator[Kept]:
    main = make_ups.held.main
    spans = busy_spans(person, item, main.start)
    barrier = Barrier.BUSY if can_follow(person, main.mode) else Barrier.REACH
    yield Kept(placement=main, barrier=barrier, spans=spans)
    for session in make_ups.held.make_ups:
        where = session.placement
        yield Kept(
            placement=where,
            barrier=make_ups.barrier_at(person, session),
            spans=busy_spans(person, item, where.start),
        )
