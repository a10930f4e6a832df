"""Going down the tiers of one model: each is improved while those before it are kept."""

from collections.abc import Iterable
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
LAST = {"told": costs.told, "burden": costs.burden, "wishes": costs.wished}
"""The tiers after fairness, each with its cost."""
KEPT = {
    "told": ("unplaced", "missed"),
    "burden": ("unplaced", "missed", "told"),
    "wishes": ("unplaced", "missed", "told", "burden"),
}
"""Which tiers come before; the share of the worst-served is allowed the same everywhere."""


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
    slack: int | None = 0
    """With how much slack the model was built."""
    floors: Cost | None = None
    """What no answer can go below, known from a wider model; tier by tier as long as met."""
    levels: list[Fraction] = field(default_factory=lambda: [Fraction(0)])

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

    def fairness(self, enough: Fraction = Fraction(0)) -> bool:
        """Let the worst-served person miss as small a share as can be.

        enough: a share somebody elsewhere has to miss anyway; none smaller is looked for.
        """
        self.levels, goal = costs.worst_levels(self.model)
        self.goals["worst"] = goal
        low = max(place for place, level in enumerate(self.levels) if level <= enough)
        if not isinstance(goal, int) and low and self._is_fair(enough):
            self.values["worst"] = self.bounds["worst"] = low
            return True
        if not isinstance(goal, int) and low:
            self.model.cp.add(goal >= low)
        return self._run({"worst": 1})

    def _is_fair(self, share: Fraction) -> bool:
        """Whether nobody misses a larger share in the last answer."""
        answer = self.answer
        return answer is not None and all(
            sum(int(answer.solver.value(one)) for one in missed) <= share * total
            for total, missed in costs.missed_by_person(self.model)
        )

    def keep_fairness(self, share: Fraction) -> None:
        """Allow the worst share to be up to `share`."""
        if "worst" not in self.goals:
            self.levels, self.goals["worst"] = costs.worst_levels(self.model)
        allowed = max(place for place, level in enumerate(self.levels) if level <= share)
        self.keep("worst", allowed)

    def last_tiers(self, tiers: Iterable[str] = LAST) -> bool:
        """Move little, disturb little, wish well; or some of these, in this order."""
        for tier in tiers:
            self.goals[tier] = LAST[tier](self.model)
            self._stand_on_floor(tier)
            if not self._run({tier: 1}):
                return False
            self.keep(tier, self.values[tier])
        return True

    def all_tiers(self) -> bool:
        """Go down all six tiers; whether the time sufficed."""
        if "missed" not in self.values and not self.first_tiers():
            return False
        if self.answer is None or not self.fairness():
            return False
        self.keep_fairness(self.levels[self.values["worst"]])
        return self.last_tiers()

    def again(self, goal: Any) -> bool:
        """Minimise something else with all that is kept; whether there still is an answer."""
        self.answer = _minimise(self.model, goal, self.limits, None)
        return self.answer is not None

    def complete(self, most: int) -> bool:
        """Go down the tiers that make-up sessions decide, when they cost at most `most` each."""
        self.goals["missed"] = costs.missed(self.model)
        self.goals |= {"burden": costs.burden(self.model), "wishes": costs.wished(self.model)}
        base = most + 1
        if self.model.make_up_may_miss:
            if not self._run({"missed": 1}):
                return False
            self.keep("missed", self.values["missed"])
            if self.fairness():
                self.keep("worst", self.values["worst"])
        return self._run({"missed": base * base, "burden": base, "wishes": 1})

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
        known = {
            name: of.get(name, 0) for name in ("unplaced", "missed", "told", "burden", "wishes")
        }
        worst = self.levels[of["worst"]] if "worst" in of else Fraction(0)
        return Cost(worst=worst, **known)

    def _stand_on_floor(self, tier: str) -> None:
        """Tell the solver the floor of a tier, which holds while all before stand on theirs."""
        goal, floors = self.goals[tier], self.floors
        if floors is None or isinstance(goal, int):
            return
        if all(self.values[name] == getattr(floors, name) for name in KEPT[tier]):
            self.model.cp.add(goal >= getattr(floors, tier))

    def _run(self, weights: dict[str, int]) -> bool:
        """Minimise tiers together, each weighing more than all after it can."""
        if all(isinstance(self.goals[name], int) for name in weights):
            known = {name: self.goals[name] for name in weights}
            self.values |= known
            self.bounds |= known
            return True
        goal: Any = sum(weight * self.goals[name] for name, weight in weights.items())
        answer = _minimise(self.model, goal, self.limits, self.answer)
        if answer is None:
            for name in weights:
                self.values.setdefault(name, 0)
                self.bounds[name] = 0
            return False
        self.answer = answer
        rest = answer.bound
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


def _minimise(model: Model, goal: Any, limits: Limits, last: Answer | None) -> Answer | None:
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
    cp.clear_hints()  # type: ignore[no-untyped-call]
    for index, value in enumerate(solver.response_proto.solution):
        cp.add_hint(cp.get_int_var_from_proto_index(index), value)
