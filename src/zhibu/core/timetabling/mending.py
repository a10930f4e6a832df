"""Mending a timetable: a block in which too many miss something is searched anew as a whole."""

from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from fractions import Fraction

from zhibu.core.timetabling.around import around, is_clear, span_of, with_taken
from zhibu.core.timetabling.descent import Descent
from zhibu.core.timetabling.instance import Instance
from zhibu.core.timetabling.judge import judge
from zhibu.core.timetabling.limits import Limits
from zhibu.core.timetabling.model import Model, build
from zhibu.core.timetabling.outlining import Outline, placed
from zhibu.core.timetabling.places import Place
from zhibu.core.timetabling.reading import add_hint
from zhibu.core.timetabling.splitting import part
from zhibu.core.timetabling.tiers import Cost
from zhibu.core.timetabling.timetable import Held, Timetable

MENDING = 12.0
"""Seconds a block is searched anew in which too many miss something."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """A timetable, its cost and the bound that holds for it."""

    timetable: Timetable
    cost: Cost
    bound: Cost


@dataclass
class Best:
    """The best timetable of a zone so far; one that breaks a rule is no timetable."""

    instance: Instance
    bound: Cost
    timetable: Timetable = field(default_factory=Timetable)

    def __post_init__(self) -> None:
        hint, self.timetable = self.timetable, Timetable()
        verdict = judge(self.instance, self.timetable)
        self.cost, self.coverage = verdict.cost, verdict.coverage
        self.offer(hint)

    def offer(self, timetable: Timetable) -> None:
        verdict = judge(self.instance, timetable)
        if not verdict.broken and verdict.cost < self.cost:
            self.timetable, self.cost = timetable, verdict.cost
            self.coverage = verdict.coverage

    @property
    def is_proven(self) -> bool:
        return self.cost == self.bound

    @property
    def found(self) -> Found:
        return Found(timetable=self.timetable, cost=self.cost, bound=min(self.bound, self.cost))


def mend(outline: Outline, place: Place, best: Best, limits: Limits) -> None:
    """Search anew the blocks in which more people miss something than must, or one too much.

    Their main sessions left no room for a make-up session; in one model both give way.
    """
    if best.is_proven or limits.is_over:
        return
    soon, stood = limits.single.at_most(MENDING), best.timetable
    short = [
        (block, descent)
        for block, descent in zip(outline.zone.blocks, place.blocks, strict=True)
        if _falls_short(best, block, descent, place.worst)
    ]
    with ThreadPoolExecutor(max_workers=max(1, limits.workers)) as pool:
        mended = list(pool.map(lambda pair: _mended(outline, place, pair, stood, soon), short))
    for (block, _), own in zip(short, mended, strict=True):
        if own.held:
            others = [one for one in best.timetable.held if one.item not in block]
            best.offer(Timetable(held=(*others, *own.held)))


def _falls_short(best: Best, block: tuple[str, ...], descent: Descent, worst: Fraction) -> bool:
    missed = Counter(item for one in best.coverage for item in one.missed)
    if sum(missed[item] for item in block) > descent.bounds["missed"]:
        return True
    people = {person for item in block for person in best.instance.item[item].people}
    return any(one.share > worst for one in best.coverage if one.person in people)


def _mended(
    outline: Outline,
    place: Place,
    pair: tuple[tuple[str, ...], Descent],
    best: Timetable,
    limits: Limits,
) -> Timetable:
    """Search one block anew that falls short at a place; later tiers only if that helps."""
    block, around_mains = pair
    descent, _ = _anew(outline, block, best, limits, around_mains.slack)
    if descent.answer is None or not descent.fairness(place.worst):
        return Timetable()
    worst = max(place.worst, descent.cost(descent.values).worst)
    descent.keep_fairness(worst)
    if worst == place.worst:
        descent.floors = around_mains.cost(around_mains.bounds)
    descent.last_tiers()
    return descent.timetable


def block_anew(
    outline: Outline, block: tuple[str, ...], best: Timetable, limits: Limits
) -> Timetable:
    """Search one block with its make-up sessions in one model, all else as it is."""
    descent, elsewhere = _anew(outline, block, best, limits.single, 0)
    descent.all_tiers()
    return Timetable(held=(*elsewhere, *descent.timetable.held))


def _anew(
    outline: Outline,
    block: tuple[str, ...],
    best: Timetable,
    limits: Limits,
    slack: int | None,
) -> tuple[Descent, list[Held]]:
    """Return the first tiers of a block with its make-up sessions, and all that is elsewhere."""
    instance = outline.zone.instance
    elsewhere = [one for one in best.held if one.item not in block]
    joint = Timetable(held=tuple(one for one in elsewhere if one.item in outline.zone.joint))
    mine = with_taken(part(instance, block), elsewhere, instance)
    outside = around(instance, elsewhere)
    missed = missed_of(instance, joint, outline.beyond)

    def hinted(slack: int | None) -> Model:
        model = build(mine, slack=slack, around=outside, elsewhere=missed)
        add_hint(model, of_block(best, block))
        return model

    return placed(hinted, limits, slack), elsewhere


def missed_of(
    instance: Instance, joint: Timetable, beyond: Mapping[str, frozenset[str]]
) -> dict[str, tuple[int, int]]:
    """Return for each person how many joint items they miss, of how many that count."""
    counts: dict[str, tuple[int, int]] = {}
    for held in joint.held:
        item = instance.item[held.item]
        asked = {person for make_up in held.make_ups for person in make_up.people}
        span = span_of(held.main, item.minutes)
        for name in item.people:
            if item.id in beyond.get(name, ()):
                continue
            person = instance.person[name]
            comes = is_clear(person.busy, span) and person.reach.suits(held.main.mode)
            lost, total = counts.get(name, (0, 0))
            counts[name] = (lost + (not comes and name not in asked), total + 1)
    return counts


def of_block(timetable: Timetable, block: tuple[str, ...]) -> Timetable:
    """Return what a timetable holds of a block."""
    return Timetable(held=tuple(one for one in timetable.held if one.item in block))
