"""Choosing people of the zone for a group, changing who leads, leaving, and writing."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.revised import revision_of
from zhibu.apps.foundation.searching import typed_query
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.naming import search_key
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.projects.forms import members as forms
from zhibu.apps.projects.models import Project, ProjectMember
from zhibu.apps.projects.queries.choosing import MOST_SHOWN, find_in_zone, says_enough
from zhibu.apps.projects.services import members as services
from zhibu.apps.projects.views.records import Chosen, chosen_of, part_of, project_of
from zhibu.core.refusals import Refusal

FORMED_LATELY = timedelta(days=31)
"""Within so many days of its beginning, who is added is taken to have been in it from then."""


@door("projects.edit", of=project_of)
def find_person(request: ViewerRequest, project: Project) -> HttpResponse:
    """Find people of the zone by name; only name and agency are shown."""
    typed = typed_query(request)
    context = {
        "project": project,
        "typed": typed,
        "people": find_in_zone(project, typed, on=timezone.localdate()),
        "most": MOST_SHOWN,
        "says_enough": says_enough(search_key(typed)),
        "inside": project.members.filter(until=None).select_related("person"),
    }
    return render(request, "projects/find_person.html", context)


@door("projects.edit", write="projects.edit", of=chosen_of)
def add_person(request: ViewerRequest, chosen: Chosen) -> HttpResponse:
    """Take somebody into the group."""
    today = timezone.localdate()
    project = chosen.project
    leads = project.members.filter(role=ProjectMember.Role.LEADER, until=None).exists()
    initial = {
        "since": _usual_day(project, today),
        "role": ProjectMember.Role.MEMBER if leads else ProjectMember.Role.LEADER,
    }
    form = forms.AddMemberForm(request.POST or None, today=today, initial=initial)

    def act() -> str:
        services.add_member(
            project=project,
            person=chosen.person,
            today=today,
            now=timezone.now(),
            by=person_behind(request.viewer),
            **form.cleaned_data,
        )
        return f"已加入：{chosen.person}。"

    sheet = Sheet(
        title=f"加入 {chosen.person}",
        verb="加入项目组",
        back=reverse("projects:find_person", args=[project.pk]),
        back_name="另选一位",
        about=f"项目组：{project}",
        effects=("本人会收到通知。", "外单位的，其所在支部的书记、委员也会收到通知。"),
    )
    return fill_in(request, sheet, form, act)


@door(write="projects.edit_of", of=part_of)
def make_leader(request: ViewerRequest, part: ProjectMember) -> HttpResponse:
    """Let a member lead from today on."""
    try:
        services.make_leader(part=part, today=timezone.localdate())
        messages.success(request, f"已设为组长：{part.person}。")
    except Refusal as refusal:
        messages.error(request, f"{refusal.message}{refusal.hint}")
    return redirect("projects:project", project_id=part.project_id)


@door("projects.edit_of", write="projects.edit_of", of=part_of)
def leave(request: ViewerRequest, part: ProjectMember) -> HttpResponse:
    """Record somebody's last day in the group."""
    today = timezone.localdate()
    form = forms.LeaveForm(request.POST or None, today=today, initial={"last_day": today})

    def act() -> str:
        services.leave(part=part, today=today, **form.cleaned_data)
        return f"已记录：{part.person}退出项目组。"

    sheet = _sheet(part.project, f"{part.person}退出项目组", "记录退出")
    return fill_in(request, sheet, form, act)


@door("projects.write_part", write="projects.write_part", of=part_of)
def write(request: ViewerRequest, part: ProjectMember) -> HttpResponse:
    """Write what somebody took on; themself and the leader also what they learned."""
    learns = opens("projects.write_learned", request.viewer, part)
    kind = forms.PartForm if learns else forms.DutyForm
    initial = {name: getattr(part, name) for name in ("duty", "learned", "revision")}
    form = kind(request.POST or None, today=timezone.localdate(), initial=initial)

    def act() -> str:
        services.write_part(
            part=part,
            duty=form.cleaned_data["duty"],
            learned=form.cleaned_data.get("learned"),
            revision=revision_of(form),
        )
        return "已保存。"

    sheet = _sheet(
        part.project,
        f"{part.person}承担的任务{'和收获' if learns else ''}",
        "保存",
        "组里的人、牵头支部和派人单位的支部看得到，也会记入本人的纪实。",
    )
    return fill_in(request, sheet, form, act)


def _usual_day(project: Project, today: date) -> date:
    if project.since > today or today - project.since <= FORMED_LATELY:
        return project.since
    return min(today, project.until)


def _sheet(project: Project, title: str, verb: str, about: str = "") -> Sheet:
    back = reverse("projects:project", args=[project.pk])
    return Sheet(title=title, verb=verb, back=back, back_name="回到项目组", about=about)
