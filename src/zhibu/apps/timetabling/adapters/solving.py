"""One search from problem to answers that can be shown: the core is called here."""

from collections.abc import Mapping
from typing import Any

from zhibu.core.timetabling.alternatives import Alternative, alternatives
from zhibu.core.timetabling.instance import Instance
from zhibu.core.timetabling.plain import plain_solution
from zhibu.core.timetabling.progress import Listener, ShouldStop
from zhibu.core.timetabling.reasons import why_unplaced
from zhibu.core.timetabling.timetable import Timetable

TIME_LIMIT = 30.0
"""Seconds for all answers together; what is found by then is shown with how far it may be off."""


def find(
    instance: Instance, hint: Timetable | None, *, on_progress: Listener, should_stop: ShouldStop
) -> list[dict[str, Any]]:
    """Return up to three answers as JSON holds them, each with why an item has no place.

    One worker: the same problem gives the same answers, and the callbacks run in this thread.
    """
    found = alternatives(
        instance,
        TIME_LIMIT,
        seed=0,
        hint=hint,
        workers=1,
        on_progress=on_progress,
        should_stop=should_stop,
    )
    return [_plain(instance, each) for each in found]


def _plain(instance: Instance, each: Alternative) -> dict[str, Any]:
    solution = each.solution
    return {
        "emphasis": each.emphasis.value,
        "solution": plain_solution(solution),
        "reasons": _reasons(instance, solution.timetable, solution.unplaced),
    }


def _reasons(
    instance: Instance, timetable: Timetable, unplaced: tuple[str, ...]
) -> Mapping[str, str]:
    return {item: why_unplaced(instance, timetable, item).said for item in unplaced}
