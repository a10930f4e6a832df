"""What a reader can work out about the hidden cells of one question, by linear programming.

The reader knows every shown count, how many of each group answered, that a single choice is one
answer each, that groups add up to everybody, and, when two groupings were shown, how many
people stand in each pair of their groups. A hidden cell is safe when two sets of counts that
both fit what is shown differ in it by enough.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zhibu.core.surveys.disclosure_crossing import Crossing
from zhibu.core.surveys.disclosure_equations import Cell, Equation, System, system_of
from zhibu.core.surveys.disclosure_grid import Grid

_NEAR = 1e-6
_LARGEST = 3000
"""Unknowns of one program."""


@dataclass
class Seen:
    """Least and largest count seen of each cell among counts that fit."""

    least: dict[Cell, float] = field(default_factory=dict)
    largest: dict[Cell, float] = field(default_factory=dict)

    def add(self, cell: Cell, low: float, high: float) -> None:
        """Take note of two possible counts."""
        self.least[cell] = min(low, self.least.get(cell, low))
        self.largest[cell] = max(high, self.largest.get(cell, high))

    def width(self, cell: Cell) -> float:
        """How far the counts seen are apart."""
        return self.largest.get(cell, 0.0) - self.least.get(cell, 0.0)


def exposed(
    grids: Sequence[Grid], crossings: Sequence[Crossing], needs: Mapping[Cell, float]
) -> dict[Cell, float]:
    """Return the cells that vary by less than needed, with how much they do vary.

    `needs` gives the cells to try. Each count that fits tells of all cells at once, so that
    few programs have to be solved.
    """
    system = system_of(grids, crossings)
    seen = Seen()
    for cells, equations in system.parts():
        aims = [cell for cell in cells if cell in needs]
        if not aims:
            continue
        if not equations:
            for cell in cells:
                seen.add(cell, 0.0, system.most[cell])
        elif len(equations) == 1 and equations[0].is_exact:
            _of_one_equation(equations[0], system, seen)
        else:
            _Program(cells, equations, system).try_all(aims, needs, seen)
    return {cell: seen.width(cell) for cell in needs if seen.width(cell) < needs[cell] - _NEAR}


def _of_one_equation(equation: Equation, system: System, seen: Seen) -> None:
    """Without a solver: what the other cells can leave over."""
    spans = {
        cell: (0.0, system.most[cell]) if sign > 0 else (-system.most[cell], 0.0)
        for cell, sign in equation.terms
    }
    least = sum(low for low, _ in spans.values())
    largest = sum(high for _, high in spans.values())
    for cell, sign in equation.terms:
        low, high = spans[cell]
        low = max(low, equation.total - (largest - high))
        high = min(high, equation.total - (least - spans[cell][0]))
        seen.add(cell, *((low, high) if sign > 0 else (-high, -low)))


class _Program:
    """The equations of one part as matrices."""

    def __init__(
        self, cells: Sequence[Cell], equations: Sequence[Equation], system: System
    ) -> None:
        self.cells = cells
        self.place = {cell: column for column, cell in enumerate(cells)}
        self.bounds = [(0.0, system.most[cell]) for cell in cells]
        exact = [equation for equation in equations if equation.is_exact]
        within = [equation for equation in equations if not equation.is_exact]
        self.limits: dict[str, Any] = {"A_eq": self._matrix(exact), "b_eq": _totals(exact)}
        if within:
            self.limits |= {"A_ub": self._matrix(within), "b_ub": _totals(within)}

    def _matrix(self, equations: Sequence[Equation]) -> Any:
        from scipy import sparse  # noqa: PLC0415 -- heavy; tables without gaps never pay

        rows, columns, signs = [], [], []
        for row, equation in enumerate(equations):
            for cell, sign in equation.terms:
                rows.append(row)
                columns.append(self.place[cell])
                signs.append(float(sign))
        shape = (len(equations), len(self.cells))
        return sparse.csr_matrix((signs, (rows, columns)), shape=shape)

    def try_all(self, aims: Sequence[Cell], needs: Mapping[Cell, float], seen: Seen) -> None:
        """Solve for the cells not yet seen to vary enough, up and down.

        Starting the solver costs more than solving something small: many copies of a small
        part are solved at once, of a large one few.
        """
        at_once = max(1, _LARGEST // (2 * len(self.cells)))
        left = list(aims)
        while left:
            tried, left = left[:at_once], left[at_once:]
            for counts in self._solved(tried):
                for cell, value in zip(self.cells, counts, strict=True):
                    seen.add(cell, value, value)
            left = [cell for cell in left if seen.width(cell) < needs[cell] - _NEAR]

    def _solved(self, aims: Sequence[Cell]) -> Any:
        """Return counts that fit, with each cell in turn as small and as large as can be."""
        import numpy as np  # noqa: PLC0415 -- the same
        from scipy import sparse  # noqa: PLC0415 -- the same
        from scipy.optimize import linprog  # noqa: PLC0415 -- the same

        copies = 2 * len(aims)
        wanted = np.zeros((copies, len(self.cells)))
        for row, cell in enumerate(aims):
            wanted[2 * row : 2 * row + 2, self.place[cell]] = 1.0, -1.0
        limits = {
            name: np.tile(limit, copies)
            if name.startswith("b")
            else sparse.kron(sparse.eye(copies), limit, format="csr")
            for name, limit in self.limits.items()
        }
        bounds = self.bounds * copies
        solved = linprog(wanted.ravel(), bounds=bounds, method="highs", **limits)
        if solved.x is None:
            raise ArithmeticError(f"the counts do not fit together: {solved.message}")
        return solved.x.reshape(wanted.shape).tolist()


def _totals(equations: Sequence[Equation]) -> list[float]:
    return [float(equation.total) for equation in equations]
