"""What two timetables of one problem differ in, counted and named, tier by tier."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from fractions import Fraction

from zhibu.core.timetabling.instance import Instance, Mode, Placement
from zhibu.core.timetabling.reasons_attendance import missed_pairs
from zhibu.core.timetabling.timetable import Coverage, Held, Solution, Timetable


def missed_names(instance: Instance, more: Timetable, less: Timetable) -> list[str]:
    """Return who misses what in `more` but not in `less`, each person once: 张三（党课）."""
    before = {(person.id, item.id) for person, item in missed_pairs(instance, less)}
    items: dict[str, list[str]] = {}
    for person, item in missed_pairs(instance, more):
        if (person.id, item.id) not in before:
            items.setdefault(person.name or person.id, []).append(item.name or item.id)
    return [f"{person}（{'、'.join(names)}）" for person, names in items.items()]


def moved(instance: Instance, timetable: Timetable) -> list[str]:
    """Return the items that are not as announced, in their order."""
    return [
        item.id
        for item in instance.items
        if item.announced is not None and _place(timetable.by_item.get(item.id)) != item.announced
    ]


def worst_served(solution: Solution) -> tuple[str, int, int] | None:
    """Return who misses the largest share: the person, how many items, of how many."""
    served = [
        (coverage.person, len(_within(coverage, coverage.missed)), invited)
        for coverage in solution.coverage
        if (invited := len(_within(coverage, coverage.takes_part)))
    ]
    return max(served, key=lambda one: Fraction(one[1], one[2]), default=None)


def session_counts(timetable: Timetable) -> Counter[str]:
    """Return how many main and make-up sessions there are, each by its word."""
    return Counter(
        {
            "次会": len(timetable.held),
            "次补学": sum(len(held.make_ups) for held in timetable.held),
        }
    )


def wish_counts(instance: Instance, timetable: Timetable) -> Counter[str]:
    """Return how often people's wishes are not met, each by its word."""
    counts: Counter[str] = Counter()
    for held in timetable.held:
        counts.update(_unmet(instance, held))
    return counts


def _place(held: Held | None) -> Placement | None:
    return None if held is None else held.main


def _within(coverage: Coverage, items: Iterable[str]) -> list[str]:
    return [item for item in items if item not in coverage.beyond]


def _unmet(instance: Instance, held: Held) -> Iterator[str]:
    item, main = instance.item[held.item], held.main
    if main.mode is not Mode.IN_PERSON:
        yield "场不是线下开"
    if item.wanted is not None and item.wanted != main.start.date():
        yield "场不在通常的日子"
    if item.part is not None and _part(instance, main.start) != item.part:
        yield "场不在习惯的半天"
    if item.lecturers and main.lecturer != item.lecturers[0]:
        yield "场不是首选的讲课人"
    for place in (main, *(make_up.placement for make_up in held.make_ups)):
        if place.room is not None and instance.room[place.room].owner != item.unit:
            yield "次不在自己的会议室"


def _part(instance: Instance, at: datetime) -> int | None:
    inside = (
        part for part, (opens, closes) in enumerate(instance.parts) if opens <= at.time() < closes
    )
    return next(inside, None)
