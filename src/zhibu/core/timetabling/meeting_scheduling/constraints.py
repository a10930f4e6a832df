"""The constraints of the benchmark in the CP-SAT model: one constraint, one function.

Each returns what it costs, as an expression that is to be made small; those of the hard level
forbid what they can when the model is to be clean, and then cost nothing.
"""

from collections.abc import Callable
from itertools import combinations, permutations

from ortools.sat.python import cp_model

from zhibu.core.timetabling.meeting_scheduling.choices import Choices, Term
from zhibu.core.timetabling.meeting_scheduling.tables import NEAR, Numbers


def room_conflict(choices: Choices) -> Term:
    """Two meetings in one room at the same time."""
    model, rooms = choices.model, range(len(choices.tables.problem.rooms))
    weight = choices.tables.weights.room_conflict
    if not weight:
        return 0
    if choices.is_clean:
        for room in rooms:
            model.add_no_overlap(_inside(choices, room))
        return 0
    counts = (
        sum(
            choices.both(choices.rooms[row][room], choices.active(row, time))
            for row in choices.rows
            if room in choices.rooms[row]
        )
        for room in rooms
        for time in choices.times
    )
    pairs = [choices.pairs(count, len(choices.rows)) for count in counts]
    return weight * sum(pairs)


def bad_times(choices: Choices) -> Term:
    """Meetings that run out of grains or into another day."""
    return _alone(choices, choices.starts, choices.tables.bad_times)


def room_capacity(choices: Choices) -> Term:
    """Rooms with too few seats."""
    return _alone(choices, choices.rooms, choices.tables.missing_seats)


def required_conflict(choices: Choices) -> Term:
    """People required in two places at once."""
    costs: list[Term] = []
    weight = choices.tables.weights.required_conflict
    for person in choices.tables.problem.people if weight else ():
        rows = _meetings_of(choices, person.id, required=True)
        if choices.is_clean:
            choices.model.add_no_overlap([choices.interval[row] for row in rows])
        elif len(rows) > 1:
            costs.extend(_pairs_over_time(choices, rows))
    return weight * sum(costs)


def preferred_conflict(choices: Choices) -> Term:
    """People who would like to be in two places at once, or must be at one of them.

    When both cost the same and nobody is required twice, these are all pairs of a person's
    meetings that overlap; else they are counted pair by pair.
    """
    weights = choices.tables.weights
    weight = weights.preferred_conflict
    is_even = weight == weights.required_and_preferred_conflict
    if not (choices.is_clean and weights.required_conflict and is_even):
        return choices.tables.within + _pair_by_pair(choices, choices.tables.preferred_shared)
    costs: list[Term] = []
    for person in choices.tables.problem.people:
        rows = _meetings_of(choices, person.id, required=False)
        if len(rows) > 1:
            costs.extend(_pairs_over_time(choices, rows))
    return choices.tables.within + weight * sum(costs)


def as_soon_as_possible(choices: Choices) -> Term:
    """Meetings that end late."""
    return _alone(choices, choices.starts, choices.tables.lateness)


def larger_rooms_first(choices: Choices) -> Term:
    """Rooms smaller than others that there are."""
    costs = choices.tables.room_costs
    return sum(int(costs[room]) * literal for row in choices.rooms for room, literal in row.items())


def one_break(choices: Choices) -> Term:
    """Meetings that begin as another ends: endings times beginnings, grain by grain."""
    weight, lengths = choices.tables.weights.one_break, choices.tables.lengths
    if not weight:
        return 0
    costs = []
    for time in range(1, choices.tables.horizon):
        since = [var for row in choices.rows for var in choices.beginning(row, time)]
        until = [
            var for row in choices.rows for var in choices.beginning(row, time - int(lengths[row]))
        ]
        if since and until:
            costs.append(_product(choices, until, since))
    return weight * sum(costs)


