"""Forms about posts, terms, groups and absences."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.forms import moves as forms
from zhibu.apps.organisation.forms.people import LastDayForm
from zhibu.apps.organisation.models import AwayPeriod, Branch, Person, Post, Secondment, Term
from zhibu.apps.organisation.queries.people import (
    full_members_of,
    posts_in_branch,
    present_affiliation,
)
from zhibu.apps.organisation.services import absences, affiliations, branches, posts, terms
from zhibu.apps.organisation.services.refusals import NotInTheBranch
from zhibu.apps.organisation.views.records import (
    away_of,
    branch_of,
    person_of,
    post_of,
    secondment_of,
    term_of,
)
from zhibu.core.chinese_days import full_day

EDIT_BRANCH = door("organisation.edit_branch", write="organisation.edit_branch", of=branch_of)
EDIT_PERSON = door("organisation.edit_person", write="organisation.edit_person", of=person_of)


@EDIT_PERSON
def give_post(request: ViewerRequest, person: Person) -> HttpResponse:
    """Give a post in the person's branch."""
    today = timezone.localdate()
    present = present_affiliation(person)
    branch = present.branch if present else None
    form = forms.PostForm(request.POST or None, today=today, branch=branch)

    def act() -> str:
        if branch is None:
            raise NotInTheBranch(f"{person}的组织关系目前不在任何支部。", hint="不能任职。")
        post = posts.give_post(person=person, branch=branch, today=today, **form.cleaned_data)
        return f"已记录：{post}。"

    about = f"在{branch}任职。" if branch else ""
    return fill_in(request, _of_person(person, "记录任职", "记录任职", about), form, act)


@door("organisation.edit_in_branch", write="organisation.edit_in_branch", of=post_of)
def end_post(request: ViewerRequest, post: Post) -> HttpResponse:
    """Record the last day of a post."""
    today = timezone.localdate()
    form = LastDayForm(request.POST or None, today=today)
    sheet = _of_branch(
        post.branch,
        f"结束任职：{post.person} {post.get_kind_display()}",
        "结束任职",
        about=f"{full_day(post.since)}起任职。",
    )

    def act() -> str:
        posts.end_post(post=post, today=today, **form.cleaned_data)
        return f"{post.person}的{post.get_kind_display()}任职已结束。"

    return fill_in(request, sheet, form, act)


