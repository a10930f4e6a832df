"""Pages of sections: who works where, who heads what, moving between them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.forms import sections as forms
from zhibu.apps.organisation.forms.people import LastDayForm
from zhibu.apps.organisation.models import Branch, Person, Section, SectionHead
from zhibu.apps.organisation.queries import sections as queries
from zhibu.apps.organisation.queries.people import affiliations_of_branch, present_employment
from zhibu.apps.organisation.services import sections as services
from zhibu.apps.organisation.views.records import branch_of, headship_of, person_of, section_of
from zhibu.core.chinese_days import full_day


@door("organisation.see_branch_people", of=branch_of)
def see_sections(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show the sections of the branch's agencies, each with its head and its people."""
    today = timezone.localdate()
    rows = queries.sections_of(branch, on=today)
    keeps = opens("organisation.edit_branch", request.viewer, branch)
    members = affiliations_of_branch(branch.pk, on=today).values_list("person_id", flat=True)
    context = {
        "branch": branch,
        "rows": rows,
        "without": queries.without_section(branch, on=today),
        "is_joint": len({row.section.agency_id for row in rows}) > 1,
        "movable": _movable(request, branch, set(members)) if keeps else set(),
        "keeps": keeps,
    }
    return render(request, "organisation/sections.html", context)


@door("organisation.edit_section", write="organisation.edit_section", of=section_of)
def appoint_head(request: ViewerRequest, section: Section) -> HttpResponse:
    """Say who heads a section; whoever headed it before ends the day before."""
    today = timezone.localdate()
    works = queries.possible_heads(section, on=today)
    form = forms.HeadForm(request.POST or None, today=today, works=works)
    present = queries.head_of(section, on=today)

    def act() -> str:
        head = services.appoint_head(section=section, today=today, **form.cleaned_data)
        return f"已记录：{head.person}负责{section}。"

    effects = (f"{present}负责到前一天为止。",) if present else ()
    sheet = _sheet(request, section, "更换负责人" if present else "确定负责人", effects=effects)
    return fill_in(request, sheet, form, act)


@door("organisation.edit_headship", write="organisation.edit_headship", of=headship_of)
def end_headship(request: ViewerRequest, head: SectionHead) -> HttpResponse:
    """Record the last day somebody headed a section."""
    today = timezone.localdate()
    form = LastDayForm(request.POST or None, today=today)

    def act() -> str:
        services.end_headship(head=head, today=today, **form.cleaned_data)
        return f"已记录：{head.person}不再负责{head.section}。"

    about = f"{head.person}，{full_day(head.since)}起负责。"
    effects = ("这个科室暂时没有负责人，直到确定新的。",)
    sheet = _sheet(request, head.section, "结束负责", about=about, effects=effects)
    return fill_in(request, sheet, form, act)


@door("organisation.edit_person", write="organisation.edit_person", of=person_of)
def move_to_section(request: ViewerRequest, person: Person) -> HttpResponse:
    """Move a person to another section or position, from any day on."""
    today = timezone.localdate()
    work = present_employment(person)
    names = (
        queries.names_of_sections(work.agency_id, zone_id=work.zone_id, on=today) if work else []
    )
    initial = {"section": work.section, "position": work.position} if work else {}
    form = forms.SectionMoveForm(request.POST or None, today=today, names=names, initial=initial)

    def act() -> str:
        moved = services.move_to_section(person=person, today=today, **form.move())
        return f"已记录：{person}，{moved.section or '没有科室'}{moved.position}。"

    sheet = Sheet(
        title=f"{person}：换科室、职务",
        verb="记录变动",
        back=reverse("organisation:person", args=[person.pk]),
        back_name="回到本人记录",
        about=f"现在{work.agency.label}{work.section}{work.position}，{full_day(work.since)}起。"
        if work
        else "",
        effects=("原来的到前一天为止，记录保留。", "负责原科室的，也到前一天为止。"),
    )
    return fill_in(request, sheet, form, act)


def _movable(request: ViewerRequest, branch: Branch, members: set[int]) -> set[int] | None:
    """Whom the viewer may move: an officer people of the branch, None for all."""
    return None if branch.zone_id in request.viewer.coordinator_of else members


def _sheet(
    request: ViewerRequest,
    section: Section,
    verb: str,
    *,
    about: str = "",
    effects: tuple[str, ...] = (),
) -> Sheet:
    branch = queries.branch_of_section(section, prefer=request.viewer.leads)
    back = (
        reverse("organisation:sections", args=[branch.pk])
        if branch
        else reverse("organisation:agency", args=[section.agency_id])
    )
    return Sheet(
        title=f"{section}：{verb}",
        verb=verb,
        about=about,
        effects=effects,
        back=back,
        back_name="回到科室" if branch else "回到单位",
    )
