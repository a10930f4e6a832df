"""Pages of a branch's class: its turns, the rota, who takes turns."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.accounts.tables import as_download, workbook
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.searching import typed_query
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.lessons.forms import classes as forms
from zhibu.apps.lessons.models import Lesson, Pause, Speaker
from zhibu.apps.lessons.queries import lists
from zhibu.apps.lessons.queries.candidates import YOUNG_UNTIL, candidates_of
from zhibu.apps.lessons.queries.turns import class_of, speakers_of
from zhibu.apps.lessons.services import classes as services
from zhibu.apps.lessons.views.records import pause_of, speaker_of
from zhibu.apps.organisation.models import Branch, Zone
from zhibu.apps.organisation.views.records import branch_of

SEE, EDIT = "lessons.see_branch", "lessons.edit_branch"


@door("lessons.see_any")
def home(request: ViewerRequest) -> HttpResponse:
    """Choose between the own branches' classes and the libraries of the zone."""
    branches = list(lists.branches_with_classes(request.viewer))
    near = {request.viewer.zone_id} | request.viewer.coordinator_of
    zones = Zone.objects.filter(pk__in=[pk for pk in near if pk is not None])
    return render(request, "lessons/home.html", {"branches": branches, "zones": zones})


@door(SEE, of=branch_of)
def branch(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show the turns of a branch: to come with their reasons, and those held."""
    today, typed = timezone.localdate(), typed_query(request)
    context = {
        "branch": branch,
        "micro_class": class_of(branch),
        "turns": lists.turns_of(branch, today=today, typed=typed),
        "typed": typed,
        "today": today,
    }
    return render(request, "lessons/branch.html", context)


@door(EDIT, of=branch_of)
def workbook_of_branch(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Save the turns of a branch as a workbook."""
    turns = lists.turns_of(branch, today=timezone.localdate(), typed=typed_query(request))
    sheets = [
        lists.sheet_of(turns.held, title="已讲"),
        lists.sheet_of(turns.ahead, title="后面几讲"),
    ]
    personal_data_used.send(Lesson, viewer=request.viewer, record=branch, what="导出微课堂")
    return as_download(workbook(sheets), name=f"{class_of(branch)}.xlsx")


@door(EDIT, write=EDIT, of=branch_of)
def settings(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Name the class and set its rhythm."""
    form = forms.ClassForm(
        request.POST or None,
        today=timezone.localdate(),
        initial=forms.ClassForm.initial_of(class_of(branch)),
    )

    def act() -> str:
        services.change_class(branch=branch, **form.cleaned_data)
        return "已保存。"

    sheet = Sheet(
        title="微课堂设置",
        verb="保存设置",
        back=reverse("lessons:branch", args=[branch.pk]),
        back_name="回到微课堂",
        about=f"{branch}。已经排好的几讲不变，下次排的时候照新的来。",
    )
    return fill_in(request, sheet, form, act)


@door(SEE, of=branch_of)
def speakers(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """List who takes turns and, to officers, who else could."""
    today, typed = timezone.localdate(), typed_query(request)
    everybody = speakers_of(branch)
    may_edit = branch.pk in request.viewer.leads
    candidates = candidates_of(branch, on=today) if may_edit else []
    context = {
        "branch": branch,
        "listed": [one for one in everybody if one.until is None or one.until >= today],
        "left": [one for one in everybody if one.until is not None and one.until < today],
        "candidates": [one for one in candidates if typed in one.person.name],
        "could_be_more": bool(candidates),
        "young_until": YOUNG_UNTIL,
        "typed": typed,
        "today": today,
        "own": request.viewer.person_id,
    }
    return render(request, "lessons/speakers.html", context)


@door(EDIT, write=EDIT, of=branch_of)
def add_speaker(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Put somebody on the list: ?person= was picked before."""
    today = timezone.localdate()
    picked = request.GET.get("person", "")
    found = (one for one in candidates_of(branch, on=today) if str(one.person.pk) == picked)
    candidate = next(found, None)
    if candidate is None:
        messages.info(request, "请从名单里选一位：已在名单里的、不在本单位的，不能加入。")
        return redirect("lessons:speakers", branch_id=branch.pk)
    form = forms.SpeakerForm(request.POST or None, today=today, initial={"kind": candidate.kind})

    def act() -> str:
        services.add_speaker(
            branch=branch, person=candidate.person, today=today, **form.cleaned_data
        )
        return f"已加入名单：{candidate.person}。"

    about = f"按记录是{candidate.kind_name}：{candidate.why}。" if candidate.why else ""
    return fill_in(
        request, _sheet(branch, f"加入轮讲：{candidate.person}", "加入名单", about), form, act
    )


@door("lessons.edit_speaker", write="lessons.edit_speaker", of=speaker_of)
def change_speaker(request: ViewerRequest, speaker: Speaker) -> HttpResponse:
    """Change as what somebody speaks and about what."""
    form = forms.SpeakerForm(
        request.POST or None,
        today=timezone.localdate(),
        initial={"kind": speaker.kind, "topics": speaker.topics},
    )

    def act() -> str:
        services.change_speaker(speaker=speaker, **form.cleaned_data)
        return "已修改。"

    sheet = _sheet(speaker.micro_class.branch, f"修改：{speaker}", "保存修改")
    return fill_in(request, sheet, form, act)


@door(write="lessons.edit_speaker", of=speaker_of)
def leave_out(request: ViewerRequest, speaker: Speaker) -> HttpResponse:
    """Take somebody off the list."""
    services.leave_out(speaker=speaker, today=timezone.localdate())
    messages.success(request, f"{speaker}不再轮讲；已经排好的几讲请另行调整。")
    return redirect("lessons:speakers", branch_id=speaker.micro_class.branch_id)


@door("lessons.pause_speaker", write="lessons.pause_speaker", of=speaker_of)
def pause(request: ViewerRequest, speaker: Speaker) -> HttpResponse:
    """Do not ask somebody between two days."""
    today = timezone.localdate()
    form = forms.PauseForm(request.POST or None, today=today, initial={"since": today})

    def act() -> str:
        services.pause(speaker=speaker, **form.cleaned_data)
        return "已记下，这段时间不排。"

    branch = speaker.micro_class.branch
    about = "不用写原因。回来后接着排，不补讲，也不少排。"
    sheet = _sheet(branch, f"暂不安排：{speaker}", "记下这段时间", about)
    if branch.pk not in request.viewer.member_of | request.viewer.leads:
        sheet = replace(sheet, back=reverse("home:today"), back_name="回到今天")
    return fill_in(request, sheet, form, act)


@door(write="lessons.resume_speaker", of=pause_of)
def resume(request: ViewerRequest, pause: Pause) -> HttpResponse:
    """Ask somebody again."""
    speaker = pause.speaker
    services.resume(pause=pause)
    messages.success(request, f"{speaker}可以照常排了。")
    return redirect("lessons:speakers", branch_id=speaker.micro_class.branch_id)


def _sheet(branch: Branch, title: str, verb: str, about: str = "") -> Sheet:
    return Sheet(
        title=title,
        verb=verb,
        back=reverse("lessons:speakers", args=[branch.pk]),
        back_name="回到轮讲名单",
        about=about,
    )
