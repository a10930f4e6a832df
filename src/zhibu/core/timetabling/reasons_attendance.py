"""Who takes part in what of a timetable, read again in plain Python for the explanations."""

from collections.abc import Iterator
from datetime import datetime

from zhibu.core.timetabling.instance import Instance, Item, Mode, Person, Span
from zhibu.core.timetabling.reasons_places import length_of
from zhibu.core.timetabling.timetable import Held, Timetable


def missed_pairs(instance: Instance, timetable: Timetable) -> Iterator[tuple[Person, Item]]:
    """Yield who has no way to attend what, in the order of people and items."""
    for person in instance.people:
        for item in instance.items:
            if person.id in item.people and misses(timetable.by_item.get(item.id), person, item):
                yield person, item


def misses(held: Held | None, person: Person, item: Item) -> bool:
    """Whether a person invited to an item takes part in none of its sessions."""
    if held is None:
        return True
    if any(person.id in make_up.people for make_up in held.make_ups):
        return False
    return not can_follow(person, held.main.mode) or bool(busy_spans(person, item, held.main.start))


def can_follow(person: Person, mode: Mode) -> bool:
    """Whether a person's reach suits a main session of this mode."""
    return mode is not Mode.VISIT and person.reach.suits(mode)


def counts_in_week(person: Person, item: Item, at: datetime) -> bool:
    """Whether a main session that starts at `at` counts for a person's week (rule `week`)."""
    return not busy_spans(person, item, at) and any(can_follow(person, mode) for mode in item.modes)


def busy_spans(person: Person, item: Item, at: datetime) -> tuple[Span, ...]:
    """Return what keeps a person from a session of the item that starts at `at`."""
    end = at + length_of(item)
    return tuple(span for span in person.busy if span.overlaps(at, end))
