"""How many proposals there are, and how many were answered by the day promised.

Never counted by person, and never signed apart from unsigned.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q

from zhibu.apps.ideas.models import STATES, EarlierAnswer, Idea, State
from zhibu.apps.organisation.models import Branch


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Of the answers promised for a year, how many came by their day."""

    in_time: int = 0
    asked: int = 0

    def __add__(self, other: "Kept") -> "Kept":
        """Take two counts together."""
        return Kept(in_time=self.in_time + other.in_time, asked=self.asked + other.asked)


@dataclass(frozen=True, kw_only=True)
class BranchNumbers:
    """The proposals of a branch by how far they have come."""

    branch: Branch
    by_state: tuple[tuple[str, int], ...]
    kept: Kept

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(count for _name, count in self.by_state)


def kept_of(branch_ids: Collection[int], *, on: date) -> dict[int, Kept]:
    """Count the answers promised for this year that are due or given; two queries.

    An answer taken up again counts as one, the new answer as another: each had its day.
    """
    this_year = Q(branch__in=branch_ids, answer_by__year=on.year)
    due = Q(decided_on__isnull=False) | Q(answer_by__lt=on)
    in_time = Count("pk", filter=Q(decided_on__lte=F("answer_by")))
    now = Idea.objects.filter(this_year & due).order_by()
    before = EarlierAnswer.objects.filter(
        idea__branch__in=branch_ids, answer_by__year=on.year
    ).order_by()
    kept = dict.fromkeys(branch_ids, Kept())
    for rows in (
        now.values_list("branch").annotate(in_time=in_time, asked=Count("pk")),
        before.values_list("idea__branch").annotate(in_time=in_time, asked=Count("pk")),
    ):
        for branch_id, in_time_count, asked in rows:
            kept[branch_id] += Kept(in_time=in_time_count, asked=asked)
    return kept


def numbers_of(branches: Iterable[Branch], *, on: date) -> list[BranchNumbers]:
    """Count the proposals of some branches by state; three queries however many."""
    listed = list(branches)
    ids = [branch.pk for branch in listed]
    counts = {str(state): Count("pk", filter=is_so) for state, is_so in STATES.items()}
    rows = Idea.objects.filter(branch__in=ids).order_by().values("branch").annotate(**counts)
    of: dict[int, Any] = {row["branch"]: row for row in rows}
    kept = kept_of(ids, on=on)
    return [
        BranchNumbers(
            branch=branch,
            by_state=tuple(
                (str(state.label), of.get(branch.pk, {}).get(str(state), 0)) for state in State
            ),
            kept=kept[branch.pk],
        )
        for branch in listed
    ]
