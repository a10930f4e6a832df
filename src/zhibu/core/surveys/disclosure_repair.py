"""Hide further cells until no hidden one can be worked out."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property

from zhibu.core.surveys.disclosure_audit import exposed
from zhibu.core.surveys.disclosure_crossing import Crossing
from zhibu.core.surveys.disclosure_equations import Cell
from zhibu.core.surveys.disclosure_grid import NAMELESS, Grid, Place
from zhibu.core.surveys.disclosure_rule import DisclosureRule

_ROUNDS = 12
_NEAR = 1e-6


def make_safe(
    grid: Grid, shown: Sequence[Grid], crossings: Sequence[Crossing], rule: DisclosureRule
) -> None:
    """Hide cells of `grid` until those hidden in it and in the tables shown before are safe.

    The least loss is sought cell by cell, not over the whole table; the same table always
    gives the same result. Where cells do not suffice the smallest group is withheld, then the
    next, at last all: what then can be told follows from the earlier tables alone.
    """
    if not grid.codes:
        _hide_sums(grid, rule)
        return
    audit = _Audit(grid, shown, crossings, rule)
    for _ in range(_ROUNDS):
        found = audit.exposed()
        if not found:
            return
        if not _hide_more(grid, found):
            break
    for group in _smallest_first(grid):
        grid.withhold(group)
        if not audit.exposed():
            return


@dataclass
class _Audit:
    """The table being judged among those of the same question shown before."""

    grid: Grid
    shown: Sequence[Grid]
    crossings: Sequence[Crossing]
    rule: DisclosureRule

    def exposed(self) -> list[Cell]:
        """Return the hidden cells about which the table gives too much away.

        Not those about which the earlier tables already tell as much.
        """
        grids = (*self.shown, self.grid)
        needs = {
            (each.by, *place): needed(each, place, self.rule)
            for each in grids
            for place in sorted(each.hidden)
        }
        found = exposed(grids, self.crossings, needs)
        if not found or self.grid.by is None:
            return list(found)
        untold = self._untold(tuple(needs.items()), found)
        return [cell for cell, width in found.items() if width < untold[cell] - _NEAR]

    def _untold(
        self, needs: Iterable[tuple[Cell, float]], found: Iterable[Cell]
    ) -> dict[Cell, float]:
        """Return how far the cells vary, at most as needed, with nothing of the table shown."""
        wanted = {cell: need for cell, need in needs if cell in found}
        narrow = exposed((*self.shown, self._hidden), self.crossings, wanted)
        return {**wanted, **narrow}

    @cached_property
    def _hidden(self) -> Grid:
        hidden = deepcopy(self.grid)
        hidden.hide(hidden.counts)
        return hidden


def needed(grid: Grid, place: Place, rule: DisclosureRule) -> float:
    """Return how wide the possible counts of a hidden cell must at least be.

    As wide as the smallest cell published, or as much as the size of the group and the table
    over everybody leave open.
    """
    group, code = place
    size, chosen = grid.answered[group], grid.totals[code]
    if grid.by is None:
        return min(rule.smallest_cell, size)
    open_width = min(size, chosen) - max(0, size + chosen - grid.total)
    return min(rule.smallest_cell, open_width)


def _hide_more(grid: Grid, exposed_cells: Iterable[Cell]) -> bool:
    """Hide, for each exposed cell, the fewest people that let it vary; False: nothing left."""
    before = len(grid.hidden)
    for by, group, code in exposed_cells:
        if by == grid.by and _partners(grid, (group, code)):
            grid.hide(_partners(grid, (group, code)))
        else:
            grid.hide(_in_column(grid, code)[:2])
    return len(grid.hidden) > before


def _partners(grid: Grid, place: Place) -> Sequence[Place]:
    """Return the cheapest open cells that close a ring with the cell.

    In a table of single choices a count can vary only in a rectangle: up here, down beside it,
    down below, up across. With several answers another cell of the column is enough, and over
    everybody another of the row.
    """
    group, code = place
    if grid.is_multiple:
        return _in_column(grid, code)[:1]
    row = [other for other in grid.codes if other != code]
    if not grid.adds_up:
        return _cheapest(grid, [(group, other) for other in row])[:1]
    corners = [
        [(group, other), (below, code), (below, other)]
        for other in row
        for below in grid.answered
        if below != group
    ]
    rings = [[each for each in ring if grid.is_open(each)] for ring in corners]
    return min((ring for ring in rings if ring), key=lambda ring: _cost(grid, ring), default=[])


def _cost(grid: Grid, places: Sequence[Place]) -> tuple[int, int]:
    """People lost from view, then cells; none at all counts as much as a few."""
    return sum(max(grid.counts[place], 3) for place in places), len(places)


def _in_column(grid: Grid, code: str) -> list[Place]:
    return _cheapest(grid, [(group, code) for group in grid.answered])


def _cheapest(grid: Grid, places: Iterable[Place]) -> list[Place]:
    open_cells = [place for place in places if grid.is_open(place)]
    return sorted(open_cells, key=lambda place: _cost(grid, [place]))


def _smallest_first(grid: Grid) -> Iterator[str]:
    """Yield the rows still shown, those with fewest answers first."""
    rows = [group for group in grid.answered if not grid.is_withheld(group)]
    yield from sorted(rows, key=lambda group: grid.answered[group])


def _hide_sums(grid: Grid, rule: DisclosureRule) -> None:
    """Withhold groups of a number until those withheld are together a group.

    Mean times n is a sum, and the sums of the groups add up to that of everybody.
    """
    hidden = {group for group in grid.answered if grid.is_withheld(group)}
    if not hidden or not grid.adds_up:
        return
    for group in _smallest_first(grid):
        if len(hidden - {NAMELESS}) + (NAMELESS in hidden) > 1 and (
            sum(grid.answered[each] for each in hidden) >= rule.smallest_group
        ):
            return
        grid.withhold(group)
        hidden.add(group)
