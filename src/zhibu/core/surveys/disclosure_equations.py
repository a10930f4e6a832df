"""What a reader knows of the hidden cells of one question, as equations."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from zhibu.core.surveys.disclosure_crossing import Crossing
from zhibu.core.surveys.disclosure_grid import Grid, Place
from zhibu.core.surveys.tables import EVERYBODY

Cell = tuple[str | None, str, str]
"""Grouping, group and code; of a pair of groupings, those of either joined."""
_JOINED = "\0"


@dataclass(frozen=True)
class Equation:
    """Cells with their signs, adding up to `total`, or to that at most."""

    terms: tuple[tuple[Cell, int], ...]
    total: int
    is_exact: bool = True


@dataclass
class System:
    """All unknown cells with the most each can be, and what holds between them."""

    most: dict[Cell, float] = field(default_factory=dict)
    equations: list[Equation] = field(default_factory=list)

    def add(self, terms: Iterable[tuple[Cell, int]], total: int, *, is_exact: bool = True) -> None:
        """Add what holds; nothing when no unknown cell is in it."""
        kept = tuple(terms)
        if kept:
            self.equations.append(Equation(kept, total, is_exact))

    def parts(self) -> Iterator[tuple[list[Cell], list[Equation]]]:
        """Split into parts that share no equation."""
        part = {cell: {cell} for cell in self.most}
        for equation in self.equations:
            joined: set[Cell] = set()
            for cell, _ in equation.terms:
                if cell not in joined:
                    joined |= part[cell]
            for cell in joined:
                part[cell] = joined
        of_part: dict[int, list[Equation]] = {}
        for equation in self.equations:
            of_part.setdefault(id(part[equation.terms[0][0]]), []).append(equation)
        cells_of: dict[int, list[Cell]] = {}
        for cell in self.most:
            cells_of.setdefault(id(part[cell]), []).append(cell)
        for key, cells in cells_of.items():
            yield cells, of_part.get(key, [])


def system_of(grids: Sequence[Grid], crossings: Sequence[Crossing]) -> System:
    """Return everything known of the hidden cells of the tables of one question."""
    system = System()
    by = {grid.by: grid for grid in grids}
    for grid in grids:
        for group, code in sorted(grid.hidden):
            system.most[grid.by, group, code] = grid.answered[group]
    for grid in grids:
        _add_up(system, grid, by.get(None))
    for crossing in crossings:
        if crossing.first in by and crossing.second in by:
            _cross(system, crossing, by[crossing.first], by[crossing.second])
    return system


def _add_up(system: System, grid: Grid, overall: Grid | None) -> None:
    """Add that every row and column of a table adds up."""
    if not grid.is_multiple:
        for group in grid.answered:
            system.add(*_row(grid, group))
    if grid.adds_up:
        for code in grid.codes:
            system.add(*_column(grid, code, overall))


def _known(grid: Grid, places: Iterable[Place]) -> tuple[list[tuple[Cell, int]], int]:
    """Return the hidden ones of some cells and the sum of those shown."""
    terms: list[tuple[Cell, int]] = []
    shown = 0
    for place in places:
        if place in grid.hidden:
            terms.append(((grid.by, *place), 1))
        else:
            shown += grid.counts[place]
    return terms, shown


def _row(grid: Grid, group: str) -> tuple[list[tuple[Cell, int]], int]:
    """Everyone of the group who answered chose exactly one answer."""
    terms, shown = _known(grid, ((group, code) for code in grid.codes))
    return terms, grid.answered[group] - shown


def _column(grid: Grid, code: str, overall: Grid | None) -> tuple[list[tuple[Cell, int]], int]:
    """The groups add up to everybody; a hidden count over everybody stands on the other side."""
    terms, shown = _known(grid, ((group, code) for group in grid.answered))
    total = grid.totals[code] - shown
    if overall is not None and (EVERYBODY, code) in overall.hidden:
        return [*terms, ((None, EVERYBODY, code), -1)], -shown
    return terms, total


def _cross(system: System, crossing: Crossing, first: Grid, second: Grid) -> None:
    """Add the people in both groups of a pair, for every pair: they make up either group."""

    def cell(pair: tuple[str, str], code: str) -> Cell:
        return f"{first.by}{_JOINED}{second.by}", _JOINED.join(pair), code

    for pair, size in crossing.sizes.items():
        for code in first.codes:
            system.most[cell(pair, code)] = size
        if not first.is_multiple:
            terms = [(cell(pair, code), 1) for code in first.codes]
            system.add(terms, size, is_exact=False)
    for side, grid in enumerate((first, second)):
        for group, code in grid.counts:
            inside = [(cell(pair, code), 1) for pair in crossing.sizes if pair[side] == group]
            own, shown = _known(grid, [(group, code)])
            system.add([*inside, *((each, -1) for each, _ in own)], shown)
