"""One search from problem to answers that can be shown: the core is called here."""

from typing import TYPE_CHECKING, Any

from zhibu.core.timetabling.comparison import why_not
from zhibu.core.timetabling.instance import Instance
from zhibu.core.timetabling.plain import plain_solution
from zhibu.core.timetabling.progress import Listener, ShouldStop
from zhibu.core.timetabling.reasons import why_unplaced
from zhibu.core.timetabling.reasons_missing import who_misses
from zhibu.core.timetabling.timetable import Solution, Timetable

if TYPE_CHECKING:
    from zhibu.core.timetabling.alternatives import Alternative

TIME_LIMIT = 30.0
"""Seconds for all answers together; what is found by then is shown with how far it may be off."""


def find(
    instance: Instance, hint: Timetable | None, *, on_progress: Listener, should_stop: ShouldStop
) -> list[dict[str, Any]]:
    """Return up to three answers as JSON holds them, each with its reasons in words.

    `reasons`: why an item has no place. `misses`: who misses an item, and why. `why_not`: why
    it loses against the first. One worker: the same problem gives the same answers. The
    callbacks may come from any thread.
    """
    # Only the worker loads the solver: it takes half a second and much memory.
    from zhibu.core.timetabling.alternatives import alternatives  # noqa: PLC0415

    found = alternatives(
        instance,
        TIME_LIMIT,
        seed=0,
        hint=hint,
        workers=1,
        on_progress=on_progress,
        should_stop=should_stop,
    )
    return [_plain(instance, each, best=found[0].solution) for each in found]


def _plain(instance: Instance, each: "Alternative", *, best: Solution) -> dict[str, Any]:
    solution = each.solution
    timetable = solution.timetable
    return {
        "emphasis": each.emphasis.value,
        "solution": plain_solution(solution),
        "reasons": {
            item: why_unplaced(instance, timetable, item).said for item in solution.unplaced
        },
        "misses": [
            {"item": one.item, "said": one.said}
            for one in who_misses(instance, timetable)
            if one.item in timetable.by_item
        ],
        "why_not": "" if solution is best else why_not(instance, best, solution),
    }
