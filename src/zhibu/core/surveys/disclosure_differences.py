"""Whether two publications of the same table tell of the few who made the difference."""

from collections.abc import Iterator

from zhibu.core.surveys.disclosure_rule import DisclosureRule
from zhibu.core.surveys.tables import CountTable

Place = tuple[str, str]
"""Group and code."""


def differences_too_small(
    before: CountTable, after: CountTable, rule: DisclosureRule
) -> frozenset[Place]:
    """Return the cells that must not be published again, given what was published before.

    When three answers came in between, the later table less the earlier one is a table of
    three people. The difference is therefore judged like a group: withheld as a whole below
    the smallest group, else where few of those who came, or all but few, chose the answer.
    Counts that changed while nobody came tell of people who changed their answer.

    Raises:
        ValueError: the two are not the same question in the same groups.
    """
    if _shape(before) != _shape(after):
        raise ValueError("only two tables of one question in the same groups can be compared")
    return frozenset(_too_small(before, after, rule))


def _shape(table: CountTable) -> tuple[str, str | None, frozenset[str], frozenset[str]]:
    return table.question, table.by, frozenset(table.groups), frozenset(table.codes)


def _too_small(before: CountTable, after: CountTable, rule: DisclosureRule) -> Iterator[Place]:
    for group in after.groups:
        came = abs(after.answered[group] - before.answered[group])
        for code in after.codes:
            change = abs(after.counts[group][code] - before.counts[group][code])
            if 0 < came < rule.smallest_group or _tells(change, came, rule):
                yield group, code


def _tells(change: int, came: int, rule: DisclosureRule) -> bool:
    """Whether a count that changed tells of few of those who came, or of somebody else."""
    if not change:
        return False
    return came == 0 or change > came or rule.is_sensitive(change, came)
