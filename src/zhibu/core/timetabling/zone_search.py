"""Finding the timetable of one zone.

First the outline: main sessions, block by block, each at its best around joint items it may put
where it likes. All this costs is a bound for the zone. Then one place for the joint items, the
blocks around it, and the make-up sessions around the main ones. Where the sum equals the bound,
the timetable is proven; otherwise, as time allows, other places are tried and then the
whole zone is searched in one model.
"""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice

from zhibu.core.timetabling.around import (
    around,
    is_clear,
    sittings,
    span_of,
    week_of,
    with_taken,
)
from zhibu.core.timetabling.descent import Descent
from zhibu.core.timetabling.greedy import greedy
from zhibu.core.timetabling.instance import Instance, Span
from zhibu.core.timetabling.limits import Limits
from zhibu.core.timetabling.mending import Best, Found, block_anew, mend, missed_of, of_block
from zhibu.core.timetabling.model import Model, build
from zhibu.core.timetabling.outlining import (
    NO_SHADOWS,
    Outline,
    block_model,
    outline_of,
    placed,
    shadows_of,
)
from zhibu.core.timetabling.places import Place, bound_of, look_at, places_of
from zhibu.core.timetabling.reading import add_hint
from zhibu.core.timetabling.splitting import Zone, part
from zhibu.core.timetabling.timetable import Held, Timetable

SOME = 0.5
"""Seconds a block gets to step aside for others even when the time is over."""
SMALL = 40
"""A zone of so many items is at last searched in one model."""
STEP_SHARE = 0.2
"""How much of the time left one block may take to step aside."""
PLACE_SHARE = 0.45
"""How much of the time left the blocks around one place may take."""
MOST_TRIES = 12
"""So many places for the joint items are tried before the whole zone is searched at once."""


def search_zone(
    zone: Zone, limits: Limits, hint: Timetable, done: Callable[[], None] = lambda: None
) -> Found:
    """Return the best timetable of a zone that the limits allow, with its bound."""
    outline = outline_of(zone, limits, done)
    outline.limits = limits.single
    best = Best(zone.instance, outline.bound, hint)
    outline.first = greedy(zone.instance)
    best.offer(_completed(outline, outline.first.held, _parts(outline)))
    places: list[Place] = []
    for joint in islice(places_of(outline), MOST_TRIES):
        place = look_at(outline, joint, best.cost, limits.at_most(limits.watch.left * PLACE_SHARE))
        places.append(place)
        if not place.is_out:
            _around_place(outline, place, best, limits)
        if best.is_proven or limits.is_over:
            break
    if outline.is_exact and outline.has_no_place_left and not limits.is_over:
        best.bound = bound_of(outline, places)
    for block in zone.blocks:
        if not (best.is_proven or limits.is_over):
            best.offer(block_anew(outline, block, best.timetable, limits))
    if not (best.is_proven or limits.is_over) and len(zone.instance.items) <= SMALL:
        return _whole(best, limits)
    return best.found


def _around_place(outline: Outline, place: Place, best: Best, limits: Limits) -> None:
    """Offer the timetable with the joint items there, then with the blocks mended."""
    assembled = _assemble(outline, place, limits.workers)
    before = best.cost
    best.offer(assembled)
    if best.cost == before and limits.is_over:
        # The time did not suffice for every block to step aside: what is missing goes where it can.
        repaired = greedy(outline.zone.instance, assembled.held)
        best.offer(_completed(outline, repaired.held, _parts(outline)))
    mend(outline, place, best, limits)


def steps_of(zone: Zone) -> int:
    """Return how often `done` is called for a zone."""
    return 2 * len(zone.blocks) + bool(zone.joint)


def _assemble(outline: Outline, place: Place, workers: int) -> Timetable:
    """Put the joint items with their make-up sessions, the blocks around them, then the rest."""
    zone, limits = outline.zone, outline.limits
    joint = _with_make_ups(zone.instance, zone.joint, place.joint, [], limits)
    held = list(joint.held)
    pairs = list(zip(zone.blocks, place.blocks, strict=True))
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        apart = pool.map(lambda pair: _block_around(outline, place, pair, joint, held), pairs)
        mains = dict(zip(zone.blocks, list(apart), strict=True))
    for block, descent in pairs:
        if collide(zone.instance, mains[block].held, held):
            mains[block] = _block_around(outline, place, (block, descent), joint, held)
        held += mains[block].held
    return _completed(outline, held, zone.blocks)


def _parts(outline: Outline) -> tuple[tuple[str, ...], ...]:
    return (outline.zone.joint, *outline.zone.blocks)


def _completed(
    outline: Outline, held: Iterable[Held], parts: Iterable[tuple[str, ...]]
) -> Timetable:
    """Add make-up sessions to main sessions that stand, part by part."""
    instance, joint_items = outline.zone.instance, outline.zone.joint
    full = {one.item: one for one in held}
    for items in parts:
        others = [one for name, one in full.items() if name not in items]
        joint = Timetable(held=tuple(one for one in others if one.item in joint_items))
        mains = Timetable(held=tuple(one for name, one in full.items() if name in items))
        missed = missed_of(instance, joint, outline.beyond)
        full |= _with_make_ups(
            instance, items, mains, others, outline.limits, missed=missed
        ).by_item
    return Timetable(held=tuple(full.values()))


