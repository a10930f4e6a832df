"""What no schedule can cost less than, found without searching for one.

Softly: every grain of every meeting is put somewhere by itself (a linear program). The last
grain of a meeting is the mean of its grains plus half its length less one, so each grain carries
its part of what being late and being in a smaller room cost; grains at the same time cost as
overlapping meetings do. Breaks, room stability, people and days are left out.
"""

from collections import Counter
from math import ceil

import numpy as np
from ortools.linear_solver import pywraplp

from zhibu.core.timetabling.meeting_scheduling.tables import Flags, Numbers, Tables

LARGEST = 250_000
"""Variables of the linear program; a larger one takes too long."""
ROUNDING = 1e-4
Kind = tuple[int, tuple[int, ...]]
"""Meetings of one length that fit into the same rooms."""
Grains = dict[tuple[Kind, int, int], pywraplp.Variable]
"""How many grains of a kind are in a room at a time."""


def least(tables: Tables) -> tuple[int, int, int]:
    """Return what every schedule costs at least on each level: the cheapest choices, singly."""
    hard = _cheapest(tables.bad_times, tables.allowed) + _cheapest(
        tables.missing_seats, tables.allowed_rooms
    )
    rooms = np.broadcast_to(tables.room_costs, tables.allowed_rooms.shape)
    soft = _cheapest(tables.lateness, tables.allowed) + _cheapest(rooms, tables.allowed_rooms)
    return hard, tables.within, soft


def least_when_clean(tables: Tables, seconds: float) -> int:
    """Return what a schedule without a hard cost costs at least softly; 0 if not soon known."""
    weights = tables.weights
    if not (weights.room_conflict and weights.room_capacity and weights.overtime):
        return 0
    return _spread(tables, seconds)


def _cheapest(costs: Numbers, allowed: Flags) -> int:
    """Return the sum of the cheapest choice of every meeting by itself."""
    dearest = int(costs.max(initial=0))
    return int(np.where(allowed, costs, dearest).min(axis=1).sum())


def _spread(tables: Tables, seconds: float) -> int:
    """Return the cost of the best spread of single grains; 0 when it takes too long."""
    kinds = _kinds(tables)
    solver = pywraplp.Solver.CreateSolver("GLOP")
    if tables.horizon * sum(len(rooms) for _, rooms in kinds) > LARGEST or seconds <= 0:
        return 0
    solver.SetTimeLimit(int(seconds * 1000))
    grains: Grains = {
        (kind, room, time): solver.NumVar(0, 1, "")
        for kind in kinds
        for room in kind[1]
        for time in range(tables.horizon)
    }
    _place_all(solver, grains, kinds)
    _one_in_a_room(solver, grains)
    objective = solver.Objective()
    _charge_overlaps(tables, solver, grains)
    weight = tables.weights.as_soon_as_possible
    for (kind, room, time), share in grains.items():
        price = weight * (time + tables.first) + int(tables.room_costs[room])
        objective.SetCoefficient(share, price / kind[0])
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        return 0
    halves = weight * sum(count * (length - 1) / 2 for (length, _), count in kinds.items())
    return ceil(float(objective.Value()) + halves - ROUNDING)


def _kinds(tables: Tables) -> Counter[Kind]:
    fits = tables.missing_seats == 0
    return Counter(
        (int(length), tuple(int(room) for room in np.flatnonzero(row)))
        for length, row in zip(tables.lengths, fits, strict=True)
    )


def _place_all(solver: pywraplp.Solver, grains: Grains, kinds: Counter[Kind]) -> None:
    rows = {kind: kind[0] * count for kind, count in kinds.items()}
    placed = {kind: solver.Constraint(total, total) for kind, total in rows.items()}
    for (kind, _, _), share in grains.items():
        placed[kind].SetCoefficient(share, 1)


def _one_in_a_room(solver: pywraplp.Solver, grains: Grains) -> None:
    held = {key: solver.Constraint(0, 1) for key in {key[1:] for key in grains}}
    for (_, room, time), share in grains.items():
        held[room, time].SetCoefficient(share, 1)


def _charge_overlaps(tables: Tables, solver: pywraplp.Solver, grains: Grains) -> None:
    """Let n meetings at one time cost n(n-1)/2 overlaps, straight between whole numbers."""
    weight, rooms = tables.weights.overlapping, len(tables.problem.rooms)
    levels = [[solver.NumVar(0, 1, "") for _ in range(rooms)] for _ in range(tables.horizon)]
    there = [solver.Constraint(0, 0) for _ in levels]
    for row, variables in zip(there, levels, strict=True):
        for others, variable in enumerate(variables):
            row.SetCoefficient(variable, -1)
            solver.Objective().SetCoefficient(variable, weight * others)
    for (_, _, time), share in grains.items():
        there[time].SetCoefficient(share, 1)
