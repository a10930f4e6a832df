"""Forms of an election, a step each."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.elections import forms, queries
from zhibu.apps.elections.models import Election, Exclusion
from zhibu.apps.elections.services import deciding, preparing
from zhibu.apps.elections.views.records import election_of, exclusion_of
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.models import Branch, Post
from zhibu.apps.organisation.queries.people import (
    full_members_of,
    posts_in_branch,
    term_of_branch,
)
from zhibu.apps.organisation.views.records import branch_of

KEEP = door("elections.keep", write="elections.keep", of=election_of)
PRESS = door(write="elections.keep", of=election_of)
COMMITTEE_FROM, COMMITTEE_SEATS = 7, 3
"""支部工作条例 第五条: seven full members or more have a committee of three to five."""


@door("elections.start", write="elections.start", of=branch_of)
def start(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Begin to prepare an election."""
    today = timezone.localdate()
    form = forms.StartForm(request.POST or None, today=today, initial=_proposal(request, branch))
    sheet = Sheet(
        title=f"{branch}：准备选举",
        verb="开始准备",
        about="先定选什么、选几人、哪天开会；候选人、监票人和计票随后逐步办理，都可以改。",
        back=reverse("elections:branch", args=[branch.pk]),
        back_name="回到换届选举",
    )

    def act() -> str:
        preparing.start(branch=branch, today=today, **form.cleaned_data)
        return "已开始准备，下面写着下一步。"

    return fill_in(request, sheet, form, act)


@KEEP
def days(request: ViewerRequest, election: Election) -> HttpResponse:
    """Set the days and the seats."""
    names = ("planned_on", "asked_on", "approved_on", "seats")
    today = timezone.localdate()
    initial = {name: getattr(election, name) for name in names}
    form = forms.DaysForm(request.POST or None, today=today, initial=initial)

    def act() -> str:
        preparing.set_days(election=election, today=today, **form.cleaned_data)
        return "日期已保存。"

    return fill_in(request, _sheet(election, "修改日期", "保存日期"), form, act)


@KEEP
def leave_out(request: ViewerRequest, election: Election) -> HttpResponse:
    """Do not count someone as due."""
    today = timezone.localdate()
    due = queries.electorate_of(election, on=min(today, election.planned_on)).due
    form = forms.LeaveOutForm(request.POST or None, today=today, people=due)

    def act() -> str:
        left = preparing.leave_out(
            election=election,
            person=form.chosen,
            reason=form.cleaned_data["reason"],
            today=today,
        )
        return f"已不计入应到会：{left}。"

    about = "须报上级党组织同意，并在大会上向党员说明。"
    return fill_in(request, _sheet(election, "不计入应到会", "不计入应到会", about), form, act)


@door(write="elections.keep", of=exclusion_of)
def count_in(request: ViewerRequest, exclusion: Exclusion) -> HttpResponse:
    """Count someone as due again."""
    preparing.count_in(exclusion=exclusion)
    messages.success(request, f"{exclusion.person}恢复计入应到会。")
    return redirect("elections:election", exclusion.election_id)


@KEEP
def candidates(request: ViewerRequest, election: Election) -> HttpResponse:
    """Record who stands."""
    today = timezone.localdate()
    view = queries.view_of(election, today=today)
    form = forms.CandidatesForm(
        request.POST or None,
        today=today,
        electors=view.electorate.due,
        initial={"people": [str(each.person_id) for each in view.candidates]},
    )

    def act() -> str:
        preparing.set_candidates(election=election, people=form.chosen, today=today)
        return f"候选人 {len(form.chosen)} 名已保存，名单和选票按姓氏笔画排列。"

    least = preparing.least_candidates(election)
    about = f"应选 {election.seats} 名，候选人至少 {least} 名。"
    return fill_in(request, _sheet(election, "确定候选人", "保存候选人", about), form, act)


@KEEP
def tellers(request: ViewerRequest, election: Election) -> HttpResponse:
    """Record who watches and who counts."""
    today = timezone.localdate()
    view = queries.view_of(election, today=today)
    standing = {each.person_id for each in view.candidates}
    form = forms.TellersForm(
        request.POST or None,
        today=today,
        electors=[person for person in view.electorate.due if person.pk not in standing],
        initial={
            "scrutineers": [str(t.person_id) for t in view.tellers if t.role == "scrutineer"],
            "counters": [str(t.person_id) for t in view.tellers if t.role == "counter"],
        },
    )

    def act() -> str:
        preparing.set_tellers(
            election=election,
            scrutineers=form.people("scrutineers"),
            counters=form.people("counters"),
            today=today,
        )
        return "监票人、计票人已保存，经大会通过后有效。"

    title = "提出监票人、计票人"
    return fill_in(request, _sheet(election, title, "保存监票人、计票人"), form, act)


