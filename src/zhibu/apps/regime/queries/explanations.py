"""What a branch wrote about periods it missed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from zhibu.apps.regime.models import Explanation
from zhibu.core.regulations.finding import Finding

Missed = tuple[str, str | None, date | None]
"""A rule, the Party group it is asked of, the last day of the period."""


def missed_by(finding: Finding) -> Missed:
    """Return what an explanation of a finding is kept under."""
    return finding.rule, finding.group, finding.due_until


def explanations_of(branch_ids: Iterable[int]) -> dict[int, dict[Missed, str]]:
    """Return the explanations of several branches, in one query."""
    found: dict[int, dict[Missed, str]] = defaultdict(dict)
    rows = Explanation.objects.filter(branch_id__in=list(branch_ids))
    for branch_id, rule, group, until, text in rows.values_list(
        "branch_id", "rule", "group_id", "until", "text"
    ):
        found[branch_id][rule, str(group) if group else None, until] = text
    return found
