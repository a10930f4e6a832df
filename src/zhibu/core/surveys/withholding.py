"""What may not be published: small groups and small cells (stands in until `disclosure` is in)."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhibu.core.surveys.tables import EVERYBODY, CountTable, Frame


@dataclass(frozen=True, kw_only=True)
class DisclosureRule:
    """The fewest people a published group and a published cell may hold."""

    smallest_group: int = 5
    smallest_cell: int = 3


DEFAULT_RULE = DisclosureRule()


@dataclass(frozen=True, kw_only=True)
class Withheld:
    """Groups and cells that may not be shown, and why, in Chinese sentences."""

    groups: frozenset[tuple[str, str | None, str]]
    cells: frozenset[tuple[str, str | None, str, str]]
    reasons: tuple[str, ...]


def withheld(tables: Sequence[CountTable], rule: DisclosureRule, frame: Frame) -> Withheld:
    """Return the groups with too few answers and the cells with too few, but not none."""
    groups, cells = set(), set()
    for table in tables:
        for group in table.groups:
            if group != EVERYBODY and table.answered[group] < rule.smallest_group:
                groups.add((table.question, table.by, group))
            for code in table.codes:
                if 0 < table.counts[group][code] < rule.smallest_cell:
                    cells.add((table.question, table.by, group, code))
    return Withheld(groups=frozenset(groups), cells=frozenset(cells), reasons=())
