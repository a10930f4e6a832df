"""How many people stand in each pair of groups of two groupings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhibu.core.surveys.disclosure_grid import NAMELESS
from zhibu.core.surveys.tables import EVERYBODY, CountTable


@dataclass(frozen=True, kw_only=True)
class Crossing:
    """Two groupings of the same people; colleagues know who is who."""

    first: str
    second: str
    sizes: Mapping[tuple[str, str], int]
    """People in a group of the first and one of the second; those in neither included."""


def crossings_of(tables: Sequence[CountTable]) -> tuple[Crossing, ...]:
    """Return every pair of groupings whose own questions are among the tables."""
    shown = list(dict.fromkeys(table.by for table in tables if table.by is not None))
    crossed = {(table.by, table.question): table for table in tables}
    return tuple(
        Crossing(first=first, second=second, sizes=dict(_sizes(crossed[first, second])))
        for place, second in enumerate(shown)
        for first in shown[:place]
        if (first, second) in crossed
    )


def _sizes(table: CountTable) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield the pairs that have anybody, those who named no group as NAMELESS."""
    groups = [group for group in table.groups if group != EVERYBODY]
    rows = {group: _row(table, group) for group in groups}
    everybody = _row(table, EVERYBODY)
    rows[NAMELESS] = {
        code: count - sum(rows[group][code] for group in groups)
        for code, count in everybody.items()
    }
    for group, row in rows.items():
        for code, count in row.items():
            if count > 0:
                yield (group, code), count


def _row(table: CountTable, group: str) -> dict[str, int]:
    counts = dict(table.counts[group])
    return {**counts, NAMELESS: table.asked[group] - table.answered[group]}
