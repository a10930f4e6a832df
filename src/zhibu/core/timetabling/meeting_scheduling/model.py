"""The benchmark as a CP-SAT model: proves, and improves what the quick searches found."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

import numpy as np
from ortools.sat.python import cp_model

from zhibu.core.timetabling.meeting_scheduling import constraints
from zhibu.core.timetabling.meeting_scheduling.choices import Choices, Term
from zhibu.core.timetabling.meeting_scheduling.tables import Numbers, Tables

LEVELS = (constraints.HARD, constraints.MEDIUM, constraints.SOFT)
WORK_A_SECOND = 0.5
"""Units of the solver's deterministic time that a slow machine does in a second."""
ROUNDING = 1e-6
"""All costs are whole numbers; the solver tells its bound as a float."""


@dataclass(frozen=True)
class Found:
    """A schedule as positions, or none, and what its level cannot cost less than."""

    schedule: tuple[Numbers, Numbers] | None
    bound: int


@dataclass(frozen=True)
class Effort:
    """How long the solver may search; `should_stop` is asked whenever it finds something.

    `seconds` are counted by the work done, so that one worker always does the same; after `most`
    seconds by the clock it is over in any case.
    """

    seconds: float
    most: float
    workers: int = 1
    seed: int = 0
    should_stop: Callable[[], bool] | None = None


def minimised(
    tables: Tables,
    level: int,
    at_most: tuple[int, ...],
    begin: tuple[Numbers, Numbers],
    effort: Effort,
) -> Found:
    """Make one level (0 hard, 1 medium, 2 soft) as cheap as possible.

    `at_most` is what the levels before it may cost; `begin` is a schedule that keeps to it.
    """
    choices, cost = _model(tables, level, at_most)
    choices.suggest(*begin)
    choices.model.minimize(cost)
    solver = cp_model.CpSolver()
    solver.parameters.max_deterministic_time = effort.seconds * WORK_A_SECOND
    solver.parameters.max_time_in_seconds = effort.most
    solver.parameters.num_workers = effort.workers
    solver.parameters.random_seed = effort.seed
    status = solver.solve(choices.model, _Stopper(effort.should_stop))
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Found(None, 0)
    schedule = _chosen(solver, choices.starts), _chosen(solver, choices.rooms)
    return Found(schedule, ceil(solver.best_objective_bound - ROUNDING))


def _model(tables: Tables, level: int, at_most: tuple[int, ...]) -> tuple[Choices, Term]:
    choices = Choices(tables, is_clean=bool(level) and at_most[0] == 0)
    costs = [sum(part(choices) for part in parts) for parts in LEVELS[: level + 1]]
    for cost, most in zip(costs, at_most, strict=False):
        choices.model.add(cost <= most)
    return choices, costs[level]


class _Stopper(cp_model.CpSolverSolutionCallback):
    def __init__(self, should_stop: Callable[[], bool] | None) -> None:
        super().__init__()
        self._should_stop = should_stop

    def on_solution_callback(self) -> None:
        if self._should_stop is not None and self._should_stop():
            self.stop_search()


def _chosen(solver: cp_model.CpSolver, options: list[dict[int, cp_model.IntVar]]) -> Numbers:
    chosen = [
        next(at for at, literal in row.items() if solver.boolean_value(literal)) for row in options
    ]
    return np.array(chosen, dtype=np.int64)
