"""Which branches' reviews are somebody's business, and which a section belongs to."""

from datetime import date

from django.db.models import Q, QuerySet

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Branch, Employment
from zhibu.apps.reviews.models import ReviewLeader

REVIEWING = (Branch.Kind.ORDINARY, Branch.Kind.JOINT)
"""Kinds of branch that sections belong to: not those of the retired or of a project."""


def branches_of(viewer: Viewer, *, on: date) -> list[Branch]:
    """Return the branches whose reviews the viewer takes part in or leads."""
    if viewer.person_id is None or viewer.zone_id is None:
        return []
    works = Employment.objects.on(on).filter(
        person=viewer.person_id, status=Employment.Status.IN_POST
    )
    agencies = works.exclude(section="").values_list("agency_id", flat=True)
    led = ReviewLeader.objects.on(on).filter(person=viewer.person_id)
    found = Branch.objects.filter(
        Q(pk__in=viewer.member_of | viewer.leads)
        | Q(pk__in=led.values("branch_id"))
        | Q(pk__in=covering(list(agencies))),
        zone_id=viewer.zone_id,
        dissolved_on=None,
        kind__in=REVIEWING,
    )
    return list(found.distinct())


def covering(agency_ids: list[int]) -> QuerySet[Branch]:
    """Return the branches that hold the reviews of the sections of some agencies."""
    return Branch.objects.filter(
        Q(agency__in=agency_ids) | Q(units__agency__in=agency_ids),
        dissolved_on=None,
        kind__in=REVIEWING,
    ).distinct()
