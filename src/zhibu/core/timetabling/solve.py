"""The entrance: the best timetable of an instance, with what is proven of it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction

from zhibu.core.timetabling.around import with_taken
from zhibu.core.timetabling.instance import Instance
from zhibu.core.timetabling.instance_checks import check_instance
from zhibu.core.timetabling.judge import judge
from zhibu.core.timetabling.limits import Limits
from zhibu.core.timetabling.mending import Found
from zhibu.core.timetabling.progress import Listener, Progress, ShouldStop
from zhibu.core.timetabling.splitting import Zone, zones_of
from zhibu.core.timetabling.stopwatch import Stopwatch
from zhibu.core.timetabling.tiers import Cost
from zhibu.core.timetabling.timetable import Held, Solution, Status, Timetable
from zhibu.core.timetabling.zone_search import collide, search_zone, steps_of

USUAL_LIMIT = 10.0
A_WHILE = 2.0
"""Seconds a zone that collides gets to step aside even when the time is over."""


def solve(
    instance: Instance,
    time_limit: float = USUAL_LIMIT,
    seed: int = 0,
    hint: Timetable | None = None,
    *,
    workers: int = 1,
    on_progress: Listener | None = None,
    should_stop: ShouldStop | None = None,
) -> Solution:
    """Return the best timetable found within `time_limit` seconds, never worse than `hint`.

    Zones share rooms and lecturers only: each is searched by itself, then those that
    collide again around the others. Given enough time the answer is the same for the same
    instance and seed, with any number of `workers` (threads).

    Raises:
        FaultyInstance: the instance contradicts itself.
    """
    check_instance(instance)
    watch = Stopwatch(time_limit)
    limits = Limits(watch=watch, seed=seed, workers=workers, should_stop=should_stop)
    zones = zones_of(instance)
    steps = _Steps(sum(steps_of(zone) for zone in zones), watch, on_progress)
    found = _search_all(zones, limits, hint or Timetable(), steps.done)
    timetable = Timetable(held=_in_order(instance, found))
    verdict = judge(instance, timetable)
    bound = _sum([one.bound for one in found])
    status = Status.OPTIMAL if verdict.cost == bound else Status.FEASIBLE
    return Solution(
        status=status,
        timetable=timetable,
        cost=verdict.cost,
        bound=bound,
        unplaced=verdict.unplaced,
        coverage=verdict.coverage,
        seconds=watch.seconds,
    )


class _Steps:
    """Counts what is done and tells the listener."""

    def __init__(self, steps: int, watch: Stopwatch, listener: Listener | None) -> None:
        self.steps, self.watch, self.listener = steps, watch, listener
        self.step = 0

    def done(self) -> None:
        self.step += 1
        if self.listener is not None:
            step = min(self.step, self.steps)
            self.listener(Progress(step=step, steps=self.steps, seconds=self.watch.seconds))


def _search_all(
    zones: list[Zone], limits: Limits, hint: Timetable, done: Callable[[], None]
) -> list[Found]:
    """Search every zone freely, then again those that collide with one before them."""
    if len(zones) == 1:
        return [search_zone(zones[0], limits, _of(zones[0], hint), done)]
    shares = _Shares(zones, limits)
    single = [replace(limits, workers=1)] * len(zones)

    def search(pair: tuple[Zone, Limits]) -> Found:
        zone, own = pair
        return search_zone(zone, shares.take(own), _of(zone, hint), done)

    with ThreadPoolExecutor(max_workers=max(1, limits.workers)) as pool:
        free = list(pool.map(search, zip(zones, single, strict=True)))
    return _without_collisions(zones, free, limits)


class _Shares:
    """Gives every zone its share of the time that is left."""

    def __init__(self, zones: list[Zone], limits: Limits) -> None:
        self.waiting, self.limits = len(zones), limits

    def take(self, limits: Limits) -> Limits:
        share = self.limits.watch.left * self.limits.workers / max(1, self.waiting)
        self.waiting -= 1
        return replace(limits, watch=Stopwatch(min(share, self.limits.watch.left)))


def _without_collisions(zones: list[Zone], free: list[Found], limits: Limits) -> list[Found]:
    settled: list[Found] = []
    held: list[Held] = []
    items = {item.id: item for zone in zones for item in zone.instance.items}
    everything = replace(zones[0].instance, items=tuple(items.values()))
    for zone, first in zip(zones, free, strict=True):
        settled.append(first)
        if collide(everything, first.timetable.held, held):
            around = replace(zone, instance=with_taken(zone.instance, held, everything))
            again = search_zone(around, limits.at_least(A_WHILE), Timetable())
            # What it can reach around the others proves nothing; the free bound stays.
            settled[-1] = replace(first, timetable=again.timetable, cost=again.cost)
        held += settled[-1].timetable.held
    return settled


def _of(zone: Zone, hint: Timetable) -> Timetable:
    return Timetable(held=tuple(one for one in hint.held if one.item in zone.instance.item))


def _in_order(instance: Instance, found: list[Found]) -> tuple[Held, ...]:
    by_item = {held.item: held for one in found for held in one.timetable.held}
    return tuple(by_item[item.id] for item in instance.items if item.id in by_item)


def _sum(costs: list[Cost]) -> Cost:
    return Cost(
        unplaced=sum(one.unplaced for one in costs),
        missed=sum(one.missed for one in costs),
        worst=max((one.worst for one in costs), default=Fraction(0)),
        told=sum(one.told for one in costs),
        burden=sum(one.burden for one in costs),
        wishes=sum(one.wishes for one in costs),
    )
