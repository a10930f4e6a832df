"""How long a search may take, with what seed and how many workers, and who may stop it."""

from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from zhibu.core.timetabling.progress import ShouldStop
from zhibu.core.timetabling.stopwatch import Stopwatch


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The limits of a search; the same for every run of the solver in it."""

    watch: Stopwatch
    seed: int = 0
    workers: int = 1
    should_stop: ShouldStop | None = None

    @property
    def is_over(self) -> bool:
        """Whether the time has passed or somebody said stop."""
        return self.watch.left <= 0 or (self.should_stop is not None and self.should_stop())

    def at_most(self, seconds: float) -> "Limits":
        """Return the same limits with no more than so many seconds from now."""
        return replace(self, watch=Stopwatch(min(seconds, self.watch.left)))

    def at_least(self, seconds: float) -> "Limits":
        """Return the same limits with no fewer than so many seconds from now."""
        return replace(self, watch=Stopwatch(max(seconds, self.watch.left)))

    @property
    def single(self) -> "Limits":
        """Return the same limits for a search that runs beside others."""
        return replace(self, workers=1)

    def new_solver(self) -> cp_model.CpSolver:
        """Return a solver that keeps to the limits."""
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = max(self.watch.left, 0.01)
        solver.parameters.random_seed = self.seed
        solver.parameters.num_workers = self.workers
        # Measured on a branch's quarter: linear bounds prove early; probing and cuts are not
        # worth it.
        solver.parameters.linearization_level = 2
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.max_presolve_iterations = 1
        solver.parameters.symmetry_level = 0
        solver.parameters.cut_level = 0
        solver.parameters.catch_sigint_signal = False  # the caller decides what Ctrl-C does
        if self.should_stop is not None:
            # Bounds improve more often than answers: a stop is noticed sooner.
            solver.best_bound_callback = lambda _: self._stop_if_over(solver)
        return solver

    def stopper(self) -> cp_model.CpSolverSolutionCallback:
        """Return a callback that ends the run at a better answer once the limits are over."""
        return _Stopper(self)

    def _stop_if_over(self, solver: cp_model.CpSolver) -> None:
        if self.is_over:
            solver.stop_search()


class _Stopper(cp_model.CpSolverSolutionCallback):
    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits = limits

    def on_solution_callback(self) -> None:
        if self._limits.is_over:
            self.stop_search()
