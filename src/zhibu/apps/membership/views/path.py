"""The applicants' path of a branch, one person's way, and recording a step."""

from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.accounts.models import User
from zhibu.apps.accounts.tables import DOCX, as_download
from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.membership.forms.admission import CompanionForm, StepForm
from zhibu.apps.membership.models import AdmissionEvent, Companion
from zhibu.apps.membership.papers.admission import paper_of
from zhibu.apps.membership.queries import path as queries
from zhibu.apps.membership.services import admission
from zhibu.apps.membership.views.records import PersonAtStep, at_step, companion_of, event_of
from zhibu.apps.organisation.forms.people import LastDayForm
from zhibu.apps.organisation.models import Branch, Person, Standing
from zhibu.apps.organisation.queries.people import present_affiliation
from zhibu.apps.organisation.queries.places import own_branches
from zhibu.apps.organisation.views.records import branch_of, person_of
from zhibu.core.documents.word import official_docx
from zhibu.core.regulations.admission_steps import Step

LEADS_PERSON_OF = "membership.edit_of_person"


@door("membership.edit_any")
def home(request: ViewerRequest) -> HttpResponse:
    """Go to the one branch whose records one keeps, or choose among several."""
    branches = [one for one in own_branches(request.viewer) if one.pk in request.viewer.leads]
    if len(branches) == 1:
        return redirect("membership:path", branches[0].pk)
    return render(request, "membership/home.html", {"branches": branches})


@door("membership.see_path", of=branch_of)
def see_path(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show who is on the way and what comes next; to the coordinator, counts."""
    on = timezone.localdate()
    sees_people = opens("membership.edit_branch", request.viewer, branch)
    context = {
        "branch": branch,
        "sees_people": sees_people,
        "counts": queries.stage_counts(branch, on=on),
        "ways": queries.path_of_branch(branch, on=on) if sees_people else [],
    }
    return render(request, "membership/path.html", context)


@door("membership.see_person", of=person_of)
def see_person(request: ViewerRequest, person: Person) -> HttpResponse:
    """Show one person's way: done, next, later."""
    if request.viewer.person_id != person.pk:
        personal_data_used.send(
            Person, viewer=request.viewer, record=person, what="打开发展党员记录"
        )
    way = queries.way_of(person, on=timezone.localdate())
    context = {"person": person, "way": way, "timeline": queries.timeline_of(way)}
    return render(request, "membership/person.html", context)


@door(LEADS_PERSON_OF, write=LEADS_PERSON_OF, of=at_step)
def record_step(request: ViewerRequest, target: PersonAtStep) -> HttpResponse:
    """Record that a step was taken."""
    person, step, today = target.person, target.step, timezone.localdate()
    form = StepForm(request.POST or None, today=today, step=step)
    row = next(
        (r for r in queries.way_of(person, on=today).rows if r.step == step.key and not r.happened),
        None,
    )
    about = f"由{step.decides}。{f'{row.said}依据：{row.citation()}。' if row else ''}"

    def act() -> str:
        admission.record_step(
            person=person,
            step=step.key,
            by=cast("User", request.user),
            today=today,
            **form.cleaned_data,
        )
        return f"已记录：{person}{step.title}。"

    sheet = Sheet(
        title=f"{person}：{step.title}",
        verb=f"记录{step.title}",
        back=reverse("membership:person", args=[person.pk]),
        back_name="回到本人进程",
        about=about,
        effects=_effects(step),
    )
    return fill_in(request, sheet, form, act)


def _effects(step: Step) -> tuple[str, ...]:
    """Say what else changes; an admission still hangs on the approval (JY-12)."""
    if not step.stage:
        return ()
    changed = f"政治面貌改为{Standing.Stage(step.stage).label}。"
    if step.key != "meeting":
        return (changed,)
    return (
        changed,
        "党籍和预备期从支部大会这一天算起，上级批准后生效；没有批准的，请到人员记录里改回。",
    )


@door(write=LEADS_PERSON_OF, of=event_of)
def take_back_step(request: ViewerRequest, event: AdmissionEvent) -> HttpResponse:
    """Remove a step recorded by mistake."""
    admission.take_back_step(event=event)
    messages.success(request, f"已撤回：{event}。")
    return redirect("membership:person", event.person_id)


@door("membership.edit_person", write="membership.edit_person", of=person_of)
def name_companion(request: ViewerRequest, person: Person) -> HttpResponse:
    """Name a mentor or introducer."""
    today = timezone.localdate()
    present = present_affiliation(person)
    form = CompanionForm(
        request.POST or None, today=today, person=person, branch=present.branch if present else None
    )

    def act() -> str:
        companion = admission.name_companion(person=person, today=today, **form.cleaned_data)
        return f"已记录：{companion}。"

    sheet = Sheet(
        title=f"{person}：培养联系人、入党介绍人",
        verb="记录联系人、介绍人",
        back=reverse("membership:person", args=[person.pk]),
        back_name="回到本人进程",
        about="培养联系人1至2名，入党介绍人2名，都须是正式党员。",
    )
    return fill_in(request, sheet, form, act)


@door(LEADS_PERSON_OF, write=LEADS_PERSON_OF, of=companion_of)
def end_companion(request: ViewerRequest, companion: Companion) -> HttpResponse:
    """Record the last day of a mentor or introducer."""
    today = timezone.localdate()
    form = LastDayForm(request.POST or None, today=today)

    def act() -> str:
        admission.end_companion(companion=companion, today=today, **form.cleaned_data)
        return f"已结束：{companion}。"

    sheet = Sheet(
        title=f"{companion}：结束",
        verb="记录结束",
        back=reverse("membership:person", args=[companion.person_id]),
        back_name="回到本人进程",
    )
    return fill_in(request, sheet, form, act)


@door(LEADS_PERSON_OF, of=at_step)
def paper(request: ViewerRequest, target: PersonAtStep) -> HttpResponse:
    """Give the paper form of a step as a Word file."""
    on = timezone.localdate()
    document = paper_of(queries.way_of(target.person, on=on), target.step, on=on)
    personal_data_used.send(
        Person, viewer=request.viewer, record=target.person, what=f"导出{target.step.form}"
    )
    name = f"{target.step.form}-{target.person}.docx"
    return as_download(official_docx(document), name=name, content_type=DOCX)
