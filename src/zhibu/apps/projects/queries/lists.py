"""The groups somebody sees, as a list; a zone's groups as names and counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Zone
from zhibu.apps.projects.models import Project, ProjectMember
from zhibu.apps.projects.queries.seen import projects_seen_by
from zhibu.apps.projects.queries.teams import agencies_of

RUNNING, ENDED = "running", "ended"
SHOWN = 100


@dataclass(frozen=True, kw_only=True)
class Row:
    """A group in the list; `is_mine`: the viewer is in it."""

    project: Project
    agencies: tuple[str, ...]
    leader: str
    people: int
    is_over: bool
    is_to_come: bool
    is_mine: bool


def rows_for(viewer: Viewer, *, on: date, typed: str = "", show: str = RUNNING) -> list[Row]:
    """Return the groups the viewer sees, their own first, in five queries."""
    found = projects_seen_by(viewer)
    if typed:
        fits = Q(name__icontains=typed) | Q(task__icontains=typed)
        parts = ProjectMember.objects.filter(project=OuterRef("pk"), person__name__icontains=typed)
        found = found.filter(fits | Q(branch__name__icontains=typed) | Exists(parts))
    mine = ProjectMember.objects.filter(project=OuterRef("pk"), person_id=viewer.person_id or 0)
    found = found.filter(ended(on) if show == ENDED else ~ended(on))
    found = found.annotate(mine=Exists(mine)).order_by("-mine", "-since", "-pk")
    return _rows(list(found.select_related("branch")[:SHOWN]), on)


def rows_of_zone(zone: Zone, *, on: date) -> list[Row]:
    """Return every group of a zone, running ones first, in four queries."""
    found = list(Project.objects.filter(zone=zone).select_related("branch"))
    return sorted(_rows(found, on), key=lambda row: row.is_over)


def ended(on: date) -> Q:
    """Return the condition that a group has ended by a day."""
    return Q(ended_on__lt=on) | Q(ended_on=None, until__lt=on)


def running(on: date) -> QuerySet[Project]:
    """Return the groups that have begun and not ended."""
    return Project.objects.filter(~ended(on), since__lte=on)


def _rows(projects: Sequence[Project], on: date) -> list[Row]:
    agencies = agencies_of(projects)
    people = _people(projects)
    leading = ProjectMember.objects.filter(
        project__in=projects, role=ProjectMember.Role.LEADER, until=None
    )
    leaders = {part.project_id: part.person.name for part in leading.select_related("person")}
    return [
        Row(
            project=project,
            agencies=agencies.get(project.pk, ()),
            leader=leaders.get(project.pk, ""),
            people=people.get(project.pk, 0),
            is_over=project.is_over(on),
            is_to_come=project.since > on,
            is_mine=bool(getattr(project, "mine", False)),
        )
        for project in projects
    ]


def _people(projects: Sequence[Project]) -> dict[int, int]:
    """Return how many are in each group, or were as it ended."""
    parts = ProjectMember.objects.filter(project__in=projects, until=None)
    counted = parts.values("project").annotate(people=Count("person", distinct=True))
    return {row["project"]: row["people"] for row in counted.order_by()}
