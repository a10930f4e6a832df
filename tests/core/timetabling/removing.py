"""Taking facts out of a problem, and trying every place by the judge."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations, product

from zhibu.core.timetabling.instance import Placement
from zhibu.core.timetabling.judge import judge
from zhibu.core.timetabling.reasons_facts import Fact, FactKind
from zhibu.core.timetabling.timetable import Held, Timetable

OF_SPANS = {
    FactKind.BUSY: ("people", "busy"),
    FactKind.BOOKING: ("rooms", "bookings"),
    FactKind.LECTURER_BUSY: ("lecturers", "busy"),
}


MOST_STARTS = 5
"""More than a part of two hours has in the random problems; the judge refuses what is too late."""


def without(instance, timetable, facts):
    """The problem and the timetable once the facts are gone; other items lose their place."""
    for fact in facts:
        if fact.kind in OF_SPANS:
            instance = _without_span(instance, fact)
        elif fact.kind is FactKind.PIN:
            instance = replace(instance, items=tuple(_unpinned(instance.items, fact.id)))
        else:
            timetable = Timetable(held=tuple(h for h in timetable.held if h.item != fact.id))
    return instance, timetable


def _without_span(instance, fact):
    kind, spans = OF_SPANS[fact.kind]
    owners = tuple(
        replace(one, **{spans: tuple(span for span in getattr(one, spans) if span != fact.span)})
        if one.id == fact.id
        else one
        for one in getattr(instance, kind)
    )
    return replace(instance, **{kind: owners})


def _unpinned(items, name):
    return (replace(item, is_pinned=False) if item.id == name else item for item in items)


def allows(instance, timetable, item_id, placement):
    """Whether the judge finds nothing wrong with the item's main session held so."""
    held = (*timetable.held, Held(item=item_id, main=placement))
    verdict = judge(instance, Timetable(held=held))
    return not any(item_id in broken.items for broken in verdict.broken)


def has_some_place(instance, timetable, item_id):
    """Whether any place at all suits the judge, tried one by one."""
    return any(
        allows(instance, timetable, item_id, placement)
        for placement in every_place(instance, instance.item[item_id])
    )


def every_place(instance, item):
    told = item.announced
    starts = {
        datetime.combine(day, opens) + timedelta(minutes=count * instance.grain)
        for day in instance.calendar.workdays_in(instance.first, instance.last)
        for opens, closes in instance.parts
        for count in range(MOST_STARTS)
    } | ({told.start} if told else set())
    modes = {*item.modes, *([told.mode] if told else [])}
    rooms = {None, *item.rooms, *([told.room] if told else [])}
    lecturers = {None, *item.lecturers, *([told.lecturer] if told else [])}
    for start, mode, room, lecturer in product(starts, modes, rooms, lecturers):
        yield Placement(start=start, mode=mode, room=room, lecturer=lecturer)


def removable_facts(instance, timetable, item_id):
    """Everything in a problem that somebody could take out of the item's way."""
    item = instance.item[item_id]
    others = [Fact(kind=FactKind.SESSION, id=h.item) for h in timetable.held]
    spans = [
        Fact(kind=kind, id=one.id, span=span)
        for kind, (owners, field) in OF_SPANS.items()
        for one in getattr(instance, owners)
        for span in getattr(one, field)
    ]
    pin = [Fact(kind=FactKind.PIN, id=item_id)] if item.is_pinned else []
    return others, spans + pin


def subsets_below(facts, size):
    """Every set of fewer than `size` of the facts."""
    for count in range(size):
        yield from combinations(facts, count)
