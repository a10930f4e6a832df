"""Forms about one person: facts, stage, vote, coming, moving, absences, leaving."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.forms import moves as move_forms
from zhibu.apps.organisation.forms import people as forms
from zhibu.apps.organisation.models import Agency, Branch, Person
from zhibu.apps.organisation.queries.people import present_affiliation, present_standing
from zhibu.apps.organisation.services import affiliations, people, standings
from zhibu.apps.organisation.views.records import agency_of, branch_of, person_of
from zhibu.core.chinese_days import full_day

EDIT_PERSON = door("organisation.edit_person", write="organisation.edit_person", of=person_of)


@door("organisation.edit_branch", write="organisation.edit_branch", of=branch_of)
def add_person(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Put someone new on record and into the branch."""
    today = timezone.localdate()
    form = forms.NewPersonForm(request.POST or None, today=today, branch=branch)
    sheet = Sheet(
        title=f"{branch}：添加人员",
        verb="添加人员",
        back=reverse("organisation:branch", args=[branch.pk]),
        back_name="回到支部",
        about="登记新来的人。已在本协作区其他支部的，请到其记录页办理转接，不要重复登记。",
    )

    def act() -> str:
        typed = {key: form.cleaned_data[key] for key in IN_BRANCH}
        person = people.add_person_to_branch(
            branch=branch, facts=form.facts(), today=today, **typed
        )
        return f"已添加{person}。"

    return fill_in(request, sheet, form, act)


IN_BRANCH = ("stage", "group", "since", "section", "position", "is_another")


@door("organisation.edit_zone", write="organisation.edit_zone", of=agency_of)
def add_staff(request: ViewerRequest, agency: Agency) -> HttpResponse:
    """Put someone new on record at an agency, in no branch."""
    today = timezone.localdate()
    form = forms.NewStaffForm(request.POST or None, today=today)
    sheet = Sheet(
        title=f"{agency}：添加工作人员",
        verb="添加人员",
        back=reverse("organisation:agency", args=[agency.pk]),
        back_name="回到单位",
        about="登记不在任何支部的工作人员。党员请到支部页添加。",
    )

    def act() -> str:
        typed = {key: form.cleaned_data[key] for key in ("since", *AT_WORK)}
        person = people.add_staff(agency=agency, facts=form.facts(), today=today, **typed)
        return f"已添加{person}。"

    return fill_in(request, sheet, form, act)


AT_WORK = ("section", "position", "is_another")


@EDIT_PERSON
def mend_facts(request: ViewerRequest, person: Person) -> HttpResponse:
    """Correct name, sex, dates and telephone."""
    today = timezone.localdate()
    held = {name: getattr(person, name) for name in forms.OF_FACTS}
    form = forms.FactsForm(request.POST or None, today=today, initial=held)

    def act() -> str:
        people.mend_facts(person=person, facts=form.facts(), today=today)
        return "已更正。"

    return fill_in(request, _sheet(person, "更正信息", "保存更正"), form, act)


@EDIT_PERSON
def change_stage(request: ViewerRequest, person: Person) -> HttpResponse:
    """Record the next stage, such as 转正."""
    today = timezone.localdate()
    form = forms.StageForm(request.POST or None, today=today)

    def act() -> str:
        standing = standings.change_stage(person=person, today=today, **form.cleaned_data)
        return f"已记录：{standing}。"

    standing = present_standing(person)
    about = (
        f"现为{standing.get_stage_display()}，{full_day(standing.since)}起。" if standing else ""
    )
    return fill_in(request, _sheet(person, "变更政治面貌", "记录变更", about), form, act)


@EDIT_PERSON
def suspend_vote(request: ViewerRequest, person: Person) -> HttpResponse:
    """Record that a full member may not vote for the time being."""
    today = timezone.localdate()
    form = forms.FirstDayForm(request.POST or None, today=today)

    def act() -> str:
        standings.suspend_vote(person=person, today=today, **form.cleaned_data)
        return f"已记录：{person}暂停表决权。"

    about = "只记起止日期，不记原因。暂停期间不计入表决基数。"
    return fill_in(request, _sheet(person, "暂停表决权", "暂停表决权", about), form, act)


