"""What a reader can work out about each hidden cell, by linear programming.

The reader knows every shown count, how many of each group answered, that the answers of one
person to a single choice are one, and that groups add up to everybody. For each hidden cell the
least and largest count that fits is found; all cells of a question are asked in one program of
independent copies, because starting the solver costs more than solving.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from zhibu.core.surveys.disclosure_grid import Grid, Place
from zhibu.core.surveys.tables import EVERYBODY

Cell = tuple[str | None, str, str]
"""Grouping, group and code."""


@dataclass(frozen=True)
class Equation:
    """Hidden cells with their signs, adding up to `total`."""

    terms: tuple[tuple[Cell, int], ...]
    total: int


def ranges(grids: Sequence[Grid]) -> dict[Cell, tuple[float, float]]:
    """Return the least and largest possible count of each hidden cell of one question."""
    most = {(grid.by, *place): grid.answered[place[0]] for grid in grids for place in grid.hidden}
    equations = _equations(grids)
    parts = _connected(sorted(most, key=str), equations)
    found: dict[Cell, tuple[float, float]] = {}
    for cells in parts:
        mine = [equation for equation in equations if equation.terms[0][0] in cells]
        found.update(_solve(cells, mine, most))
    return found


def _equations(grids: Sequence[Grid]) -> list[Equation]:
    overall = next((grid for grid in grids if grid.by is None), None)
    found: list[Equation] = []
    for grid in grids:
        found.extend(_row(grid, group) for group in grid.answered if not grid.is_multiple)
        if grid.adds_up:
            found.extend(_column(grid, code, overall) for code in grid.codes)
    return [equation for equation in found if equation.terms]


def _row(grid: Grid, group: str) -> Equation:
    """Everyone of the group chose exactly one answer."""
    hidden = [(group, code) for code in grid.codes if (group, code) in grid.hidden]
    total = sum(grid.counts[place] for place in hidden)
    return Equation(tuple(((grid.by, *place), 1) for place in hidden), total)


def _column(grid: Grid, code: str, overall: Grid | None) -> Equation:
    """The groups add up to everybody; a hidden count over everybody stands on the other side."""
    hidden: list[Place] = [(group, code) for group in grid.answered if (group, code) in grid.hidden]
    terms = [((grid.by, *place), 1) for place in hidden]
    total = sum(grid.counts[place] for place in hidden)
    if overall is not None and (EVERYBODY, code) in overall.hidden:
        terms.append(((None, EVERYBODY, code), -1))
        total -= overall.counts[EVERYBODY, code]
    return Equation(tuple(terms), total)


def _connected(cells: Sequence[Cell], equations: Sequence[Equation]) -> list[tuple[Cell, ...]]:
    """Split the cells into parts that share no equation."""
    part = {cell: {cell} for cell in cells}
    for equation in equations:
        joined: set[Cell] = set().union(*(part[cell] for cell, _ in equation.terms))
        for cell in joined:
            part[cell] = joined
    seen: dict[int, tuple[Cell, ...]] = {}
    for cell in cells:
        seen.setdefault(id(part[cell]), tuple(sorted(part[cell], key=str)))
    return list(seen.values())


def _solve(
    cells: Sequence[Cell], equations: Sequence[Equation], most: dict[Cell, int]
) -> dict[Cell, tuple[float, float]]:
    if not equations:
        return {cell: (0.0, float(most[cell])) for cell in cells}
    if len(cells) == 1:
        return {cells[0]: (float(abs(equations[0].total)),) * 2}
    from scipy import sparse  # noqa: PLC0415 - heavy, pages without groups never pay
    from scipy.optimize import linprog  # noqa: PLC0415 - the same

    place = {cell: column for column, cell in enumerate(cells)}
    matrix = np.zeros((len(equations), len(cells)))
    for row, equation in enumerate(equations):
        for cell, sign in equation.terms:
            matrix[row, place[cell]] = sign
    size, copies = len(cells), 2 * len(cells)
    aims = np.vstack([np.eye(size), -np.eye(size)])
    solved = linprog(
        aims.ravel(),
        A_eq=sparse.kron(sparse.eye(copies), sparse.csr_matrix(matrix), format="csr"),
        b_eq=np.tile([float(equation.total) for equation in equations], copies),
        bounds=[(0, most[cell]) for cell in cells] * copies,
        method="highs",
    )
    if solved.x is None:
        raise ArithmeticError(f"the counts do not fit together: {solved.message}")
    values = solved.x.reshape(copies, size)
    return {
        cell: (float(values[at, at]), float(values[size + at, at])) for cell, at in place.items()
    }
