"""The work items of a group: linked, added, left to the branch again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.searching import key_typed, typed_query
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.projects.forms.items import AddItemForm
from zhibu.apps.projects.models import Project, ProjectItem
from zhibu.apps.projects.queries.items import items_to_link
from zhibu.apps.projects.services import items as services
from zhibu.apps.projects.views.records import link_of, project_of
from zhibu.apps.workitems.models import WorkItem
from zhibu.core.refusals import Refusal


@door("projects.edit", write="projects.edit", of=project_of)
def link(request: ViewerRequest, project: Project) -> HttpResponse:
    """Choose an item of the branch for the group to carry out."""
    if request.method == "POST":
        return _link(request, project)
    typed = typed_query(request)
    context = {"project": project, "typed": typed, "items": items_to_link(project, typed=typed)}
    return render(request, "projects/link_item.html", context)


@door("projects.edit", write="projects.edit", of=project_of)
def add(request: ViewerRequest, project: Project) -> HttpResponse:
    """Put a new item on record for the group."""
    today = timezone.localdate()
    form = AddItemForm(request.POST or None, today=today)

    def act() -> str:
        by = person_behind(request.viewer)
        services.add_item(project=project, today=today, by=by, **form.cleaned_data)
        return "已新增事项。"

    sheet = Sheet(
        title="新增项目组的事项",
        verb="新增事项",
        back=reverse("projects:project", args=[project.pk]),
        back_name="回到项目组",
        about=f"记在{project.branch}的工作事项里，由“{project}”承担。",
    )
    return fill_in(request, sheet, form, act)


@door(write="projects.edit_of", of=link_of)
def unlink(request: ViewerRequest, link: ProjectItem) -> HttpResponse:
    """Leave an item to the branch again."""
    services.unlink_item(link=link)
    messages.success(request, f"已取消关联：{link.item.title}。事项还在支部的工作事项里。")
    return redirect("projects:project", project_id=link.project_id)


def _link(request: ViewerRequest, project: Project) -> HttpResponse:
    chosen = key_typed(request.POST.get("item", ""))
    of_branch = WorkItem.objects.filter(branch_id=project.branch_id)
    item = of_branch.filter(pk=chosen).first() if chosen is not None else None
    if item is None:
        messages.error(request, "没有这个事项。请从列表里选。")
        return redirect("projects:link_item", project_id=project.pk)
    try:
        services.link_item(project=project, item=item, today=timezone.localdate())
        messages.success(request, f"已关联：{item.title}。")
    except Refusal as refusal:
        messages.error(request, f"{refusal.message}{refusal.hint}")
    return redirect("projects:project", project_id=project.pk)
