"""Up to three timetables to choose from: the best by the tiers, and what another wish would cost.

Each of the others is the best of a narrower problem and judged by the whole one. One that is
better on no tier than the first, or the same as one before, is left out.
"""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from enum import StrEnum

from zhibu.core.timetabling.instance import Instance, Item
from zhibu.core.timetabling.judge import judge
from zhibu.core.timetabling.progress import Listener, Progress, ShouldStop
from zhibu.core.timetabling.solve import solve
from zhibu.core.timetabling.stopwatch import Stopwatch
from zhibu.core.timetabling.timetable import Solution, Timetable


class Emphasis(StrEnum):
    """What a timetable cares about most."""

    BEST = "best"
    """The tiers, in their order."""
    KEEP_ANNOUNCED = "keep_announced"
    """Nothing that was announced moves."""
    FEWEST_SESSIONS = "fewest_sessions"
    """No make-up sessions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One timetable to choose from."""

    emphasis: Emphasis
    solution: Solution


SHARES = {Emphasis.BEST: 0.6, Emphasis.KEEP_ANNOUNCED: 0.5, Emphasis.FEWEST_SESSIONS: 1.0}
"""How much of the time left each may take."""


def alternatives(
    instance: Instance,
    time_limit: float,
    seed: int = 0,
    hint: Timetable | None = None,
    *,
    workers: int = 1,
    on_progress: Listener | None = None,
    should_stop: ShouldStop | None = None,
) -> tuple[Alternative, ...]:
    """Return up to three timetables found within `time_limit` seconds, the best first.

    Raises:
        FaultyInstance: the instance contradicts itself.
    """
    watch = Stopwatch(time_limit)
    found: list[Alternative] = []
    for number, (emphasis, narrow) in enumerate(_problems(instance)):
        if found and (watch.left <= 0 or (should_stop is not None and should_stop())):
            break
        solution = solve(
            narrow,
            watch.left * SHARES[emphasis],
            seed,
            hint,
            workers=workers,
            on_progress=_part(on_progress, number, watch),
            should_stop=should_stop,
        )
        whole = _judged(instance, solution)
        if _is_worth_showing(whole, found):
            found.append(Alternative(emphasis=emphasis, solution=whole))
    return tuple(found)


def _problems(instance: Instance) -> Iterator[tuple[Emphasis, Instance]]:
    yield Emphasis.BEST, instance
    yield Emphasis.KEEP_ANNOUNCED, _with(instance, [_pinned(item) for item in instance.items])
    once = [replace(item, make_ups=0) for item in instance.items]
    yield Emphasis.FEWEST_SESSIONS, _with(instance, once)


def _with(instance: Instance, items: list[Item]) -> Instance:
    return replace(instance, items=tuple(items))


def _pinned(item: Item) -> Item:
    return replace(item, is_pinned=item.is_pinned or item.announced is not None)


def _judged(instance: Instance, solution: Solution) -> Solution:
    """Return the answer of a narrower problem with its costs in the whole one."""
    verdict = judge(instance, solution.timetable)
    return replace(solution, cost=verdict.cost, coverage=verdict.coverage)


def _is_worth_showing(solution: Solution, found: list[Alternative]) -> bool:
    if not found:
        return True
    if any(solution.timetable == one.solution.timetable for one in found):
        return False
    best = found[0].solution.cost
    return any(
        here < there for here, there in zip(astuple(solution.cost), astuple(best), strict=True)
    )


def _part(listener: Listener | None, number: int, watch: Stopwatch) -> Listener | None:
    """Tell of one search as a part of all."""
    if listener is None:
        return None

    def tell(progress: Progress) -> None:
        steps = progress.steps
        listener(
            replace(
                progress,
                step=number * steps + progress.step,
                steps=len(SHARES) * steps,
                seconds=watch.seconds,
            )
        )

    return tell
