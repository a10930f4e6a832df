"""The democratic appraisal: open a round, date its steps, type counts, type grades."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone

from zhibu.apps.accounts.services.trail import record_step
from zhibu.apps.appraisal.forms.rounds import (
    CountsForm,
    DatesForm,
    GradedForm,
    GradesForm,
    OpenForm,
)
from zhibu.apps.appraisal.models import Round
from zhibu.apps.appraisal.queries.rounds import newcomers, view_of
from zhibu.apps.appraisal.services import rounds as services
from zhibu.apps.appraisal.views.life import sheet_of
from zhibu.apps.appraisal.views.records import round_of
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import fill_in
from zhibu.apps.foundation.years import YearAsked
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.queries.people import people_in_branch
from zhibu.apps.organisation.views.records import branch_of
from zhibu.core.regulations.finding import State

EDIT_ROUND = door("appraisal.edit_round", write="appraisal.edit_round", of=round_of)


@door("appraisal.edit_branch", write="appraisal.edit_branch", of=branch_of)
def open_round(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Begin the year's appraisal with the members of a day."""
    asked = YearAsked.of(request, timezone.localdate())
    form = OpenForm(request.POST if request.method == "POST" else None, today=asked.today)

    def act() -> str:
        services.open_round(
            branch=branch, year=asked.year, on=form.cleaned_data["on"], today=asked.today
        )
        return f"{asked.year}年民主评议已开始，可以打印个人自评表。"

    about = "测评用纸质票、不记名；系统只记日期、票数和会议作出的评定。"
    sheet = sheet_of(branch, asked.year, "民主评议：开始", "开始民主评议", about)
    return fill_in(request, sheet, form, act)


@EDIT_ROUND
def date_steps(request: ViewerRequest, round: Round) -> HttpResponse:
    """Record the days of self-assessment and mutual assessment."""
    today = timezone.localdate()
    held = {name: getattr(round, name) for name in ("self_on", "mutual_on", "in_groups")}
    posted = request.POST if request.method == "POST" else None
    form = DatesForm(posted, today=today, initial=held)

    def act() -> str:
        services.date_steps(round=round, today=today, **form.cleaned_data)
        return "已保存日期。"

    sheet = sheet_of(round.branch, round.year, "民主评议：自评和互评", "保存日期")
    return fill_in(request, sheet, form, act)


@EDIT_ROUND
def set_graded(request: ViewerRequest, round: Round) -> HttpResponse:
    """Say who is not graded and why; take in members who came since."""
    today = timezone.localdate()
    form = GradedForm(
        request.POST if request.method == "POST" else None,
        today=today,
        outcomes=list(round.outcomes.select_related("person")),
        came=newcomers(round, people_in_branch(round.branch, on=today)),
    )

    def act() -> str:
        services.set_graded(round=round, ungraded=form.ungraded(), today=today)
        return "已保存评定名单。"

    about = "年老体弱、行动不便的党员不作硬性要求。开始之后转入的党员也列在下面，保存即补入。"
    sheet = sheet_of(round.branch, round.year, "民主评议：评定名单", "保存名单", about)
    return fill_in(request, sheet, form, act, template="appraisal/graded.html")


@EDIT_ROUND
def record_counts(request: ViewerRequest, round: Round) -> HttpResponse:
    """Take the counts the tellers read out, checked row by row."""
    today = timezone.localdate()
    form = CountsForm(
        request.POST if request.method == "POST" else None,
        today=today,
        round=round,
        outcomes=view_of(round).outcomes,
    )

    def act() -> str:
        services.record_counts(
            round=round,
            on=form.cleaned_data["on"],
            ballots=form.ballots(),
            counts=form.counts(),
            today=today,
        )
        record_step(viewer=request.viewer, record=round, what="录入民主测评票数")
        return "票数已保存，每位的四项合计都等于有效票。"

    about = "照计票单录入，空着就是 0。每位党员四项合计应等于有效票数。"
    sheet = sheet_of(round.branch, round.year, "民主评议：测评票数", "保存票数", about)
    return fill_in(request, sheet, form, act, template="appraisal/counts.html")


@EDIT_ROUND
def record_grades(request: ViewerRequest, round: Round) -> HttpResponse:
    """Take the grades a meeting decided; warn, not refuse, when many are 优秀."""
    today = timezone.localdate()
    form = GradesForm(
        request.POST if request.method == "POST" else None,
        today=today,
        round=round,
        outcomes=view_of(round).outcomes,
    )

    def act() -> str:
        changed = services.record_grades(
            round=round,
            on=form.cleaned_data["on"],
            by=form.cleaned_data["by"],
            verdicts=form.verdicts(),
            today=today,
        )
        for outcome in changed:
            record_step(viewer=request.viewer, record=outcome, what="记录民主评议评定意见")
        cap = view_of(round).cap
        if cap.state == State.AT_RISK:
            messages.warning(request, cap.said)
        return "评定意见已保存。"

    about = "由会议根据测评情况和日常表现作出；系统不替会议排序或推荐。没定的先空着。"
    sheet = sheet_of(round.branch, round.year, "民主评议：评定意见", "保存评定", about)
    return fill_in(request, sheet, form, act, template="appraisal/grades.html")
