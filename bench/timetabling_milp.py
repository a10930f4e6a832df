"""The outline model of the timetable put to HiGHS, and to CP-SAT as it is, tier by tier.

The translation is mechanical, constraint by constraint: Booleans are binaries, an enforced row
gets a big M, and `no_overlap` becomes time-indexed: one row for each moment at which one of the
sessions may start. That is the stronger of the usual ways, for it needs no big M.
"""

import math
import time
from collections import defaultdict
from dataclasses import dataclass, field

import highspy
from ortools.sat.python import cp_model

from zhibu.core.timetabling import costs
from zhibu.core.timetabling.limits import Limits
from zhibu.core.timetabling.outline import build_outline
from zhibu.core.timetabling.stopwatch import Stopwatch
from zhibu.core.timetabling.tiers import NAMES

SURE = 1e-6


@dataclass
class Outcome:
    """The tiers one solver proved, in order, in how many seconds; `open_tier`: value and bound."""

    proven: dict = field(default_factory=dict)
    open_tier: tuple | None = None
    seconds: float = 0.0


def outline_with_goals(instance, slack):
    """Return the outline model and its six goals, all of it in the proto."""
    model = build_outline(instance, slack=slack)
    of = (costs.unplaced, costs.missed, _worst, costs.told, costs.burden, costs.wished)
    return model, {name: goal(model) for name, goal in zip(NAMES, of, strict=True)}


def _worst(model):
    return costs.worst_levels(model)[1]


def by_cp_sat(model, goals, seconds, workers):
    """Go down the tiers of a model with CP-SAT."""
    started, outcome = time.perf_counter(), Outcome()
    limits = Limits(watch=Stopwatch(seconds), workers=workers)
    for name, goal in goals.items():
        if isinstance(goal, int):
            outcome.proven[name] = goal
            continue
        model.cp.minimize(goal)
        solver = limits.new_solver()
        if solver.solve(model.cp) != cp_model.OPTIMAL:
            outcome.open_tier = (solver.objective_value, solver.best_objective_bound)
            break
        outcome.proven[name] = round(solver.objective_value)
        model.cp.add(goal <= outcome.proven[name])
        model.cp.clear_hints()
        for index, value in enumerate(solver.response_proto.solution):
            model.cp.add_hint(model.cp.get_int_var_from_proto_index(index), value)
    outcome.seconds = time.perf_counter() - started
    return outcome


def by_highs(model, goals, seconds, workers):
    """Go down the tiers of the same model with HiGHS."""
    costs_of = {name: _terms(model, goal) for name, goal in goals.items()}
    started, outcome = time.perf_counter(), Outcome()
    rows, begin = _translated(model.cp.proto), None
    for name, (terms, offset) in costs_of.items():
        left = seconds - (time.perf_counter() - started)
        if not terms:
            outcome.proven[name] = offset
            continue
        if left <= 0:
            break
        highs = _loaded(rows, terms, offset, left, workers)
        if begin is not None:
            highs.setSolution(begin)
        highs.run()
        info, is_found = highs.getInfo(), highs.getInfo().primal_solution_status == 2
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            value = info.objective_function_value if is_found else math.inf
            outcome.open_tier = (value, info.mip_dual_bound)
            break
        outcome.proven[name] = round(info.objective_function_value)
        rows.add(terms, -math.inf, outcome.proven[name] - offset)
        begin = highs.getSolution()
    outcome.seconds = time.perf_counter() - started
    return outcome


def _terms(model, goal):
    """Return a goal as coefficients by column, and what it costs besides."""
    if isinstance(goal, int):
        return {}, goal
    model.cp.minimize(goal)
    objective = model.cp.proto.objective
    terms = defaultdict(int)
    for column, weight in zip(objective.vars, objective.coeffs, strict=True):
        terms[column] += weight
    return dict(terms), round(objective.offset)