def _block_around(
    outline: Outline,
    place: Place,
    pair: tuple[tuple[str, ...], Descent],
    joint: Timetable,
    held: list[Held],
) -> Timetable:
    """Return the main sessions of a block where joint items and others are as they are."""
    instance = outline.zone.instance
    block, descent = pair
    if descent.answer is None:
        return _what_fits(instance, of_block(outline.first, block), joint, held)
    own = of_block(descent.timetable, block)
    if _agrees(outline, descent.timetable, own, joint) and not collide(instance, own.held, held):
        return own
    if outline.limits.is_over:
        return _what_fits(instance, own, joint, held)
    shadows = shadows_of(outline.joint.model, joint) if outline.joint else NO_SHADOWS
    make_ups = around(instance, joint.held).less(around(instance, _only_mains(joint)))
    within = with_taken(instance, held, instance)

    def build_again(slack: int | None) -> Model:
        model = block_model(outline.zone, block, shadows, slack, within=within, outside=make_ups)
        add_hint(model, descent.timetable)
        return model

    # Whoever has to step aside leaves time for those after: the first tiers matter most.
    limits = outline.limits.at_most(outline.limits.watch.left * STEP_SHARE).at_least(SOME)
    again = placed(build_again, limits, descent.slack)
    if again.answer is None:
        return _what_fits(instance, own, joint, held)
    again.fairness(place.worst)
    worst = max(place.worst, again.cost(again.values).worst)
    again.keep_fairness(worst)
    if worst == place.worst:
        again.floors = descent.cost(descent.bounds)
    again.last_tiers()
    return of_block(again.timetable, block)


def _what_fits(instance: Instance, own: Timetable, joint: Timetable, held: list[Held]) -> Timetable:
    """Return of a block's own places those that nobody else has taken."""
    busy = around(instance, joint.held)
    kept: list[Held] = []
    for one in own.held:
        item = instance.item[one.item]
        span = span_of(one.main, item.minutes)
        if is_clear(busy.blocked(item), span) and not collide(instance, [one], [*held, *kept]):
            kept.append(one)
    return Timetable(held=tuple(kept))


def _only_mains(timetable: Timetable) -> list[Held]:
    return [replace(one, make_ups=()) for one in timetable.held]


def _agrees(outline: Outline, found: Timetable, own: Timetable, joint: Timetable) -> bool:
    """Whether a block's answer has the joint items where they are, and their make-ups clear."""
    instance = outline.zone.instance
    for one in found.held:
        if one.item in joint.by_item and one.main.start != joint.by_item[one.item].main.start:
            return False
    if not any(one.make_ups for one in joint.held):
        return True
    busy = around(instance, joint.held)
    asked = around(instance, joint.held).less(around(instance, _only_mains(joint))).calls
    return not any(
        span.overlaps(one.main.start, span_of(one.main, instance.item[one.item].minutes).end)
        for one in own.held
        for span in busy.blocked(instance.item[one.item])
    ) and not any(
        # Somebody asked to make up in that week: whether it is one too many, the model knows.
        (person, week_of(one.main.start)) in asked
        for one in own.held
        for person in instance.item[one.item].people
    )


def collide(instance: Instance, own: Iterable[Held], others: Iterable[Held]) -> bool:
    """Whether one of ours needs a room or lecturer another has at the time."""
    taken: dict[str, list[Span]] = {}
    for one in others:
        for key, span in _uses(instance, one):
            taken.setdefault(key, []).append(span)
    return any(
        span.overlaps(other.start, other.end)
        for one in own
        for key, span in _uses(instance, one)
        for other in taken.get(key, ())
    )


def _uses(instance: Instance, held: Held) -> Iterable[tuple[str, Span]]:
    item = instance.item[held.item]
    for placement, _ in sittings(held, item.people):
        span = span_of(placement, item.minutes)
        if placement.room is not None:
            yield f"room {placement.room}", span
        if placement.lecturer is not None:
            yield f"lecturer {placement.lecturer}", span


def _with_make_ups(
    instance: Instance,
    items: tuple[str, ...],
    mains: Timetable,
    others: list[Held],
    limits: Limits,
    *,
    missed: Mapping[str, tuple[int, int]] | None = None,
) -> Timetable:
    """Add make-up sessions to main sessions that stand, around all that is held besides."""
    if not mains.held:
        return mains
    elsewhere = [one for one in others if one.item not in items]
    mine = with_taken(part(instance, items), elsewhere, instance)
    model = build(
        mine,
        slack=0,
        around=around(instance, elsewhere),
        mains=mains,
        counts_half_days=False,
        elsewhere=missed,
    )
    descent = Descent(model=model, limits=limits.at_least(SOME))
    most = sum(len(late) for late in model.make_ups.values()) + len(model.main)
    found = descent.complete(most + len(model.main) * 3)
    return descent.timetable if found else mains


def _whole(best: Best, limits: Limits) -> Found:
    """Search a zone in one model, beginning from the best known."""
    descent = placed(lambda slack: _hinted(best.instance, slack, best.timetable), limits)
    finished = descent.all_tiers()
    best.offer(descent.timetable)
    if finished:
        best.bound = max(best.bound, descent.cost(descent.bounds))
    return best.found


def _hinted(instance: Instance, slack: int | None, hint: Timetable) -> Model:
    model = build(instance, slack=slack)
    add_hint(model, hint)
    return model
