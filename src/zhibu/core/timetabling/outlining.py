"""The outline of a zone: main sessions block by block, and the bound that follows from them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import numpy as np

from zhibu.core.timetabling.around import Around
from zhibu.core.timetabling.choices import Choices
from zhibu.core.timetabling.descent import LAST, Descent
from zhibu.core.timetabling.instance import Instance
from zhibu.core.timetabling.limits import Limits
from zhibu.core.timetabling.model import Model
from zhibu.core.timetabling.outline import build_outline
from zhibu.core.timetabling.pruning import Outlook
from zhibu.core.timetabling.reachable import beyond_reach
from zhibu.core.timetabling.splitting import Zone, part
from zhibu.core.timetabling.tiers import Cost
from zhibu.core.timetabling.timetable import Held, Timetable

Shadows = Mapping[str, tuple[Choices, Outlook]]
NO_SHADOWS: Shadows = {}
OUTLINE_SHARE = 0.6
"""How much of the time the outline may take."""
BOUNDED = ("told", "burden")
"""The later tiers searched with the joint items free, for a bound that holds wherever they are.

Around joint items that stand all tiers are searched again.
"""
FIRST_SHARE = 0.6
"""Where the first tiers took more than this share of that, only the next one is bounded."""
SOME_SLACK = 2
"""How much slack is tried before there is no limit."""


@dataclass(kw_only=True)
class Outline:
    """What was found of a zone's main sessions: the joint items by themselves, each block.

    worst: the share the worst-served person must be allowed to miss. is_exact: whether the sum
    of the parts is a bound; see `_is_exact`.
    """

    zone: Zone
    limits: Limits
    joint: Descent | None
    places: Descent | None = None
    """The joint items once more, kept to the fewest that miss them and to nothing else."""
    blocks: list[Descent] = field(default_factory=list)
    worst: Fraction = Fraction(0)
    beyond: Mapping[str, frozenset[str]] = field(default_factory=dict)
    first: Timetable = field(default_factory=Timetable)
    """A timetable known before, for blocks the time does not suffice for."""
    is_exact: bool = True
    has_no_place_left: bool = False
    """Whether `next_place` has returned every place there is."""

    @property
    def bound(self) -> Cost:
        """What no timetable of the zone can go below."""
        if not self.is_exact:
            # Each item by itself: that holds whatever becomes of the joint items.
            return Cost(
                unplaced=sum(_hopeless(one) for one in self.parts),
                missed=sum(one.model.fewest_missing for one in self.parts),
            )
        return summed(self.parts)

    @property
    def parts(self) -> list[Descent]:
        """The blocks, and the joint items where there are any."""
        return [*self.blocks, *([self.joint] if self.joint else [])]

    @property
    def fair_enough(self) -> Fraction:
        """A share somebody has to miss whatever is done: none smaller is to be looked for."""
        return max((one.cost(one.bounds).worst for one in self.blocks), default=Fraction(0))

    @property
    def joint_slack(self) -> int | None:
        """With how much slack the joint items were searched."""
        return self.joint.slack if self.joint else 0

    def next_place(self) -> Timetable:
        """Return the next place for the joint items: of those left the one most blocks chose."""
        if self.places is None:
            return Timetable()
        votes = Counter(
            (held.item, held.main.start)
            for block in self.blocks
            for held in block.timetable.held
            if held.item in self.zone.joint
        )
        liked: Any = 0
        for name, main in self.places.model.main.items():
            for literal, start in zip(main.at, main.choices.starts, strict=True):
                liked += votes[name, start.at] * literal
        if not self.places.again(-liked):
            self.has_no_place_left = not self.limits.is_over
            return Timetable()
        self._forbid(self.places.model, self.places.timetable)
        return self.places.timetable

    def _forbid(self, model: Model, joint: Timetable) -> None:
        """Keep the joint items from standing all where they stood."""
        stood = [
            literal
            for held in joint.held
            for literal, start in zip(
                model.main[held.item].at, model.main[held.item].choices.starts, strict=True
            )
            if start.at == held.main.start
        ]
        model.cp.add(sum(stood) <= len(stood) - 1)


def outline_of(zone: Zone, limits: Limits, done: Callable[[], None]) -> Outline:
    """Search the main sessions of a zone; `done` is called as parts are finished."""
    beyond = beyond_reach(zone.instance) if zone.joint else {}
    joint = _joint_items(zone, limits)
    outline = Outline(zone=zone, limits=limits, joint=joint, beyond=beyond)
    if joint:
        outline.places = _places(zone, joint, limits)
        done()
    workers = max(1, limits.workers)
    limits = limits.at_most(limits.watch.left * OUTLINE_SHARE).single
    with ThreadPoolExecutor(max_workers=workers) as pool:
        _first_of_blocks(outline, limits, pool, done)
        outline.is_exact = outline.joint is None or _is_exact(outline)
        outline.worst = max(one.cost(one.values).worst for one in outline.blocks)
        tiers = tuple(LAST) if outline.joint is None else BOUNDED
        if outline.joint and limits.watch.left < limits.watch.limit * (1 - FIRST_SHARE):
            tiers = tiers[:1]  # a bound of the rest is worth less than a place for joint items
        list(pool.map(lambda one: _finish(one, outline.worst, tiers, done), outline.blocks))
    return outline


def _joint_items(zone: Zone, limits: Limits) -> Descent | None:
    if not zone.joint:
        return None
    instance = part(zone.instance, zone.joint)
    joint = placed(lambda slack: build_outline(instance, slack=slack), limits)
    joint.last_tiers()
    return joint


def _places(zone: Zone, joint: Descent, limits: Limits) -> Descent:
    instance = part(zone.instance, zone.joint)
    places = Descent(model=build_outline(instance, slack=joint.slack), limits=limits)
    places.first_tiers()
    return places


def _first_of_blocks(
    outline: Outline, limits: Limits, pool: ThreadPoolExecutor, done: Callable[[], None]
) -> None:
    zone = outline.zone
    shadows = shadows_of(outline.joint.model) if outline.joint else NO_SHADOWS

    def first(block: tuple[str, ...]) -> Descent:
        descent = placed(lambda slack: block_model(zone, block, shadows, slack), limits)
        done()
        return descent

    outline.blocks = list(pool.map(first, zone.blocks))
    smallest = min(outline.blocks, key=lambda one: len(one.model.cp.proto.variables))
    smallest.fairness()
    enough = smallest.cost(smallest.bounds).worst
    others = [one for one in outline.blocks if one is not smallest]
    list(pool.map(lambda one: one.fairness(enough), others))


def _is_exact(outline: Outline) -> bool:
    """Whether the parts of a zone with joint items add up to a bound.

    Blocks see the joint items as held, and only where they cost few enough people. So all items
    have to be placed, else leaving out a joint item might be better; and no block may do
    better with the joint items elsewhere. Then a timetable that reaches the sum has every part at
    its fewest, the joint items too, and later tiers may be added up as well.
    """
    for one in outline.parts:
        if one.model.main and one.answer is None:
            return False
        if one.values["unplaced"] > _hopeless(one):
            return False
    excess = sum(_excess(one) for one in outline.parts)
    joint = outline.joint
    if joint is None or joint.slack is None or excess <= joint.slack:
        return True
    instance = part(outline.zone.instance, outline.zone.joint)
    wider = shadows_of(build_outline(instance, slack=excess))
    return all(
        _excess(descent) == 0 or _stays_at(outline, block, descent, wider)
        for block, descent in zip(outline.zone.blocks, outline.blocks, strict=True)
    )


def _stays_at(outline: Outline, block: tuple[str, ...], descent: Descent, wider: Shadows) -> bool:
    """Whether a block misses no fewer when the joint items may be at more places."""
    model = block_model(outline.zone, block, wider, descent.slack)
    again = Descent(model=model, limits=descent.limits)
    return again.first_tiers() and again.bounds["missed"] == descent.values["missed"]


def _hopeless(descent: Descent) -> int:
    """Return how many items can have no place, each looked at by itself."""
    return sum(item.id not in descent.model.main for item in descent.model.own)


def _excess(descent: Descent) -> int:
    """Return how many more people miss items than must, each item looked at by itself."""
    return int(descent.values["missed"]) - descent.model.fewest_missing


def placed(build: Callable[[int | None], Model], limits: Limits, slack: int | None = 0) -> Descent:
    """Return a descent whose first tiers are done, in as small a model as is exact.

    slack: with how much to begin; more is given where it does not suffice.
    """
    while True:
        descent = Descent(model=build(slack), limits=limits, slack=slack)
        if not descent.first_tiers() or slack is None:
            return descent
        hopeless, excess = _hopeless(descent), _excess(descent)
        if descent.values["unplaced"] == hopeless and excess <= slack:
            return descent
        wider = SOME_SLACK if descent.values["unplaced"] > hopeless else excess
        slack = wider if wider > slack else None


def block_model(
    zone: Zone,
    block: Iterable[str],
    shadows: Shadows,
    slack: int | None,
    *,
    within: Instance | None = None,
    outside: Around | None = None,
) -> Model:
    """Build the outline of a block; `within`: the zone's instance with more things taken."""
    instance = part(within or zone.instance, block)
    people = {person for item in instance.items for person in item.people}
    cast = {name: _cast(*pair, people) for name, pair in shadows.items()}
    cast = {name: pair for name, pair in cast.items() if pair[0].item.people}
    items = (*instance.items, *(main.item for main, _ in cast.values()))
    return build_outline(replace(instance, items=items), slack=slack, shadows=cast, outside=outside)


