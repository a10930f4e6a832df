"""Why an item has no place: the fewest facts whose removal would give it one, in words.

Every place the item may have (start, mode, room, lecturer) is looked at in plain Python, with
all that is in its way; the place with the least in its way is the explanation, and would do
once that is gone. The other sessions stay where they are. CP-SAT's assumptions would give a
set of constraints too, but work neither with an objective nor in parallel.
"""

from dataclasses import replace

from zhibu.core.timetabling.instance import Instance, Item
from zhibu.core.timetabling.reasons_blocking import (
    has_place,
    least_blocked,
    places_of,
    until_free,
)
from zhibu.core.timetabling.reasons_facts import (
    Blocked,
    Fact,
    FactKind,
    Move,
    Reason,
    ReasonKind,
)
from zhibu.core.timetabling.reasons_structure import why_never
from zhibu.core.timetabling.reasons_words import reason_in_words
from zhibu.core.timetabling.timetable import Held, Timetable

KINDS = {
    FactKind.PIN: ReasonKind.PINNED,
    FactKind.BUSY: ReasonKind.QUORUM,
    FactKind.BOOKING: ReasonKind.ROOM,
    FactKind.LECTURER_BUSY: ReasonKind.LECTURER,
    FactKind.SESSION: ReasonKind.OTHERS,
}
"""What a reason is about, by the first of these among its facts."""


def why_unplaced(instance: Instance, timetable: Timetable, item_id: str) -> Reason:
    """Explain why an item of the instance is not in the timetable.

    Raises:
        ValueError: the item has a place (a bug in the caller).
        KeyError: the instance has no such item.
    """
    item = instance.item[item_id]
    if item_id in timetable.by_item:
        raise ValueError(f"item {item_id} has a place")
    places = until_free(places_of(instance, timetable, item))
    least = least_blocked(places)
    if least is None or least.lasting:
        return _worded(instance, timetable, why_never(instance, item, places))
    return _worded(instance, timetable, _reason(instance, timetable, item, least))


def _worded(instance: Instance, timetable: Timetable, reason: Reason) -> Reason:
    return replace(reason, said=reason_in_words(instance, reason))


def _reason(instance: Instance, timetable: Timetable, item: Item, least: Blocked) -> Reason:
    kind = _kind(item, least.facts)
    moves = _moves(instance, timetable, item, least) if kind is ReasonKind.OTHERS else ()
    return Reason(kind=kind, item=item.id, facts=least.facts, would_do=least.placement, moves=moves)


def _kind(item: Item, facts: tuple[Fact, ...]) -> ReasonKind:
    if not facts:
        return ReasonKind.POSSIBLE
    present = {fact.kind for fact in facts}
    voters = any(fact.kind is FactKind.BUSY and fact.id in item.people for fact in facts)
    if FactKind.BUSY in present and not voters and FactKind.PIN not in present:
        return ReasonKind.LECTURER  # a lecturer who is busy as a person
    return next(kind for fact, kind in KINDS.items() if fact in present)


def _moves(
    instance: Instance, timetable: Timetable, item: Item, least: Blocked
) -> tuple[Move, ...]:
    """Return where the others in the way could go once the item has its place, one by one."""
    staying = [held for held in timetable.held if held.item not in least.others]
    staying.append(Held(item=item.id, main=least.placement))
    moves: list[Move] = []
    for other in least.others:
        rest = Timetable(held=tuple(staying))
        to = has_place(instance, rest, instance.item[other])
        moves.append(Move(item=other, to=to))
        if to is not None:
            staying.append(Held(item=other, main=to))
    return tuple(moves)
