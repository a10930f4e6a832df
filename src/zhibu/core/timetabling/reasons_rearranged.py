"""Fewer items to give way when all the others may be placed anew: by searching again.

`why_unplaced` lets the other sessions stay where they are. Where it then names two items or
more, searching again without some of them may show that fewer have to leave. This is the one
part of the explanations that asks the solver.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from zhibu.core.timetabling.instance import Instance, Item, Placement, Spacing
from zhibu.core.timetabling.reasons_facts import Fact, Reason, ReasonKind
from zhibu.core.timetabling.reasons_words import reason_in_words
from zhibu.core.timetabling.solve import solve
from zhibu.core.timetabling.timetable import Timetable

ANEW = "其余的重新排一次，都有时间。"


def with_others_rearranged(
    instance: Instance, timetable: Timetable, reason: Reason, time_limit: float = 5.0
) -> Reason:
    """Return the reason with as few of its other items as the search finds in `time_limit`.

    One item after the other is put back, and the problem searched again for a timetable that
    places the unplaced item and all that have a place now. A reason that is not about two
    other items or more comes back as it is.
    """
    if reason.kind is not ReasonKind.OTHERS or len(reason.facts) <= 1:
        return reason
    seconds = time_limit / len(reason.facts)
    leaving, would_do = reason.facts, reason.would_do
    for fact in reason.facts:
        fewer = tuple(one for one in leaving if one != fact)
        found = _place_without(instance, timetable, reason.item, fewer, seconds)
        if found is not None:
            leaving, would_do = fewer, found
    if leaving == reason.facts:
        return reason
    shorter = Reason(
        kind=ReasonKind.OTHERS if leaving else ReasonKind.POSSIBLE,
        item=reason.item,
        facts=leaving,
        would_do=would_do,
    )
    said = reason_in_words(instance, shorter)
    return replace(shorter, said=f"{said}{ANEW}" if leaving else said)


def _place_without(
    instance: Instance,
    timetable: Timetable,
    item: str,
    leaving: Iterable[Fact],
    seconds: float,
) -> Placement | None:
    """Return the item's place in a timetable of all that is placed now but those leaving."""
    gone = {fact.id for fact in leaving}
    placed = (timetable.by_item.keys() | {item}) - gone
    problem = _only(instance, _connected(instance, item, placed))
    hint = Timetable(held=tuple(held for held in timetable.held if held.item in problem.item))
    solution = solve(problem, time_limit=seconds, hint=hint)
    held = solution.timetable.by_item.get(item)
    return None if solution.unplaced or held is None else held.main


def _connected(instance: Instance, item: str, placed: Iterable[str]) -> set[str]:
    """Return which of the placed items could get in each other's way, starting from `item`."""
    left = {name: set(_uses(instance, instance.item[name])) for name in placed}
    found, uses = {item}, left.pop(item)
    while more := {name for name, needs in left.items() if needs & uses}:
        found |= more
        uses = uses.union(*(left.pop(name) for name in more))
    return found


def _uses(instance: Instance, item: Item) -> Iterator[tuple[str, str | int]]:
    """Yield what an item shares with others: people, rooms, lecturers, spacings."""
    speaks = {one.id: one.person for one in instance.lecturers}
    announced = item.announced
    rooms = (*item.rooms, *((announced.room,) if announced and announced.room else ()))
    told = (announced.lecturer,) if announced and announced.lecturer else ()
    lecturers = (*item.lecturers, *told)
    yield from (("person", person) for person in item.people)
    yield from (("room", room) for room in rooms)
    yield from (("lecturer", lecturer) for lecturer in lecturers)
    yield from (("person", person) for one in lecturers if (person := speaks[one]))
    for number, spacing in enumerate(instance.spacings):
        if item.id in spacing.items:
            yield "spacing", number


def _only(instance: Instance, names: set[str]) -> Instance:
    """Return the problem of these items alone; spacings break where an item is missing."""
    return replace(
        instance,
        items=tuple(item for item in instance.items if item.id in names),
        spacings=tuple(
            replace(spacing, items=run)
            for spacing in instance.spacings
            for run in _runs(spacing, names)
            if len(run) > 1
        ),
    )


def _runs(spacing: Spacing, names: set[str]) -> Iterator[tuple[str, ...]]:
    run: list[str] = []
    for item in spacing.items:
        if item in names:
            run.append(item)
        else:
            yield tuple(run)
            run = []
    yield tuple(run)
