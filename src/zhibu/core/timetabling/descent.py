"""Going down the tiers of one model: each is improved while those before it are kept."""

from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from typing import Any

from ortools.sat.python import cp_model

from zhibu.core.timetabling import costs
from zhibu.core.timetabling.limits import Limits
from zhibu.core.timetabling.model import Model
from zhibu.core.timetabling.reading import read_timetable
from zhibu.core.timetabling.tiers import Cost
from zhibu.core.timetabling.timetable import Timetable

PRECISE = 1e-6


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What one run gave: the value of the goal and the bound that holds for it."""

    solver: cp_model.CpSolver
    value: int
    bound: int


@dataclass(kw_only=True)
class Descent:
    """One model on its way down: tiers done, their values and bounds, the last answer."""

    model: Model
    limits: Limits
    values: dict[str, Any] = field(default_factory=dict)
    bounds: dict[str, Any] = field(default_factory=dict)
    goals: dict[str, Any] = field(default_factory=dict)
    answer: Answer | None = None

    def first_tiers(self) -> bool:
        """Place all that can be, then let few miss anything; whether an answer was found."""
        model = self.model
        self.goals |= {"unplaced": costs.unplaced(model), "missed": costs.missed(model)}
        pairs = sum(len(item.people) for item in model.own) + 1
        if not self._run({"unplaced": pairs, "missed": 1}):
            return False
        self.keep("unplaced", self.values["unplaced"])
        self.keep("missed", self.values["missed"])
        return True

    def fairness(self) -> bool:
        """Let the worst-served person miss as small a share as can be."""
        self.levels, self.goals["worst"] = costs.worst_levels(self.model)
        found = self._run({"worst": 1})
        self.keep("worst", self.values["worst"])
        return found

    def keep_fairness(self, share: Fraction) -> None:
        """Allow the worst share to be up to `share`, instead of running `fairness` again."""
        self.levels, self.goals["worst"] = costs.worst_levels(self.model)
        self.model.cp.add(self.goals["worst"] <= self.level_of(share))

    def level_of(self, share: Fraction) -> int:
        """Return the highest level of the worst share that does not exceed `share`."""
        return max(place for place, level in enumerate(self.levels) if level <= share)

    def last_tiers(self, tie: Any = None) -> bool:
        """Move little, disturb little, wish well; among the best prefer `tie` to be 0."""
        model = self.model
        self.goals |= {
            "told": costs.told(model),
            "burden": costs.burden(model),
            "wishes": costs.wished(model),
        }
        wishes = 1 + costs.most_wishes(model)
        burden = 1 + costs.most_burden(model)
        weights = {"told": burden * wishes, "burden": wishes, "wishes": 1}
        return self._run(weights, tie)

    def keep(self, tier: str, value: Any) -> None:
        """From now on the tier is not worse than `value`."""
        goal = self.goals[tier]
        if not isinstance(goal, int):
            self.model.cp.add(goal <= value)

    @property
    def timetable(self) -> Timetable:
        """The timetable of the last answer."""
        answer = self.answer
        if answer is None:
            return Timetable()
        return read_timetable(self.model, answer.solver.boolean_value)

    def cost(self, of: dict[str, Any]) -> Cost:
        """Return values or bounds of the tiers as a cost."""
        known = {name: of.get(name, 0) for name in ("unplaced", "missed", "told", "burden", "wishes")}
        worst = self.levels[of["worst"]] if "worst" in of else Fraction(0)
        return Cost(worst=worst, **known)

    def _run(self, weights: dict[str, int], tie: Any = None) -> bool:
        """Minimise tiers together, each weighing more than all after it can."""
        goal: Any = sum(weight * self.goals[name] for name, weight in weights.items())
        if tie is not None:
            goal = 2 * goal + tie
        answer = _minimise(self.model, goal, self.limits, self.answer)
        if answer is None:
            for name in weights:
                self.values[name] = self._value_now(name)
                self.bounds[name] = 0
            return False
        self.answer = answer
        rest = answer.bound if tie is None else answer.bound // 2
        proven = answer.bound == answer.value
        for name, weight in weights.items():
            self.values[name] = self._value_now(name)
            low = max(0, rest // weight)
            self.bounds[name] = self.values[name] if proven else min(low, self.values[name])
            rest = rest - low * weight if low == self.values[name] else 0
        return True

    def _value_now(self, name: str) -> int:
        goal = self.goals[name]
        if isinstance(goal, int) or self.answer is None:
            return goal if isinstance(goal, int) else 0
        return int(self.answer.solver.value(goal))


def _minimise(
    model: Model, goal: Any, limits: Limits, last: Answer | None
) -> Answer | None:
    """Run the solver once; None when the time was over before any answer was found."""
    if limits.is_over:
        return None
    if last is not None:
        _begin_from(model.cp, last.solver)
    model.cp.minimize(goal)
    solver = limits.new_solver()
    status = solver.solve(model.cp, limits.stopper())
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return None
    value = round(solver.objective_value)
    proven = status == cp_model.OPTIMAL
    bound = value if proven else ceil(solver.best_objective_bound - PRECISE)
    return Answer(solver=solver, value=value, bound=min(value, bound))


def _begin_from(cp: cp_model.CpModel, solver: cp_model.CpSolver) -> None:
    """Hint at the last answer; variables added since have no hint."""
    cp.clear_hints()
    for index, value in enumerate(solver.response_proto.solution):
        cp.add_hint(cp.get_int_var_from_proto_index(index), value)
