"""The work items a group carries out."""

from datetime import date

from django.db import transaction

from zhibu.apps.organisation.models import Person
from zhibu.apps.projects.models import Project, ProjectItem
from zhibu.apps.projects.services.projects import lock, refuse_over
from zhibu.apps.projects.services.refusals import ItemElsewhere
from zhibu.apps.workitems.models import WorkItem
from zhibu.apps.workitems.services.items import plan_item


@transaction.atomic
def link_item(*, project: Project, item: WorkItem, today: date) -> ProjectItem:
    """Let a group carry out an item of the branch that leads it.

    Raises:
        GroupOver: the group has ended.
        ItemElsewhere: the item is another branch's, or another group carries it out.
    """
    project = lock(project)
    refuse_over(project, today)
    item = WorkItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if item.branch_id != project.branch_id:
        raise ItemElsewhere("这是别的支部的事项。", hint="请选牵头支部的事项。")
    known = ProjectItem.objects.filter(item=item).select_related("project").first()
    if known is not None:
        raise ItemElsewhere(
            f"这个事项已关联到“{known.project}”。", hint="要改由本组负责的，请先在那边取消关联。"
        )
    return ProjectItem.objects.create(zone_id=project.zone_id, project=project, item=item)


@transaction.atomic
def add_item(
    *,
    project: Project,
    title: str,
    goal: str,
    party_part: str,
    due_on: date | None,
    today: date,
    by: Person | None = None,
) -> ProjectItem:
    """Plan a new item of the leading branch, for the group to carry out.

    Raises:
        GroupOver: the group has ended.
        DayDoesNotFit: it is to be done before today.
    """
    project = lock(project)
    refuse_over(project, today)
    item = plan_item(
        branch=project.branch,
        title=title.strip(),
        goal=goal.strip(),
        party_part=party_part.strip(),
        due_on=due_on,
        on=today,
        by=by,
    )
    return ProjectItem.objects.create(zone_id=project.zone_id, project=project, item=item)


@transaction.atomic
def unlink_item(*, link: ProjectItem) -> None:
    """Leave an item to the branch again; the item itself stays."""
    link.delete()
