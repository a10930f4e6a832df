"""Which zones, agencies and branches someone may see, and how they stand."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Agency, Branch, Employment, Post, Term, Zone
from zhibu.apps.organisation.naming import branch_search_text, search_key
from zhibu.apps.organisation.queries.counts import (
    NONE,
    BranchCounts,
    counts_of_branches,
    staff_of_agencies,
)

AGENCIES_ON_A_PAGE = 20


@dataclass(frozen=True, kw_only=True)
class BranchRow:
    """A branch with its counts, its term and whether it has a secretary."""

    branch: Branch
    counts: BranchCounts
    term: Term | None
    has_secretary: bool


@dataclass(frozen=True, kw_only=True)
class AgencyRow:
    """An agency with its staff in post and its branches."""

    agency: Agency
    staff: int
    branches: tuple[BranchRow, ...]


def zones_of(viewer: Viewer) -> QuerySet[Zone]:
    """Return the zones whose page the viewer may open."""
    return Zone.objects.filter(
        Q(pk=viewer.zone_id)
        | Q(pk__in=viewer.coordinator_of)
        | Q(committee_id__in=viewer.reader_of)
    ).order_by("name")


def own_branches(viewer: Viewer) -> QuerySet[Branch]:
    """Return the branches the viewer belongs to or keeps the records of."""
    return Branch.objects.filter(pk__in=viewer.member_of | viewer.leads).select_related("agency")


def standing_branches(zone_id: int, *, on: date) -> QuerySet[Branch]:
    """Return the branches of a zone that are not dissolved on a day."""
    stands = Q(dissolved_on=None) | Q(dissolved_on__gt=on)
    return Branch.objects.filter(stands, zone_id=zone_id).select_related("agency")


def agencies_page(zone: Zone, *, page: str = "1", typed: str = "") -> Page[Agency]:
    """Return one page of the zone's agencies whose name, or branch's name, fits."""
    agencies = Agency.objects.filter(zone=zone)
    if key := search_key(typed):
        fitting = [
            pk
            for pk, *names in Agency.objects.filter(zone=zone).values_list(
                "pk", "name", "short_name", "branches__name"
            )
            if any(key in branch_search_text(name) for name in names if name)
        ]
        agencies = agencies.filter(pk__in=fitting)
    return Paginator(agencies, AGENCIES_ON_A_PAGE).get_page(page)


def agency_rows(agencies: list[Agency], *, zone_id: int, on: date) -> list[AgencyRow]:
    """Return the agencies with branches and counts, in five queries however many."""
    ids = [agency.pk for agency in agencies]
    branches = list(standing_branches(zone_id, on=on).filter(agency_id__in=ids))
    rows = branch_rows(branches, zone_id=zone_id, on=on)
    staff = staff_of_agencies(ids, zone_id=zone_id, on=on)
    return [
        AgencyRow(
            agency=agency,
            staff=staff.get(agency.pk, 0),
            branches=tuple(row for row in rows if row.branch.agency_id == agency.pk),
        )
        for agency in agencies
    ]


def staff_of(agency: Agency, *, on: date) -> QuerySet[Employment]:
    """Return who works at an agency on a day, or is retired from it, with the person."""
    employments: QuerySet[Employment] = Employment.objects.on(on)
    mine = employments.filter(zone_id=agency.zone_id, agency=agency)
    return mine.select_related("person").order_by("status", "person_id")


def branch_rows(branches: list[Branch], *, zone_id: int, on: date) -> list[BranchRow]:
    """Return the branches of one zone with counts, term and secretary, in three queries."""
    ids = [branch.pk for branch in branches]
    counts = counts_of_branches(ids, zone_id=zone_id, on=on)
    terms = {term.branch_id: term for term in Term.objects.on(on).filter(branch_id__in=ids)}
    led = set(
        Post.objects.on(on)
        .filter(branch_id__in=ids, kind=Post.Kind.SECRETARY)
        .values_list("branch_id", flat=True)
    )
    return [
        BranchRow(
            branch=branch,
            counts=counts.get(branch.pk, NONE),
            term=terms.get(branch.pk),
            has_secretary=branch.pk in led,
        )
        for branch in branches
    ]
