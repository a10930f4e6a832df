"""What a search for a schedule gives back, and what it tells on its way."""

from collections.abc import Callable
from dataclasses import astuple, dataclass, field

from zhibu.core.timetabling.meeting_scheduling.problem import Schedule
from zhibu.core.timetabling.meeting_scheduling.score import Score
from zhibu.core.timetabling.timetable import Status


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The best schedule found, its score, and what no schedule can go beyond.

    The bound of a level holds for schedules that are as good on the levels before it.
    """

    status: Status
    schedule: Schedule
    score: Score
    bound: Score
    seconds: float = field(default=0.0, compare=False)

    @property
    def gap(self) -> float:
        """The largest relative distance of any level to its bound, 0 when all are proven."""
        pairs = zip(astuple(self.score), astuple(self.bound), strict=True)
        return max(float((bound - value) / max(1, -value)) for value, bound in pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a search is: `step` of `steps` after `seconds`, with the best score so far."""

    step: int
    steps: int
    seconds: float
    score: Score


StepListener = Callable[[Step], None]
