"""One place for the joint items after the other, and what the blocks cost around each.

The free bound lets every block put the joint items where it likes best. Where they stand all
blocks have to bear the same place: that is a better bound, and the answer if it can be kept.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

import numpy as np

from zhibu.core.timetabling.choices import Choices
from zhibu.core.timetabling.descent import LAST, Descent
from zhibu.core.timetabling.limits import Limits
from zhibu.core.timetabling.model import Model
from zhibu.core.timetabling.outline import build_outline
from zhibu.core.timetabling.outlining import (
    Outline,
    Shadows,
    block_model,
    placed,
    summed,
)
from zhibu.core.timetabling.pruning import Outlook
from zhibu.core.timetabling.reading import add_hint
from zhibu.core.timetabling.splitting import part
from zhibu.core.timetabling.tiers import Cost
from zhibu.core.timetabling.timetable import Timetable


@dataclass(kw_only=True)
class Place:
    """The joint items at one place, as they cost least by themselves, and the blocks around.

    worst: the share the worst-served person must be allowed to miss there. is_out: it costs
    more than what is known; the blocks were not searched to the end.
    """

    own: Descent | None
    blocks: list[Descent] = field(default_factory=list)
    worst: Fraction = Fraction(0)
    is_out: bool = False

    @property
    def joint(self) -> Timetable:
        """The joint items where they stand."""
        return self.own.timetable if self.own else Timetable()

    @property
    def bound(self) -> Cost:
        """What no timetable with the joint items here can go below."""
        return summed([*self.blocks, *([self.own] if self.own else [])])


def places_of(outline: Outline) -> Iterator[Timetable]:
    """Yield the joint items at every place at which they miss the fewest, the liked ones first.

    A place is a start for each joint item; the first is empty where there are none to place.
    """
    joint = outline.next_place()
    yield joint
    while joint.held:
        joint = outline.next_place()
        if joint.held:
            yield joint


def look_at(outline: Outline, joint: Timetable, known: Cost, limits: Limits) -> Place:
    """Search the blocks with the joint items in place; give up where it costs as much as known."""
    if outline.joint is None:
        return Place(own=None, blocks=outline.blocks, worst=outline.worst)
    shadows = _standing(outline.joint.model, joint)
    place = Place(own=_own(outline, joint))
    pairs = list(zip(outline.zone.blocks, outline.blocks, strict=True))
    with ThreadPoolExecutor(max_workers=max(1, limits.workers)) as pool:
        single = limits.single
        place.blocks = list(
            pool.map(lambda pair: _around(outline, pair[0], pair[1], shadows, single), pairs)
        )
        enough = outline.fair_enough
        for step in ("worst", *LAST):
            place.is_out = place.bound >= known
            if place.is_out or limits.is_over:
                break
            if step == "worst":
                list(pool.map(lambda one: one.fairness(enough), place.blocks))
                _share_fairly(outline, place)
            else:
                list(pool.map(lambda one, tier=step: one.last_tiers((tier,)), place.blocks))
    return place


def _own(outline: Outline, joint: Timetable) -> Descent:
    """Return the joint items by themselves, at their best with the starts they have."""
    instance = part(outline.zone.instance, outline.zone.joint)
    at = {one.item: one.main.start for one in joint.held}

    def build(slack: int | None) -> Model:
        model = build_outline(instance, slack=slack)
        for name, main in model.main.items():
            for literal, start in zip(main.at, main.choices.starts, strict=True):
                if start.at != at.get(name):
                    model.cp.add(literal == 0)
        return model

    descent = Descent(model=build(outline.joint_slack), limits=outline.limits)
    if descent.first_tiers():
        descent.last_tiers()
    return descent


def _around(
    outline: Outline, block: tuple[str, ...], free: Descent, shadows: Shadows, limits: Limits
) -> Descent:
    if limits.is_over:
        return free

    def build(slack: int | None) -> Model:
        model = block_model(outline.zone, block, shadows, slack)
        add_hint(model, free.timetable)
        return model

    descent = placed(build, limits, free.slack)
    descent.floors = free.cost(free.bounds)
    return descent


def bound_of(outline: Outline, places: list[Place]) -> Cost:
    """Return what no timetable can go below once every place has been looked at.

    At any other place more people miss the joint items, and no block misses fewer for it.
    """
    free = outline.bound
    other = Cost(unplaced=free.unplaced, missed=free.missed + 1)
    return max(free, min([other, *(place.bound for place in places)]))


def _share_fairly(outline: Outline, place: Place) -> None:
    place.worst = max(one.cost(one.values).worst for one in place.blocks)
    for one in place.blocks:
        one.keep_fairness(place.worst)
        if place.worst > outline.worst:
            one.floors = None  # they hold for the share that was allowed there


def _standing(joint: Model, at: Timetable) -> Shadows:
    """Return the joint items with nothing but the starts they have; who misses them is open."""
    return {
        name: _only(joint, name, at.by_item[name].main.start)
        for name in joint.main
        if name in at.by_item
    }


def _only(joint: Model, name: str, at: datetime) -> tuple[Choices, Outlook]:
    choices, view = joint.main[name].choices, joint.outlooks[name]
    keep = np.array([start.at == at for start in choices.starts], dtype=np.bool_)
    return choices.only(keep), view.at(int(np.flatnonzero(keep)[0]))
