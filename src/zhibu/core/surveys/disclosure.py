"""Which numbers may not be published, so that nobody's answer can be worked out.

Colleagues know one another, so the reader is taken to know how many of every group answered.
What is kept from them is the answers. Small numbers are withheld, then as many more as are
needed so that none can be got by adding and subtracting (disclosure_audit.py tries exactly
that). Tables are judged in the order shown: what was shown before is never withdrawn, later
tables hide what the earlier ones would otherwise give away. See docs/surveys-disclosure.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zhibu.core.surveys.disclosure_alike import groups_alike
from zhibu.core.surveys.disclosure_crossing import crossings_of
from zhibu.core.surveys.disclosure_grid import Grid, grid_of
from zhibu.core.surveys.disclosure_repair import make_safe
from zhibu.core.surveys.disclosure_rule import DEFAULT_RULE, DisclosureRule
from zhibu.core.surveys.tables import CountTable, Frame

__all__ = ["DEFAULT_RULE", "DisclosureRule", "Withheld", "withheld"]

GroupKey = tuple[str, str | None, str]
"""Question, the question that makes the groups, group."""
CellKey = tuple[str, str | None, str, str]
"""The same and the code of the answer."""

_TOLD_APART = 3


@dataclass(frozen=True, kw_only=True)
class Withheld:
    """What must not be published, and why."""

    groups: frozenset[GroupKey] = frozenset()
    """Whole group tables, their n included."""
    cells: frozenset[CellKey] = frozenset()
    """Single cells: count, share and limits. Those of whole groups are not repeated here."""
    weighted: frozenset[tuple[str, str]] = frozenset()
    """Question and code whose weighted overall share would give a withheld cell away."""
    reasons: tuple[str, ...] = ()
    """In Chinese sentences for the page."""

    def hides_group(self, question: str, by: str | None, group: str) -> bool:
        """Whether nothing of the group may be shown for the question."""
        return (question, by, group) in self.groups

    def hides_cell(self, question: str, by: str | None, group: str, code: str) -> bool:
        """Whether the cell may not be shown, by itself or with its group."""
        return (question, by, group, code) in self.cells or self.hides_group(question, by, group)

    def hides_mean(self, question: str, by: str | None, group: str) -> bool:
        """Whether mean, median and deviation may not be shown.

        With any cell of the row withheld they would be further equations on it, so they are
        shown only where the whole row is, and then add nothing to what is known.
        """
        row = (question, by, group)
        return row in self.groups or any(cell[:3] == row for cell in self.cells)


@dataclass
class _Judged:
    """What was decided so far, table by table."""

    grids: dict[str, list[Grid]] = field(default_factory=dict)

    def hidden_in(self, question: str, by: str) -> frozenset[tuple[str, str]]:
        """Return the group and code of the cells hidden in a table judged before."""
        return frozenset(
            cell
            for grid in self.grids.get(question, ())
            if grid.by == by
            for cell in grid.all_hidden
        )


def withheld(
    tables: Sequence[CountTable], rule: DisclosureRule, frame: Frame | None = None
) -> Withheld:
    """Return what must be withheld of the tables, judged together in the order given.

    The table over everybody (`by` None) of a question is judged first wherever it stands. Give
    every grouping ever shown of the same answers, the new one last. With a frame, its margins
    name the questions weights are made from.
    """
    judged = _Judged()
    alike = groups_alike(tables, rule)
    crossings = crossings_of(tables)
    for table in sorted(tables, key=lambda table: table.by is not None):
        grids = judged.grids.setdefault(table.question, [])
        grid = grid_of(table, rule, _overall(tables, table), alike=alike)
        if table.by is not None:
            turned = judged.hidden_in(table.by, table.question)
            grid.hide((group, code) for code, group in turned)
        make_safe(grid, grids, crossings, rule)
        grids.append(grid)
    grids = [grid for each in judged.grids.values() for grid in each]
    last = next((table.by for table in reversed(tables) if table.by is not None), None)
    return _as_withheld(grids, last, rule, {} if frame is None else frame.margins)


def _overall(tables: Sequence[CountTable], table: CountTable) -> CountTable:
    """Return the table over everybody of the same question, the table itself when alone."""
    for other in tables:
        if other.question == table.question and other.by is None:
            return other
    return table


def _as_withheld(
    grids: Sequence[Grid],
    last: str | None,
    rule: DisclosureRule,
    margins: Mapping[str, Mapping[str, int]],
) -> Withheld:
    """Collect what is hidden; reasons are given for everybody and the last grouping."""
    groups: set[GroupKey] = set()
    cells: set[CellKey] = set()
    weighted: set[tuple[str, str]] = set()
    for grid in grids:
        groups.update((grid.question, grid.by, group) for group in grid.groups_withheld)
        for group, code in grid.cells_hidden:
            cells.add((grid.question, grid.by, group, code))
        if grid.by in margins:
            weighted.update((grid.question, code) for code in _told_by_weights(grid))
    return Withheld(
        groups=frozenset(groups),
        cells=frozenset(cells),
        weighted=frozenset(weighted),
        reasons=_reasons([grid for grid in grids if grid.by in (None, last)], rule),
    )


def _told_by_weights(grid: Grid) -> Iterator[str]:
    """Yield the answers of which so few groups are withheld that weights would tell them apart.

    The plain and the weighted count over everybody are two sums over the same groups.
    """
    for code in grid.codes:
        withheld_groups = sum((group, code) in grid.hidden for group in grid.answered)
        if 0 < withheld_groups <= _TOLD_APART:
            yield code


def _reasons(grids: Sequence[Grid], rule: DisclosureRule) -> tuple[str, ...]:
    """Say how much was withheld for each reason; nothing where nothing was."""
    shown = [grid for grid in grids if grid.groups_withheld or grid.cells_hidden]
    few = sum(len(grid.groups_few) for grid in shown)
    other = sum(len(grid.groups_withheld - grid.groups_few) for grid in shown)
    first = sum(len(grid.cells_hidden & grid.sensitive) for grid in shown)
    second = sum(len(grid.cells_hidden - grid.sensitive) for grid in shown)
    said = (
        (few, f"有{few}处因一组里回答的不足{rule.smallest_group}人，整组不公布。"),
        (other, f"有{other}处整组一并不公布，以免用别的表减出来。"),
        (first, f"有{first}格因选的人或没选的人太少，或全组都选了同一项，不公布。"),
        (second, f"另有{second}格一并不公布，以免用减法推算出来。"),
    )
    return tuple(sentence for count, sentence in said if count)
