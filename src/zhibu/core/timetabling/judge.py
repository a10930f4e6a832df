"""Judges a timetable by docs/timetabling-rules.md: written apart from the model, in plain Python.

It knows nothing of how timetables are found, so that the two can be held against each other.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from zhibu.core.timetabling import judge_people, judge_places
from zhibu.core.timetabling.instance import Instance
from zhibu.core.timetabling.judge_attendance import coverage
from zhibu.core.timetabling.judge_case import Broken, Case
from zhibu.core.timetabling.judge_costs import cost_of
from zhibu.core.timetabling.tiers import Cost
from zhibu.core.timetabling.timetable import Coverage, Timetable

__all__ = ["RULES", "Broken", "Verdict", "judge"]

RULES: tuple[Callable[[Case], Iterator[Broken]], ...] = (
    judge_places.days,
    judge_places.grid,
    judge_places.make_up,
    judge_places.mode,
    judge_places.room,
    judge_places.room_free,
    judge_places.seats,
    judge_people.lecturer,
    judge_people.quorum,
    judge_people.clash,
    judge_people.week,
    judge_people.spacing,
    judge_people.asked,
    judge_places.pinned,
)
"""One function for each rule of the page, named as its code, in its order."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The rules a timetable breaks, what it costs, who takes part in what, what has no place."""

    broken: tuple[Broken, ...]
    cost: Cost
    coverage: tuple[Coverage, ...]
    unplaced: tuple[str, ...]


def judge(instance: Instance, timetable: Timetable) -> Verdict:
    """Return the verdict on a timetable; `instance` has passed `check_instance`.

    Items the instance does not know, and the second and later times an item is held, are
    named and left out of everything else.
    """
    case = Case(instance, _known_once(instance, timetable))
    covered = coverage(case)
    return Verdict(
        broken=(*_strange(instance, timetable), *(each for rule in RULES for each in rule(case))),
        cost=cost_of(case, covered),
        coverage=covered,
        unplaced=tuple(item.id for item in instance.items if item.id not in case.main),
    )


def _known_once(instance: Instance, timetable: Timetable) -> Timetable:
    first = {held.item: held for held in reversed(timetable.held)}
    known = {held.item: first[held.item] for held in timetable.held if held.item in instance.item}
    return Timetable(held=tuple(known.values()))


def _strange(instance: Instance, timetable: Timetable) -> Iterator[Broken]:
    """Yield what a timetable must not hold at all."""
    for name, times in Counter(held.item for held in timetable.held).items():
        if name not in instance.item:
            yield Broken(code="items", items=(name,), said=f"要安排的事项里没有“{name}”。")
        elif times > 1:
            known = instance.item[name].name or name
            yield Broken(code="items", items=(name,), said=f"“{known}”排了{times}次，只能排一次。")