@EDIT_BRANCH
def open_term(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Record an election: the new term and who was elected."""
    today = timezone.localdate()
    electable = full_members_of(branch, on=today)
    form = forms.TermForm(request.POST or None, today=today, electable=electable)
    sheet = _of_branch(
        branch,
        f"{branch}：记录换届",
        "记录换届",
        about="正式党员 7 人以上设支部委员会；不足 7 人设书记 1 名。没有的职务留空缺。",
        effects=("上一届和还在任的委员会职务，到选举前一天结束。", "当选人从选举当天起任职。"),
    )

    def act() -> str:
        days = {key: form.cleaned_data[key] for key in ("since", "due_on")}
        terms.open_term(branch=branch, holders=form.holders(), today=today, **days)
        return "换届已记录，新一届开始。"

    return fill_in(request, sheet, form, act)


@door("organisation.edit_in_branch", write="organisation.edit_in_branch", of=term_of)
def end_term(request: ViewerRequest, term: Term) -> HttpResponse:
    """End a term with its committee posts."""
    today = timezone.localdate()
    form = LastDayForm(request.POST or None, today=today)
    held = [p for p in posts_in_branch(term.branch, on=today) if p.kind in Post.COMMITTEE]
    names = "、".join(f"{post.person}（{post.get_kind_display()}）" for post in held)
    sheet = _of_branch(
        term.branch,
        f"{term.branch}：结束本届",
        "结束本届",
        about=f"{full_day(term.since)}选举产生，{full_day(term.due_on)}届满。",
        effects=(
            f"同时结束的任职：{names}。" if held else "没有在任的委员会职务。",
            "党小组组长、党务专人不受影响。",
            "任职结束后，支部的办理权限随之停止；已经选出新一届的，请改用“记录换届”。",
        ),
    )

    def act() -> str:
        ended = terms.end_term(term=term, today=today, **form.cleaned_data)
        return f"本届已结束，同时结束任职 {len(ended)} 项。"

    return fill_in(request, sheet, form, act)


@EDIT_BRANCH
def change_branch(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Change the branch's name, kind and the agencies it covers."""
    form = forms.BranchFactsForm(request.POST or None, today=timezone.localdate(), branch=branch)

    def act() -> str:
        return f"已更正{branches.change_branch(branch=branch, **form.cleaned_data)}。"

    sheet = _of_branch(branch, f"{branch}：更正支部信息", "更正信息")
    return fill_in(request, sheet, form, act)


@EDIT_BRANCH
def open_group(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Set up a Party group."""
    form = forms.NewGroupForm(request.POST or None, today=timezone.localdate())

    def act() -> str:
        return f"已设立{affiliations.open_group(branch=branch, **form.cleaned_data)}。"

    sheet = _of_branch(branch, f"{branch}：设立党小组", "设立党小组")
    return fill_in(request, sheet, form, act)


@EDIT_PERSON
def record_secondment(request: ViewerRequest, person: Person) -> HttpResponse:
    """Record that the person is lent elsewhere."""
    today = timezone.localdate()
    form = forms.SecondmentForm(request.POST or None, today=today)

    def act() -> str:
        lent = absences.record_secondment(person=person, today=today, **form.cleaned_data)
        return f"已记录：{lent}。"

    about = "抽调、挂职、驻村。组织关系不变。"
    return fill_in(request, _of_person(person, "记录借调", "记录借调", about), form, act)


@EDIT_PERSON
def record_away(request: ViewerRequest, person: Person) -> HttpResponse:
    """Record that the person lives away."""
    today = timezone.localdate()
    form = forms.AwayForm(request.POST or None, today=today)

    def act() -> str:
        away = absences.record_away(person=person, today=today, **form.cleaned_data)
        return f"已记录：{away}。"

    about = "流动党员，或离退休后居住外地。"
    return fill_in(request, _of_person(person, "记录在外", "记录在外", about), form, act)


@door("organisation.edit_of_person", write="organisation.edit_of_person", of=secondment_of)
def end_secondment(request: ViewerRequest, secondment: Secondment) -> HttpResponse:
    """Record the last day of a secondment."""
    return _end_absence(request, secondment)


@door("organisation.edit_of_person", write="organisation.edit_of_person", of=away_of)
def end_away(request: ViewerRequest, away: AwayPeriod) -> HttpResponse:
    """Record the last day of being away."""
    return _end_absence(request, away)


def _end_absence(request: ViewerRequest, absence: Secondment | AwayPeriod) -> HttpResponse:
    today = timezone.localdate()
    form = LastDayForm(request.POST or None, today=today)
    kind = absence.get_kind_display()
    sheet = _of_person(
        absence.person, f"结束{kind}", f"结束{kind}", f"{full_day(absence.since)}起。"
    )

    def act() -> str:
        absences.end_absence(absence=absence, today=today, **form.cleaned_data)
        return f"{absence.person}的{kind}已结束。"

    return fill_in(request, sheet, form, act)


def _of_person(person: Person, title: str, verb: str, about: str = "") -> Sheet:
    return Sheet(
        title=f"{person}：{title}",
        verb=verb,
        about=about,
        back=reverse("organisation:person", args=[person.pk]),
        back_name="回到本人记录",
    )


def _of_branch(
    branch: Branch, title: str, verb: str, *, about: str = "", effects: tuple[str, ...] = ()
) -> Sheet:
    return Sheet(
        title=title,
        verb=verb,
        about=about,
        effects=effects,
        back=reverse("organisation:branch", args=[branch.pk]),
        back_name="回到支部",
    )
