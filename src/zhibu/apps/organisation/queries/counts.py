"""How many, without naming anyone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Subquery

from zhibu.apps.organisation.models import (
    Affiliation,
    AwayPeriod,
    Branch,
    Employment,
    PartyGroup,
    Secondment,
    Standing,
)


@dataclass(frozen=True, kw_only=True)
class BranchCounts:
    """The people of one branch on a day, counted."""

    full: int = 0
    probationary: int = 0
    on_the_way: int = 0
    others: int = 0
    retired: int = 0
    lent: int = 0
    away: int = 0

    @property
    def members(self) -> int:
        """Party members: full and probationary."""
        return self.full + self.probationary

    def __add__(self, other: "BranchCounts") -> "BranchCounts":
        return BranchCounts(
            **{name: getattr(self, name) + getattr(other, name) for name in vars(self)}
        )


NONE = BranchCounts()
_KIND_OF_STAGE = {
    Standing.Stage.FULL.value: "full",
    Standing.Stage.PROBATIONARY.value: "probationary",
    Standing.Stage.CANDIDATE.value: "on_the_way",
    Standing.Stage.ACTIVIST.value: "on_the_way",
    Standing.Stage.APPLICANT.value: "on_the_way",
    None: "others",
}


def counts_of_branches(
    branch_ids: Iterable[int], *, zone_id: int, on: date
) -> dict[int, BranchCounts]:
    """Count the people of several branches of a zone on a day, in one query."""
    his = {"person_id": OuterRef("person_id"), "zone_id": zone_id}
    stages = Standing.objects.on(on).filter(**his).order_by("-since", "-pk")
    retired = Employment.objects.on(on).filter(**his, status=Employment.Status.RETIRED)
    rows = (
        Affiliation.objects.on(on)
        .filter(zone_id=zone_id, branch_id__in=list(branch_ids))
        .order_by()
        .annotate(
            stage=Subquery(stages.values("stage")[:1]),
            retired=Exists(retired),
            lent=Exists(Secondment.objects.on(on).filter(**his)),
            away=Exists(AwayPeriod.objects.on(on).filter(**his)),
        )
        .values_list("branch_id", "stage", "retired", "lent", "away")
        .annotate(number=Count("pk"))
    )
    tallies: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for branch_id, stage, is_retired, is_lent, is_away, number in rows:
        tally = tallies[branch_id]
        tally[_KIND_OF_STAGE[stage]] += number
        tally["retired"] += number * is_retired
        tally["lent"] += number * is_lent
        tally["away"] += number * is_away
    return {branch_id: BranchCounts(**tally) for branch_id, tally in tallies.items()}


def counts_of_branch(branch: Branch, *, on: date) -> BranchCounts:
    """Count the people of one branch on a day."""
    return counts_of_branches([branch.pk], zone_id=branch.zone_id, on=on).get(branch.pk, NONE)


def staff_of_agencies(agency_ids: Iterable[int], *, zone_id: int, on: date) -> dict[int, int]:
    """Count the staff in post of several agencies of a zone on a day, in one query."""
    rows = (
        Employment.objects.on(on)
        .filter(
            zone_id=zone_id,
            agency_id__in=list(agency_ids),
            status=Employment.Status.IN_POST,
        )
        .order_by()
        .values_list("agency_id")
        .annotate(number=Count("pk"))
    )
    return dict(rows)


def groups_of_branch(branch_id: int, *, zone_id: int, on: date) -> list[tuple[PartyGroup, int]]:
    """Return the branch's Party groups that stood on a day, each with its head count."""
    sizes = dict(
        Affiliation.objects.on(on)
        .filter(zone_id=zone_id, branch_id=branch_id, group__isnull=False)
        .order_by()
        .values_list("group_id")
        .annotate(number=Count("pk"))
    )
    groups = PartyGroup.objects.filter(zone_id=zone_id, branch_id=branch_id)
    standing = [g for g in groups if g.dissolved_on is None or g.dissolved_on > on]
    return [(group, sizes.get(group.pk, 0)) for group in standing]