def overlapping(choices: Choices) -> Term:
    """Meetings at the same time, anywhere."""
    if not choices.tables.weights.overlapping:
        return 0
    most = len(choices.rows)
    if choices.is_clean and choices.tables.weights.room_conflict:
        most = min(most, len(choices.tables.problem.rooms))
    counts = (sum(choices.active(row, time) for row in choices.rows) for time in choices.times)
    return choices.tables.weights.overlapping * sum(choices.pairs(n, most) for n in counts)


def room_stability(choices: Choices) -> Term:
    """Close meetings of the same people in different rooms."""
    shared, lengths, model = (
        choices.tables.stability_shared,
        choices.tables.lengths,
        choices.model,
    )
    costs: list[Term] = []
    for one, other in permutations(choices.rows, 2):
        if not shared[one, other]:
            continue
        unstable, earlier, later = (model.new_bool_var("") for _ in range(3))
        here, there = choices.start[one], choices.start[other]
        model.add(there <= here).only_enforce_if(earlier)
        model.add(there >= here + int(lengths[one]) + NEAR + 1).only_enforce_if(later)
        model.add_bool_or(earlier, later, unstable, _same_room(choices, one, other))
        costs.append(int(shared[one, other]) * unstable)
    return sum(costs)


HARD: tuple[Callable[[Choices], Term], ...] = (
    room_conflict,
    bad_times,
    room_capacity,
    required_conflict,
)
MEDIUM = (preferred_conflict,)
SOFT = (as_soon_as_possible, one_break, overlapping, larger_rooms_first, room_stability)


def _inside(choices: Choices, room: int) -> list[cp_model.IntervalVar]:
    return [
        choices.model.new_optional_fixed_size_interval_var(
            choices.start[row],
            int(choices.tables.lengths[row]),
            choices.rooms[row][room],
            "",
        )
        for row in choices.rows
        if room in choices.rooms[row]
    ]


def _alone(choices: Choices, options: list[dict[int, cp_model.IntVar]], costs: Numbers) -> Term:
    return sum(
        int(costs[row, at]) * literal
        for row, literals in enumerate(options)
        for at, literal in literals.items()
        if costs[row, at]
    )


def _meetings_of(choices: Choices, person: str, *, required: bool) -> list[int]:
    return [
        row
        for row, meeting in enumerate(choices.tables.problem.meetings)
        if person in meeting.required or (not required and person in meeting.preferred)
    ]


def _pairs_over_time(choices: Choices, rows: list[int]) -> list[Term]:
    return [
        choices.pairs(sum(choices.active(row, time) for row in rows), len(rows))
        for time in choices.times
    ]


def _pair_by_pair(choices: Choices, shared: Numbers) -> Term:
    return sum(
        int(shared[one, other])
        * choices.both(choices.active(one, time), choices.active(other, time))
        for one, other in combinations(choices.rows, 2)
        if shared[one, other]
        for time in choices.times
    )


def _product(
    choices: Choices, some: list[cp_model.IntVar], others: list[cp_model.IntVar]
) -> cp_model.IntVar:
    model = choices.model
    few, many = model.new_int_var(0, len(some), ""), model.new_int_var(0, len(others), "")
    product = model.new_int_var(0, len(some) * len(others), "")
    model.add(few == sum(some))
    model.add(many == sum(others))
    model.add_multiplication_equality(product, [few, many])
    model.add(product >= few + many - 1)
    return product


def _same_room(choices: Choices, one: int, other: int) -> cp_model.IntVar:
    """Return the literal that two meetings share a room, once for each pair."""
    key = (min(one, other), max(one, other))
    if key not in choices.same_room:
        same = choices.model.new_bool_var("")
        for room in range(len(choices.tables.problem.rooms)):
            here = choices.rooms[one].get(room)
            there = choices.rooms[other].get(room)
            for mine, yours in ((here, there), (there, here)):
                if mine is not None:
                    reasons = [same.negated(), mine.negated()]
                    choices.model.add_bool_or(*reasons, *([] if yours is None else [yours]))
        choices.same_room[key] = same
    return choices.same_room[key]