@KEEP
def count(request: ViewerRequest, election: Election) -> HttpResponse:
    """Type one round as the tellers counted it."""
    today = timezone.localdate()
    view = queries.view_of(election, today=today)
    standing = {each.person_id for each in view.standing}
    settled = standing | {winner.person_id for winner in view.winners}
    others = [] if view.tied else [p for p in view.electorate.due if p.pk not in settled]
    form = forms.CountForm(request.POST or None, today=today, standing=view.standing, others=others)

    def act() -> str:
        ballot = deciding.count(
            election=election, typed=form.typed(), written_in=form.written_in, today=today
        )
        return f"第 {ballot.number} 轮计票已记录，结果见下。"

    about = (
        f"应到会 {len(view.electorate.due)} 人，本轮应选 {view.seats_of_next_round} 名。"
        "照计票单填写；弃权由系统算出。"
    )
    return fill_in(request, _sheet(election, "录入计票结果", "记录计票结果", about), form, act)


@PRESS
def take_back(request: ViewerRequest, election: Election) -> HttpResponse:
    """Take the last round back."""
    deciding.take_back(election=election)
    messages.success(request, "最后一轮计票已撤回，可以重新录入。")
    return redirect("elections:election", election.pk)


@PRESS
def reduce_seats(request: ViewerRequest, election: Election) -> HttpResponse:
    """Leave the open seats empty."""
    reduced = deciding.reduce_seats(election=election, today=timezone.localdate())
    messages.success(request, f"应选名额已减少为 {reduced.seats} 名。")
    return redirect("elections:election", election.pk)


@PRESS
def drop(request: ViewerRequest, election: Election) -> HttpResponse:
    """Give the election up."""
    preparing.drop(election=election)
    messages.success(request, "这次选举已撤销。")
    return redirect("elections:branch", election.branch_id)


@KEEP
def finish(request: ViewerRequest, election: Election) -> HttpResponse:
    """Record the winners where posts and terms are kept."""
    today = timezone.localdate()
    view = queries.view_of(election, today=today)
    form = forms.FinishForm(
        request.POST or None, today=today, election=election, winners=view.winners
    )
    is_term = election.kind == Election.Kind.TERM

    def act() -> str:
        deciding.finish(
            election=election,
            posts=form.posts(),
            due_on=form.cleaned_data.get("due_on"),
            today=today,
        )
        return "换届已记录，新一届开始。" if is_term else "补选已记录。"

    about = "书记、副书记由新的委员会第一次会议选出，其余委员分工。"
    if election.body == Election.Body.SECRETARY:
        about = "不设委员会，书记、副书记由大会直接选出。"
    sheet = Sheet(
        title=f"{election}：记录当选人",
        verb="记录当选人",
        about=about,
        effects=("上一届和还在任的委员会职务，到选举前一天结束。",) if is_term else (),
        back=reverse("elections:election", args=[election.pk]),
        back_name="回到这次选举",
    )
    return fill_in(request, sheet, form, act)


def _proposal(request: ViewerRequest, branch: Branch) -> dict[str, object]:
    """Propose what is most likely: by the number of full members, the term and the vacancy."""
    today = timezone.localdate()
    has_committee = len(full_members_of(branch, on=today)) >= COMMITTEE_FROM
    posts = posts_in_branch(branch, on=today)
    term = term_of_branch(branch, on=today)
    is_vacancy = request.GET.get("kind") == Election.Kind.VACANCY
    elected = sum(post.kind in Post.COMMITTEE for post in posts)
    usual = max(elected, COMMITTEE_SEATS) if has_committee else 1
    return {
        "kind": Election.Kind.VACANCY if is_vacancy else Election.Kind.TERM,
        "body": Election.Body.COMMITTEE if has_committee else Election.Body.SECRETARY,
        "seats": 1 if is_vacancy else usual,
        "planned_on": term.due_on if term and not is_vacancy and term.due_on >= today else None,
    }


def _sheet(election: Election, title: str, verb: str, about: str = "") -> Sheet:
    return Sheet(
        title=f"{election}：{title}",
        verb=verb,
        about=about,
        back=reverse("elections:election", args=[election.pk]),
        back_name="回到这次选举",
    )
