"""One table as the judging sees it: rows of groups, cells hidden or shown."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from zhibu.core.surveys.disclosure_rule import DisclosureRule
from zhibu.core.surveys.tables import EVERYBODY, CountTable

NAMELESS = "\0nobody"
"""The row of those who named no group: never published, but what is left over tells of it."""

Place = tuple[str, str]
"""Group and code."""


@dataclass(kw_only=True)
class Grid:
    """Counts of one question in the groups of one other, and what is hidden of them."""

    question: str
    by: str | None
    is_multiple: bool
    codes: tuple[str, ...]
    answered: dict[str, int]
    """By group, in order; for groupings with a row NAMELESS when somebody named none."""
    counts: dict[Place, int]
    totals: dict[str, int]
    """Count over everybody, by code."""
    total: int
    """Answers over everybody."""
    adds_up: bool
    """Whether the rows add up to everybody; not where one person stands in several groups."""
    sensitive: frozenset[Place]
    """Cells that are withheld for their own sake, in rows that are published."""
    groups_few: frozenset[str]
    """Rows too small to publish."""
    groups_withheld: set[str]
    hidden: set[Place] = field(default_factory=set)

    @property
    def all_hidden(self) -> frozenset[Place]:
        """Every cell a reader is not shown, those of whole rows included."""
        return frozenset(self.hidden)

    @property
    def cells_hidden(self) -> frozenset[Place]:
        """Hidden cells of rows that are otherwise shown."""
        return frozenset(place for place in self.hidden if not self.is_withheld(place[0]))

    def is_withheld(self, group: str) -> bool:
        """Whether the row is not published at all."""
        return group in self.groups_withheld or group == NAMELESS

    def is_open(self, place: Place) -> bool:
        """Whether the cell is in the table and shown."""
        return place in self.counts and place not in self.hidden

    def hide(self, places: Iterable[Place]) -> None:
        """Hide the cells that are in the table."""
        self.hidden.update(place for place in places if place in self.counts)

    def withhold(self, group: str) -> None:
        """Withhold the row as a whole."""
        if group != NAMELESS:
            self.groups_withheld.add(group)
        self.hide((group, code) for code in self.codes)


def grid_of(
    table: CountTable,
    rule: DisclosureRule,
    overall: CountTable,
    *,
    alike: frozenset[tuple[str, str]] = frozenset(),
) -> Grid:
    """Return the table with everything hidden that is sensitive in itself.

    `alike` are groups (grouping, group) nearly the same people as another group shown.
    """
    rows = _rows(table)
    answered = {group: table.answered[group] for group in rows}
    counts = {(group, code): table.counts[group][code] for group in rows for code in table.codes}
    totals = dict(overall.counts[EVERYBODY])
    adds_up = table.by is not None
    if adds_up:
        adds_up = _add_nameless(table, overall, answered, counts)
    few = frozenset(group for group in rows if rule.is_small(table.answered[group]))
    sensitive = frozenset(
        place
        for place, count in counts.items()
        if place[0] not in few and rule.is_sensitive(count, answered[place[0]])
    )
    grid = Grid(
        question=table.question,
        by=table.by,
        is_multiple=table.is_multiple,
        codes=table.codes,
        answered=answered,
        counts=counts,
        totals=totals,
        total=overall.answered[EVERYBODY],
        adds_up=adds_up,
        sensitive=sensitive,
        groups_few=few,
        groups_withheld=set(),
    )
    grid.hide(sensitive)
    too_alike = {group for group in rows if (table.by, group) in alike}
    for group in (*few, *sorted(too_alike), NAMELESS):
        if group in answered:
            grid.withhold(group)
    return grid


def _rows(table: CountTable) -> tuple[str, ...]:
    """Return the groups of a grouping without everybody, or everybody alone."""
    if table.by is None:
        return (EVERYBODY,)
    return tuple(group for group in table.groups if group != EVERYBODY)


def _add_nameless(
    table: CountTable,
    overall: CountTable,
    answered: dict[str, int],
    counts: dict[Place, int],
) -> bool:
    """Add the row of those who named no group; False when the groups overlap."""
    left = overall.answered[EVERYBODY] - sum(answered.values())
    missing = {
        code: overall.counts[EVERYBODY][code] - sum(counts[group, code] for group in answered)
        for code in table.codes
    }
    if left < 0 or any(count < 0 for count in missing.values()):
        return False
    if left:
        answered[NAMELESS] = left
        counts.update({(NAMELESS, code): count for code, count in missing.items()})
    return True
