"""Which project groups somebody may see, and why."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Employment
from zhibu.apps.projects.models import Project, ProjectMember
from zhibu.apps.resources.queries.keepers import agencies_led_by


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
    return parts.filter(_of_agencies(agencies_led_by(viewer))).exists()


def projects_seen_by(viewer: Viewer) -> QuerySet[Project]:
    """Return the groups the viewer leads, is in, or sends people to."""
    if viewer.zone_id is None:
        return Project.objects.none()
    parts = ProjectMember.objects.filter(project=OuterRef("pk"))
    seen = Q(branch__in=viewer.leads) | Q(Exists(parts.filter(person_id=viewer.person_id or 0)))
    if viewer.leads:
        seen |= Q(Exists(parts.filter(_of_agencies(agencies_led_by(viewer)))))
    return Project.objects.filter(seen, zone_id=viewer.zone_id)


def _of_agencies(agencies: Collection[int]) -> Q:
    """Parts of people who worked at one of the agencies as their part began, or do now."""
    works = Employment.objects.filter(
        zone=OuterRef("zone"), person=OuterRef("person"), agency__in=agencies
    )
    then = Q(since__lte=OuterRef("since")) & (Q(until=None) | Q(until__gte=OuterRef("since")))
    return Q(Exists(works.filter(then | Q(until=None))))
