"""Work items: those a group carries out, and those of its branch it could."""

from dataclasses import dataclass

from django.db.models import QuerySet

from zhibu.apps.projects.models import Project, ProjectItem
from zhibu.apps.workitems.models import WorkItem
from zhibu.apps.workitems.queries.items import items_of_branch

MOST_SHOWN = 50


@dataclass(frozen=True, kw_only=True)
class Carried:
    """An item a group carries out, and how far it has come, in words."""

    link: ProjectItem
    step: str


def items_of(project: Project) -> list[Carried]:
    """Return the items a group carries out, in one query."""
    links = ProjectItem.objects.filter(project=project)
    found = links.select_related("item__follow_up", "item__measure").order_by("pk")
    return [
        Carried(
            link=link,
            step="取消" if link.item.dropped_on else WorkItem.Step(link.item.step).label,
        )
        for link in found
    ]


def items_to_link(project: Project, *, typed: str = "") -> QuerySet[WorkItem]:
    """Return unchecked items of the leading branch that no group carries out yet."""
    found = items_of_branch(project.branch).filter(project_link=None, checked_on=None)
    if typed:
        found = found.filter(title__icontains=typed)
    return found.order_by("-planned_on", "-pk")[:MOST_SHOWN]