def shadows_of(joint: Model, at: Timetable | None = None) -> Shadows:
    """Return what joint items may be: anything, or exactly what they are in a timetable."""
    shadows = {}
    for name, main in joint.main.items():
        choices, view = main.choices, joint.outlooks[name]
        if at is None:
            shadows[name] = (choices, view)
        elif name in at.by_item:
            shadows[name] = _as_held(joint.instance, choices, view, at.by_item[name])
    return shadows


def _as_held(
    instance: Instance, choices: Choices, view: Outlook, held: Held
) -> tuple[Choices, Outlook]:
    """Return a joint item that stands, with exactly those lost who miss it."""
    keep = np.array([start.at == held.main.start for start in choices.starts], dtype=np.bool_)
    place = int(np.flatnonzero(keep)[0])
    asked = {person for make_up in held.make_ups for person in make_up.people}
    lost = [
        person not in asked and not (free and instance.person[person].reach.suits(held.main.mode))
        for person, free in zip(choices.item.people, choices.free[:, place], strict=True)
    ]
    view = view.at(place)
    rows = np.tile(np.array(lost, dtype=np.bool_), (len(view.main), 1))
    return choices.only(keep), replace(view, lost=rows, least=rows.sum(axis=1)[None, :])


def _cast(main: Choices, view: Outlook, people: set[str]) -> tuple[Choices, Outlook]:
    """Return a joint item as one block sees it: only its own people."""
    ours = np.array([person in people for person in main.item.people], dtype=np.bool_)
    names = tuple(np.array(main.item.people, dtype=object)[ours])
    item = replace(main.item, people=names, voters=(), quorum=0)
    choices = replace(main, item=item, free=main.free[ours])
    return choices, replace(view, lost=view.lost[:, ours], absent=view.absent[:, ours])


def _finish(
    descent: Descent, worst: Fraction, tiers: tuple[str, ...], done: Callable[[], None]
) -> None:
    descent.keep_fairness(worst)
    descent.last_tiers(tiers)
    done()


def summed(parts: Iterable[Descent]) -> Cost:
    """Return the bounds of parts as one: added up, and the largest share."""
    bounds = [one.cost(one.bounds) for one in parts]
    return Cost(
        unplaced=sum(one.unplaced for one in bounds),
        missed=sum(one.missed for one in bounds),
        worst=max((one.worst for one in bounds), default=Fraction(0)),
        told=sum(one.told for one in bounds),
        burden=sum(one.burden for one in bounds),
        wishes=sum(one.wishes for one in bounds),
    )
