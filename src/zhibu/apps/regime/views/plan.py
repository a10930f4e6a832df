"""The page of a branch's year plan, and what is done on it."""

from datetime import date

from django.contrib import messages
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.organisation.views.records import branch_of
from zhibu.apps.regime.forms import plan as forms
from zhibu.apps.regime.models import Milestone
from zhibu.apps.regime.queries import plan as queries
from zhibu.apps.regime.queries.sittings import years_to_plan
from zhibu.apps.regime.services import changing, planning
from zhibu.apps.regime.services.refusals import Doubtful
from zhibu.apps.regime.views.records import meeting_of, milestone_of
from zhibu.core.chinese_days import full_day
from zhibu.core.refusals import Refusal
from zhibu.core.regulations.plan_moves import KIND_NAMES

EDIT = door("regime.edit_plan", write="regime.edit_plan", of=branch_of)
OPEN_MONTHS = 3
EDIT_ONE = door("regime.edit_planned", write="regime.edit_planned", of=meeting_of)


@door("regime.see_plan", write="regime.edit_plan", of=branch_of)
def plan(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show the year; an officer changes days and themes in place, all saved at once."""
    today = timezone.localdate()
    found, years = _plan_asked(request, branch, today)
    editable = [entry.meeting for entry in found.entries if entry.is_editable]
    form = forms.LinesForm(request.POST or None, today=today, meetings=editable)
    if form.is_bound and form.is_valid():
        try:
            said = _save(request, branch, found.year, form, today)
        except Doubtful as doubtful:
            form.doubt(doubtful)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, said)
            return redirect(address_of(branch, found.year))
    return _page(request, branch, found, years, form=form, today=today)


@door(write="regime.edit_plan", of=branch_of)
def propose(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Propose the year, or fill its gaps."""
    today = timezone.localdate()
    form = forms.ThemeDayForm(request.POST, today=today)
    if not form.is_valid():
        messages.error(request, "请选择主题党日固定在哪一天。")
        return redirect(address_of(branch, today.year))
    year = form.cleaned_data["year"]
    proposed = planning.propose_year(
        branch=branch, year=year, theme_day=form.fixed_day(), today=today
    )
    messages.success(
        request,
        f"拟了{proposed.meetings}次会议和活动、{proposed.milestones}个节点。"
        "现在只有支部委员看得到，改好后点“采用计划”。",
    )
    for owed in proposed.left:
        messages.warning(
            request,
            f"{KIND_NAMES[owed.kind]}在{full_day(owed.last)}前没有剩余的工作日，没有排上。",
        )
    return redirect(address_of(branch, year))


@EDIT
def add(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Put one more meeting on the plan."""
    today = timezone.localdate()
    form = forms.OneMoreForm(request.POST or None, today=today, branch=branch)

    def act() -> str:
        try:
            meeting = changing.add_meeting(
                branch=branch,
                kinds=form.kinds(),
                on=form.cleaned_data["on"],
                title=form.cleaned_data["title"].strip(),
                group=form.cleaned_data["group"],
                change=_change(request, form, today),
            )
        except Doubtful as doubtful:
            doubtful.message = "".join(doubtful.doubts[None])
            raise
        return f"已加上{full_day(meeting.on)}的{meeting.get_kind_display()}。"

    sheet = _sheet(branch, today.year, "加一次会议或活动", "加入计划")
    return fill_in(request, sheet, form, act)


@EDIT_ONE
def remove(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Take a meeting off the plan."""
    today = timezone.localdate()
    typed = request.POST if request.method == "POST" else None
    form = forms.ReasonForm(typed, today=today)

    def act() -> str:
        changing.remove_meeting(meeting=meeting, change=_change(request, form, today))
        return "已从计划中去掉。"

    name = f"{full_day(meeting.on)}{meeting.get_kind_display()}"
    is_planned = meeting.state == Meeting.State.PLANNED
    effects = ("计划改动里会留下这次取消。",) if is_planned else ()
    sheet = _sheet(meeting.branch, meeting.on.year, f"去掉：{name}", "去掉这一次", effects)
    return fill_in(request, sheet, form, act)


@door("regime.edit_planned", write="regime.edit_planned", of=milestone_of)
def milestone(request: ViewerRequest, milestone: Milestone) -> HttpResponse:
    """Move a milestone or say when it was done."""
    today = timezone.localdate()
    initial = {"day": milestone.day, "done_on": milestone.done_on}
    form = forms.MilestoneForm(request.POST or None, today=today, initial=initial)

    def act() -> str:
        changing.change_milestone(
            milestone=milestone,
            day=form.cleaned_data["day"],
            done_on=form.cleaned_data["done_on"],
            change=_change(request, form, today),
        )
        return f"已保存：{milestone.title}。"

    sheet = _sheet(milestone.branch, milestone.day.year, milestone.title, "保存改动")
    return fill_in(request, sheet, form, act)


def address_of(branch: Branch, year: int) -> str:
    """Return the address of a branch's plan for a year."""
    return f"{reverse('regime:plan', args=[branch.pk])}?year={year}"


def _save(
    request: ViewerRequest, branch: Branch, year: int, form: forms.LinesForm, today: date
) -> str:
    """Write what was typed and, by the second button, accept the plan; return what to say."""
    change = _change(request, form, today)
    if "accept" not in request.POST:
        number = changing.change_lines(branch=branch, lines=form.lines(), change=change)
        return f"已保存，改了{number}项。" if number else "没有改动。"
    planning.change_and_accept(branch=branch, year=year, lines=form.lines(), change=change)
    return f"{year}年计划已采用，支部党员现在可以看到和订阅。"


def _plan_asked(
    request: ViewerRequest, branch: Branch, today: date
) -> tuple[queries.PlanOfYear, list[int]]:
    years = queries.years_to_show(branch, today=today)
    year = forms.year_asked(request.GET.get("year"), among=years, today=today)
    may_edit = opens("regime.edit_plan", request.viewer, branch)
    return queries.plan_of_year(branch, year=year, with_proposal=may_edit), years


def _page(
    request: HttpRequest,
    branch: Branch,
    found: queries.PlanOfYear,
    years: list[int],
    *,
    form: forms.LinesForm,
    today: date,
) -> HttpResponse:
    theme_day = found.plan.theme_day if found.plan else queries.usual_theme_day(branch)
    initial = {"year": found.year, "theme_day": forms.choice_of(theme_day or forms.USUAL)}
    context = {
        "branch": branch,
        "found": found,
        "years": years,
        "months": _months(found, form),
        "form": form,
        "theme_form": forms.ThemeDayForm(today=today, initial=initial),
        "may_propose": found.year in years_to_plan(today),
    }
    return render(request, "regime/plan.html", context, status=422 if form.errors else 200)


def _months(
    found: queries.PlanOfYear, form: forms.LinesForm
) -> list[tuple[queries.Month, list[tuple[queries.Entry, dict[str, BoundField] | None]], bool]]:
    """Return each month with the fields of its lines, and whether it stands open.

    Open are the first months with something to do, and those where something is wrong.
    """
    wrong = {int(name.rpartition("_")[2]) for name in form.errors if "_" in name.strip("_")}
    to_do = [month.number for month in found.months if month.size and not month.is_over]
    return [
        (
            month,
            [(entry, form.fields_of(entry.meeting)) for entry in month.entries],
            month.number in to_do[:OPEN_MONTHS]
            or any(entry.meeting.pk in wrong for entry in month.entries),
        )
        for month in found.months
    ]


def _change(request: ViewerRequest, form: PlainForm, today: date) -> changing.Change:
    return changing.Change(
        by=person_behind(request.viewer),
        now=timezone.now(),
        today=today,
        reason=form.cleaned_data.get("reason", ""),
        anyway=form.cleaned_data.get("anyway", False),
    )


def _sheet(
    branch: Branch, year: int, title: str, verb: str, effects: tuple[str, ...] = ()
) -> Sheet:
    return Sheet(
        title=title,
        verb=verb,
        back=address_of(branch, year),
        back_name="回到年度计划",
        effects=effects,
    )