@dataclass
class Rows:
    """A mixed-integer program while it is written."""

    lower: list = field(default_factory=list)
    upper: list = field(default_factory=list)
    is_whole: list = field(default_factory=list)
    rows: list = field(default_factory=list)

    def column(self, lower, upper, *, is_whole):
        """Add a variable."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.is_whole.append(is_whole)
        return len(self.lower) - 1

    def add(self, terms, low, high, when=()):
        """Add low <= terms <= high, which binds only when all literals of `when` are true."""
        if not when:
            self.rows.append((terms, low, high))
            return
        least = sum(w * (self.lower if w > 0 else self.upper)[c] for c, w in terms.items())
        most = sum(w * (self.upper if w > 0 else self.lower)[c] for c, w in terms.items())
        if high < most:
            self._add_eased(terms, most - high, when, high=high)
        if low > least:
            self._add_eased(terms, low - least, when, low=low)

    def _add_eased(self, terms, big, when, *, low=-math.inf, high=math.inf):
        """Add a row that gives way by `big` for each literal that is false."""
        eased, sign = defaultdict(float, terms), 1 if high < math.inf else -1
        shift = 0.0
        for literal in when:
            column, weight, constant = _literal(literal)
            # terms - sign * big * (1 - literal), the constant moved to the other side
            eased[column] += sign * big * weight
            shift += sign * big * (1 - constant)
        self.rows.append((dict(eased), low + shift, high + shift))

    def add_literals(self, literals, low, high, when=()):
        """Add low <= the number of true literals <= high."""
        terms, constants = defaultdict(int), 0
        for literal in literals:
            column, weight, constant = _literal(literal)
            terms[column] += weight
            constants += constant
        self.add(dict(terms), low - constants, high - constants, when)


def _literal(reference):
    """Return column, coefficient and constant of a literal as CP-SAT refers to it."""
    return (reference, 1, 0) if reference >= 0 else (-reference - 1, -1, 1)


def _translated(proto):
    rows = Rows()
    for variable in proto.variables:
        # Start times have holes; the row that sums them up from their literals keeps to them.
        domain = list(variable.domain)  # negative places of the proto's own lists are wrong
        rows.column(domain[0], domain[-1], is_whole=True)
    starts = {}
    for constraint in proto.constraints:
        when = list(constraint.enforcement_literal)
        if constraint.has_linear():
            _add_linear(rows, constraint.linear, when, starts)
        elif constraint.has_no_overlap():
            taken = [proto.constraints[index] for index in constraint.no_overlap.intervals]
            _add_no_overlap(rows, taken, starts)
        elif not constraint.has_interval():
            _add_logic(rows, constraint, when)
    return rows


def _add_logic(rows, constraint, when):
    if constraint.has_bool_or():
        rows.add_literals(constraint.bool_or.literals, 1, math.inf, when)
    elif constraint.has_bool_and():
        for literal in constraint.bool_and.literals:
            rows.add_literals([literal], 1, math.inf, when)
    elif constraint.has_at_most_one():
        rows.add_literals(constraint.at_most_one.literals, 0, 1, when)
    elif constraint.has_exactly_one():
        rows.add_literals(constraint.exactly_one.literals, 1, 1, when)
    else:
        raise ValueError(f"no translation for {constraint}")


def _add_linear(rows, linear, when, starts):
    """Add a linear constraint; remember which literals say what a start time is."""
    terms = defaultdict(int)
    for column, weight in zip(linear.vars, linear.coeffs, strict=True):
        terms[column] += weight
    if len(linear.domain) != 2:
        raise ValueError(f"no translation for a domain with holes: {linear}")
    low, high = (
        bound if abs(bound) < 2**60 else math.copysign(math.inf, bound) for bound in linear.domain
    )
    rows.add(dict(terms), low, high, when)
    terms = dict(terms)
    sums = [column for column in terms if not _is_boolean(rows, column)]
    if low == high == 0 and not when and len(sums) == 1:
        sign = -terms.pop(sums[0])
        starts.setdefault(sums[0], {column: sign * each for column, each in terms.items()})


def _is_boolean(rows, column):
    return rows.lower[column] >= 0 and rows.upper[column] <= 1


def _add_no_overlap(rows, intervals, starts):
    """Add a row for each moment: at most one of the sessions that use the thing runs."""
    runs = []
    for constraint in intervals:
        (uses,) = constraint.enforcement_literal
        variable, column_of = constraint.interval.start.vars[0], {}
        for literal, minute in starts[variable].items():
            both = rows.column(0, 1, is_whole=False)
            rows.add({literal: 1, uses: 1, both: -1}, -math.inf, 1)
            column_of[minute] = both
        runs.append((constraint.interval.size.offset, column_of))
    for moment in sorted({minute for _, columns in runs for minute in columns}):
        running = [
            column
            for size, columns in runs
            for minute, column in columns.items()
            if minute <= moment < minute + size
        ]
        if len(running) > 1:
            rows.add(dict.fromkeys(running, 1), 0, 1)


def _loaded(rows, terms, offset, seconds, workers):
    """Return HiGHS with the program and one goal."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(rows.lower), len(rows.rows)
    cost = [0.0] * lp.num_col_
    for column, weight in terms.items():
        cost[column] = float(weight)
    lp.col_cost_, lp.offset_ = cost, float(offset)
    lp.col_lower_, lp.col_upper_ = rows.lower, rows.upper
    lp.row_lower_ = [low for _, low, _ in rows.rows]
    lp.row_upper_ = [high for _, _, high in rows.rows]
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    lp.integrality_ = [kinds[is_whole] for is_whole in rows.is_whole]
    begins = [0]
    for one, _, _ in rows.rows:
        begins.append(begins[-1] + len(one))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = begins
    lp.a_matrix_.index_ = [column for one, _, _ in rows.rows for column in one]
    lp.a_matrix_.value_ = [float(weight) for one, _, _ in rows.rows for weight in one.values()]
    highs = highspy.Highs()
    for option, value in (
        ("output_flag", False),
        ("time_limit", seconds),
        ("threads", workers),
        ("mip_rel_gap", 0.0),
        ("mip_feasibility_tolerance", SURE),
    ):
        highs.setOptionValue(option, value)
    highs.passModel(lp)
    return highs
