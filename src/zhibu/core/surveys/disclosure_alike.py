"""Groups of two groupings that are nearly the same people."""

from collections.abc import Iterator, Mapping, Sequence

from zhibu.core.surveys.disclosure_rule import DisclosureRule
from zhibu.core.surveys.tables import EVERYBODY, CountTable

Group = tuple[str, str]
"""The question that makes the groups, and the group."""


def groups_alike(tables: Sequence[CountTable], rule: DisclosureRule) -> frozenset[Group]:
    """Return the groups of later groupings too like what an earlier one shows.

    When those over 50 and one agency differ by a single person, that person's answers are the
    difference of two tables. A group is withheld when the groups of an earlier grouping lying
    mostly within it, taken together, differ from it by fewer people than a group must have.
    """
    shown = list(dict.fromkeys(table.by for table in tables if table.by is not None))
    crossed = {(table.by, table.question): table for table in tables if table.by is not None}
    alike: set[Group] = set()
    for place, later in enumerate(shown):
        for earlier in shown[:place]:
            table = crossed.get((earlier, later))
            if table is not None:
                alike.update((later, group) for group in _too_alike(table, rule))
    return frozenset(alike)


def _too_alike(table: CountTable, rule: DisclosureRule) -> Iterator[str]:
    """Yield the codes of the question whose people nearly are some of the table's groups."""
    groups = [group for group in table.groups if group != EVERYBODY]
    for code in table.codes:
        size = table.counts[EVERYBODY][code]
        if not size:
            continue
        if _difference(table, groups, code, size) < rule.smallest_group:
            yield code


def _difference(table: CountTable, groups: Sequence[str], code: str, size: int) -> int:
    """Count the people in the code or in the groups mostly within it, but not in both."""
    sizes: Mapping[str, int] = table.answered
    inside = [group for group in groups if 2 * table.counts[group][code] > sizes[group]]
    both = sum(table.counts[group][code] for group in inside)
    return size + sum(sizes[group] for group in inside) - 2 * both
