"""What a running search tells of itself."""

from collections.abc import Callable
from dataclasses import dataclass

from zhibu.core.timetabling.tiers import Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a search is: step `step` of `steps`, the best cost so far, after `seconds`."""

    step: int
    steps: int
    seconds: float
    cost: Cost | None = None


Listener = Callable[[Progress], None]
ShouldStop = Callable[[], bool]
