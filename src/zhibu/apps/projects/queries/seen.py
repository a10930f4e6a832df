"""Which project groups somebody may see, and why."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Branch, Employment
from zhibu.apps.organisation.queries.places import standing_branches
from zhibu.apps.projects.models import Project, ProjectMember


def takes_part(viewer: Viewer, project: Project) -> bool:
    """Whether the viewer is, or was, in the group."""
    if viewer.person_id is None or viewer.zone_id != project.zone_id:
        return False
    return project.members.filter(person_id=viewer.person_id).exists()


def leads_group(viewer: Viewer, project: Project) -> bool:
    """Whether the viewer is the group's present leader."""
    if viewer.person_id is None or viewer.zone_id != project.zone_id:
        return False
    leading = project.members.filter(role=ProjectMember.Role.LEADER, until=None)
    return leading.filter(person_id=viewer.person_id).exists()


def sends_somebody(viewer: Viewer, project: Project) -> bool:
    """Whether somebody of an agency whose branch the viewer keeps takes part."""
    if viewer.zone_id != project.zone_id:
        return False
    parts = ProjectMember.objects.filter(project=project)
    return parts.filter(_of_agencies(_agencies_covered_by(viewer))).exists()


def projects_seen_by(viewer: Viewer) -> QuerySet[Project]:
    """Return the groups the viewer leads, is in, or sends people to."""
    if viewer.zone_id is None:
        return Project.objects.none()
    parts = ProjectMember.objects.filter(project=OuterRef("pk"))
    seen = Q(branch__in=viewer.leads) | Q(Exists(parts.filter(person_id=viewer.person_id or 0)))
    if viewer.leads:
        seen |= Q(Exists(parts.filter(_of_agencies(_agencies_covered_by(viewer)))))
    return Project.objects.filter(seen, zone_id=viewer.zone_id)


def branches_sending(zone_id: int, agency_id: int, *, on: date) -> QuerySet[Branch]:
    """Return the branches that cover an agency: their officers may see its people's groups."""
    covers = Q(agency=agency_id) | Q(units__agency=agency_id)
    found = standing_branches(zone_id, on=on).filter(covers)
    return found.exclude(kind=Branch.Kind.TEMPORARY).distinct()


def _agencies_covered_by(viewer: Viewer) -> frozenset[int]:
    """Return the agencies of the branches whose records the viewer keeps, joint ones' too.

    The branch of a group stands at one agency while its officers may come from any.
    """
    own = Branch.objects.filter(pk__in=viewer.leads).exclude(kind=Branch.Kind.TEMPORARY)
    covered = own.values_list("agency_id", "units__agency_id")
    return frozenset(pk for pair in covered for pk in pair if pk is not None)


def _of_agencies(agencies: Collection[int]) -> Q:
    """Parts of people who worked at one of the agencies as their part began, or do now."""
    works = Employment.objects.filter(
        zone=OuterRef("zone"), person=OuterRef("person"), agency__in=agencies
    )
    then = Q(since__lte=OuterRef("since")) & (Q(until=None) | Q(until__gte=OuterRef("since")))
    return Q(Exists(works.filter(then | Q(until=None))))
