"""Forming, changing, ending and prolonging a group, and its branch."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.foundation.revised import revision_of
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.views.records import branch_of
from zhibu.apps.projects.forms import projects as forms
from zhibu.apps.projects.models import Project
from zhibu.apps.projects.services import branches, projects
from zhibu.apps.projects.views.records import project_of
from zhibu.core.chinese_days import full_day

EDIT = door("projects.edit", write="projects.edit", of=project_of)
END = door("projects.end", write="projects.end", of=project_of)


@door("projects.form", write="projects.form", of=branch_of)
def form_project(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Form a group and go on to choosing its people."""
    today = timezone.localdate()
    form = forms.FormProjectForm(request.POST or None, today=today, initial={"since": today})
    made: list[Project] = []

    def act() -> str:
        made.append(projects.form_project(branch=branch, today=today, **form.cleaned_data))
        return "已建立，请加入组员。"

    sheet = Sheet(
        title="建立项目党小组",
        verb="建立项目组",
        back=reverse("projects:home"),
        back_name="回到项目党小组",
        about=f"由{branch}牵头。建立后再从全区加入组长和组员。",
    )
    answer = fill_in(request, sheet, form, act)
    return redirect("projects:find_person", project_id=made[0].pk) if made else answer


@EDIT
def change(request: ViewerRequest, project: Project) -> HttpResponse:
    """Change name, task and period."""
    today = timezone.localdate()
    initial = forms.ChangeProjectForm.initial_of(project)
    form = forms.ChangeProjectForm(request.POST or None, today=today, initial=initial)

    def act() -> str:
        facts = {name: form.cleaned_data[name] for name in ("name", "task", "since", "until")}
        projects.change_project(project=project, revision=revision_of(form), today=today, **facts)
        return "已修改。"

    return _fill_in(request, project, form, act, title="修改项目组", verb="保存修改")


@END
def end(request: ViewerRequest, project: Project) -> HttpResponse:
    """End the group with its closing summary."""
    today = timezone.localdate()
    initial = {
        "last_day": min(today, project.last_day),
        "result": project.result,
        "revision": project.revision,
    }
    form = forms.EndForm(request.POST or None, today=today, initial=initial)

    def act() -> str:
        facts = {name: form.cleaned_data[name] for name in ("last_day", "result")}
        projects.end_project(project=project, revision=revision_of(form), today=today, **facts)
        return "已结束，小结已保存。"

    effects = ["组员各自的收获仍可补写，写不写由本人。"]
    if project.temporary_branch:
        effects.append(f"{project.temporary_branch}随项目组撤销。")
    return _fill_in(
        request, project, form, act, title="结束项目组", verb="结束项目组", effects=tuple(effects)
    )


@EDIT
def prolong(request: ViewerRequest, project: Project) -> HttpResponse:
    """Let the group go on."""
    today = timezone.localdate()
    form = forms.ProlongForm(request.POST or None, today=today)

    def act() -> str:
        projects.prolong_project(project=project, today=today, **form.cleaned_data)
        return f"已延长到{full_day(form.cleaned_data['until'])}。"

    about = f"现在到{full_day(project.last_day)}。"
    return _fill_in(request, project, form, act, title="延长项目组", verb="延长", about=about)


@EDIT
def record_branch(request: ViewerRequest, project: Project) -> HttpResponse:
    """Record the temporary branch that was set up."""
    today = timezone.localdate()
    initial = {"name": f"{project.name}临时党支部", "established_on": today}
    form = forms.BranchForm(request.POST or None, today=today, initial=initial)

    def act() -> str:
        branches.record_branch(project=project, today=today, **form.cleaned_data)
        return "已登记临时党支部。"

    return _fill_in(
        request,
        project,
        form,
        act,
        title="登记临时党支部",
        verb="登记临时党支部",
        about="上级党组织批准以后登记。组织关系不转接，书记由批准的党组织指定。",
        effects=("临时党支部列入支部名单。", "项目组结束时随之撤销。"),
    )


@EDIT
def no_branch(request: ViewerRequest, project: Project) -> HttpResponse:
    """Write down why there is no branch."""
    form = forms.NoBranchForm(
        request.POST or None,
        today=timezone.localdate(),
        initial={"why": project.no_branch_why},
    )

    def act() -> str:
        today = timezone.localdate()
        branches.say_why_no_branch(project=project, today=today, **form.cleaned_data)
        return "已写明原因，不再提醒。"

    return _fill_in(
        request, project, form, act, title="写明不成立临时党支部的原因", verb="保存原因"
    )


def _fill_in(
    request: ViewerRequest,
    project: Project,
    form: PlainForm,
    act: Callable[[], str],
    *,
    title: str,
    verb: str,
    about: str = "",
    effects: tuple[str, ...] = (),
) -> HttpResponse:
    sheet = Sheet(
        title=f"{title} {project}",
        verb=verb,
        back=reverse("projects:project", args=[project.pk]),
        back_name="回到项目组",
        about=about,
        effects=effects,
    )
    return fill_in(request, sheet, form, act)