@EDIT_PERSON
def restore_vote(request: ViewerRequest, person: Person) -> HttpResponse:
    """Record the last day of the suspension."""
    today = timezone.localdate()
    form = forms.LastDayForm(request.POST or None, today=today)

    def act() -> str:
        standings.restore_vote(person=person, today=today, **form.cleaned_data)
        return f"已记录：{person}恢复表决权。"

    return fill_in(request, _sheet(person, "恢复表决权", "恢复表决权"), form, act)


@EDIT_PERSON
def transfer(request: ViewerRequest, person: Person) -> HttpResponse:
    """Move the affiliation to another branch of the zone, or give one to who has none."""
    today = timezone.localdate()
    form = move_forms.TransferForm(request.POST or None, today=today, person=person)
    present = present_affiliation(person)
    move = affiliations.transfer if present else affiliations.join_branch

    def act() -> str:
        affiliation = move(person=person, today=today, **form.cleaned_data)
        return f"{person}的组织关系已转入{affiliation.branch}。"

    if present is None:
        return fill_in(request, _sheet(person, "转入支部", "转入支部"), form, act)
    sheet = Sheet(
        title=f"{person}：转接组织关系",
        verb="转接组织关系",
        back=reverse("organisation:branch", args=[present.branch_id]),
        back_name=f"回到{present.branch}",
        about=f"现在{present.branch}，{full_day(present.since)}起。",
        effects=("在原支部的党内任职同时结束。", "原支部的历史记录保留。"),
    )
    return fill_in(request, sheet, form, act)


@EDIT_PERSON
def change_group(request: ViewerRequest, person: Person) -> HttpResponse:
    """Move to another Party group of the branch."""
    today = timezone.localdate()
    present = present_affiliation(person)
    branch = present.branch if present else None
    form = move_forms.GroupChoiceForm(request.POST or None, today=today, branch=branch)

    def act() -> str:
        new = affiliations.change_group(person=person, today=today, **form.cleaned_data)
        return f"{person}已编入{new.group}。" if new.group else f"{person}不再编组。"

    return fill_in(request, _sheet(person, "调整党小组", "调整党小组"), form, act)


@EDIT_PERSON
def retire(request: ViewerRequest, person: Person) -> HttpResponse:
    """Record retirement."""
    today = timezone.localdate()
    form = forms.FirstDayForm(request.POST or None, today=today)

    def act() -> str:
        people.retire(person=person, today=today, **form.cleaned_data)
        return f"已记录：{person}退休。"

    about = "组织关系和任职不变；需要转到离退休支部的，请另办转接。"
    return fill_in(request, _sheet(person, "办理退休", "记录退休", about), form, act)


@EDIT_PERSON
def leave(request: ViewerRequest, person: Person) -> HttpResponse:
    """Record that the person has left the zone."""
    today = timezone.localdate()
    form = forms.LastDayForm(request.POST or None, today=today)

    def act() -> str:
        people.leave(person=person, today=today, **form.cleaned_data)
        return f"已记录：{person}离开。"

    sheet = Sheet(
        title=f"{person}：登记离开",
        verb="登记离开",
        back=reverse("organisation:person", args=[person.pk]),
        back_name="回到本人记录",
        effects=(
            "工作单位、组织关系、党内任职、借调和在外记录都到这一天为止。",
            "历史记录保留，仍可按日期查到。",
        ),
    )
    return fill_in(request, sheet, form, act)


def _sheet(person: Person, title: str, verb: str, about: str = "") -> Sheet:
    return Sheet(
        title=f"{person}：{title}",
        verb=verb,
        about=about,
        back=reverse("organisation:person", args=[person.pk]),
        back_name="回到本人记录",
    )
