"""Finds a schedule: placed one by one, annealed, then improved and proven by CP-SAT."""

from collections.abc import Callable
from dataclasses import dataclass

from zhibu.core.timetabling.meeting_scheduling.annealing import (
    Lost,
    annealed,
    first_fit,
    improved,
    lost,
)
from zhibu.core.timetabling.meeting_scheduling.bound import least, least_when_clean
from zhibu.core.timetabling.meeting_scheduling.model import Effort, minimised
from zhibu.core.timetabling.meeting_scheduling.outcome import Outcome, Step, StepListener
from zhibu.core.timetabling.meeting_scheduling.problem import Problem, Schedule
from zhibu.core.timetabling.meeting_scheduling.score import Score
from zhibu.core.timetabling.meeting_scheduling.tables import Numbers, Tables
from zhibu.core.timetabling.stopwatch import Stopwatch
from zhibu.core.timetabling.timetable import Status

A_PRICE, A_GRAIN = 100e-6, 1e-9
"""Seconds a slow machine takes to price a meeting: at least, and per meeting and grain.

How often meetings move follows from these, never from the clock, which only ends a search."""
PRICES_A_TRY = 10
BOUND = 0.25
"""Part of the time the soft bound may take at most; it is mostly known far sooner."""
SHARES = (0.15, 0.45)
"""Parts of the time for the rounds of annealing, each from hot to cold."""
PROOF = 0.3
"""Part of the time for the model."""
LARGEST_MODEL = 40_000
"""Meetings times grains; a larger model would not be built before the time is over."""
LARGEST_BROKEN = 20_000
"""The same, times rooms, where something hard is still broken: that model is larger."""
SMALL_MODEL = 1_000
"""Below this, proving comes first: it is likely to leave nothing to anneal."""
LEVELS = 3


def solve(
    problem: Problem,
    time_limit: float = 10.0,
    seed: int = 0,
    hint: Schedule | None = None,
    *,
    workers: int = 1,
    on_progress: StepListener | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Outcome:
    """Return the best schedule found within `time_limit` seconds, never worse than `hint`.

    With one worker, and a machine not too slow for the limit, the same call gives the same
    schedule.
    """
    tables = Tables(problem)
    search = _Search(tables, Stopwatch(time_limit), on_progress, should_stop)
    search.offer(*improved(tables, *first_fit(tables)))
    if hint is not None:
        search.offer(*tables.positions(hint))
        search.offer(*improved(tables, *tables.positions(hint)))
    search.clean_bound = least_when_clean(tables, BOUND * time_limit)
    if search.size <= SMALL_MODEL:
        search.prove(workers, seed)
    for number, share in enumerate(SHARES):
        search.anneal(share, seed + number)
    if search.size > SMALL_MODEL:
        search.prove(workers, seed)
    return search.outcome()


@dataclass
class _Search:
    """The best schedule so far, what none can cost less than, and how far the work is."""

    tables: Tables
    watch: Stopwatch
    on_progress: StepListener | None
    should_stop: Callable[[], bool] | None
    best: tuple[Numbers, Numbers] | None = None
    cost: Lost = (0, 0, 0)
    bound: Lost = (0, 0, 0)
    clean_bound: int = 0
    step: int = 0

    def offer(self, starts: Numbers, rooms: Numbers) -> None:
        """Keep a schedule that is better than the best so far."""
        cost = lost(self.tables, starts, rooms)
        if self.best is None or cost < self.cost:
            self.best, self.cost = (starts.copy(), rooms.copy()), cost

    @property
    def is_over(self) -> bool:
        """Whether nothing can be gained any more, or nobody waits."""
        stopped = self.should_stop is not None and self.should_stop()
        return stopped or not self.watch.left or self.cost == self.bound

    def anneal(self, share: float, seed: int) -> None:
        """Run one round from hot to cold in so much of the time."""
        a_try = PRICES_A_TRY * (A_PRICE + A_GRAIN * self.size)
        tries = int(share * self.watch.limit / a_try)
        if self.best is not None and tries and self.size and not self.is_over:
            for schedule in annealed(self.tables, *self.best, tries=tries, seed=seed):
                if schedule is not None:
                    self.offer(*schedule)
                if self.is_over:
                    break
            self.offer(*improved(self.tables, *self.best))
        self._tell()

    @property
    def size(self) -> int:
        """How large a model of the whole problem would be."""
        return len(self.tables.lengths) * self.tables.horizon

    def prove(self, workers: int, seed: int) -> None:
        """Make level after level as cheap as possible, as far as the time goes."""
        hard, medium, soft = least(self.tables)
        self.bound = (hard, medium, soft if self.cost[0] else max(soft, self.clean_bound))
        for level in range(LEVELS):
            if self.cost[level] != self.bound[level] and self._can_be_built():
                unproven = sum(self.cost[at] != self.bound[at] for at in range(level, LEVELS))
                seconds = PROOF * self.watch.limit / unproven
                effort = Effort(seconds, self.watch.left, workers, seed, self.should_stop)
                self._minimise(level, effort)
            self._tell()

    def _can_be_built(self) -> bool:
        rooms = len(self.tables.problem.rooms)
        is_fit = self.cost[0] == 0 or self.size * rooms <= LARGEST_BROKEN
        return is_fit and self.size <= LARGEST_MODEL

    def _minimise(self, level: int, effort: Effort) -> None:
        if self.best is None or self.is_over:
            return
        found = minimised(self.tables, level, self.cost[:level], self.best, effort)
        if found.schedule is not None:
            self.offer(*found.schedule)
        bound = list(self.bound)
        bound[level] = max(bound[level], min(found.bound, self.cost[level]))
        self.bound = (bound[0], bound[1], bound[2])

    def outcome(self) -> Outcome:
        """Return what was found."""
        starts, rooms = self.best if self.best is not None else first_fit(self.tables)
        is_proven = self.cost == self.bound
        return Outcome(
            status=Status.OPTIMAL if is_proven else Status.FEASIBLE,
            schedule=self.tables.schedule(starts, rooms),
            score=_score(self.cost),
            bound=_score(self.bound),
            seconds=self.watch.seconds,
        )

    def _tell(self) -> None:
        self.step += 1
        if self.on_progress is not None:
            self.on_progress(
                Step(
                    step=self.step,
                    steps=len(SHARES) + LEVELS,
                    seconds=self.watch.seconds,
                    score=_score(self.cost),
                )
            )


def _score(cost: Lost) -> Score:
    hard, medium, soft = cost
    return Score(-hard, -medium, -soft)
