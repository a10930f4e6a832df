"""The page of a branch, and the forms around the organisational-life meeting."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.appraisal.forms.life import FinishForm, RemedyForm, StepsForm
from zhibu.apps.appraisal.models import Remedy
from zhibu.apps.appraisal.queries.life import life_view, meeting_of
from zhibu.apps.appraisal.queries.rounds import next_step, round_view
from zhibu.apps.appraisal.services import life as services
from zhibu.apps.appraisal.views.records import remedy_of
from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.foundation.years import YearAsked
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.organisation.queries.people import people_in_branch
from zhibu.apps.organisation.views.records import branch_of


@door("appraisal.see_any")
def home(request: ViewerRequest) -> HttpResponse:
    """Go to the page of the own branch, or list the own branches where there are several."""
    own = request.viewer.member_of | request.viewer.leads
    branches = list(Branch.objects.filter(pk__in=own))
    if len(branches) == 1:
        return redirect("appraisal:branch", branches[0].pk)
    return render(request, "appraisal/home.html", {"branches": branches})


@door("appraisal.see_branch", of=branch_of)
def see_branch(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show the year's organisational life and appraisal; results to whoever may see them."""
    asked = YearAsked.of(request, timezone.localdate())
    view = round_view(branch, year=asked.year)
    context = {
        "branch": branch,
        "asked": asked,
        "leads": opens("appraisal.edit_branch", request.viewer, branch),
        "life": life_view(branch, year=asked.year),
        "view": view,
        "round_meeting": meeting_of(branch, Meeting.Kind.APPRAISAL, year=asked.year),
        "next_step": next_step(view.round) if view else "",
        "mine": view.of_person(request.viewer.person_id) if view else None,
    }
    return render(request, "appraisal/branch.html", context)


@door("appraisal.edit_branch", write="appraisal.edit_branch", of=branch_of)
def record_steps(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Record what was done around the meeting."""
    asked = YearAsked.of(request, timezone.localdate())
    form = StepsForm(
        request.POST if request.method == "POST" else None,
        today=asked.today,
        life=life_view(branch, year=asked.year).life,
        meeting=meeting_of(branch, Meeting.Kind.ORGANISATIONAL_LIFE, year=asked.year),
    )

    def act() -> str:
        services.record_steps(branch=branch, year=asked.year, steps=form.steps(), today=asked.today)
        return "已保存组织生活会的步骤。"

    sheet = sheet_of(branch, asked.year, "组织生活会步骤", "保存步骤")
    return fill_in(request, sheet, form, act)


@door("appraisal.edit_branch", write="appraisal.edit_branch", of=branch_of)
def add_remedy(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Put a measure on the list."""
    asked = YearAsked.of(request, timezone.localdate())
    posted = request.POST if request.method == "POST" else None
    form = RemedyForm(posted, today=asked.today, people=_people(branch))

    def act() -> str:
        services.add_remedy(branch=branch, year=asked.year, **form.cleaned_data)
        return "已列入整改清单。"

    sheet = sheet_of(branch, asked.year, "整改清单：列入一项", "列入清单")
    return fill_in(request, sheet, form, act)


@door("appraisal.edit_remedy", write="appraisal.edit_remedy", of=remedy_of)
def change_remedy(request: ViewerRequest, remedy: Remedy) -> HttpResponse:
    """Correct a measure, its owner or date."""
    life = remedy.life
    form = RemedyForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        people=_people(life.branch),
        remedy=remedy,
    )

    def act() -> str:
        services.change_remedy(remedy=remedy, **form.cleaned_data)
        return "已更正整改事项。"

    sheet = sheet_of(life.branch, life.year, "整改清单：更正一项", "保存更正")
    return fill_in(request, sheet, form, act)


@door("appraisal.finish_remedy", write="appraisal.finish_remedy", of=remedy_of)
def finish_remedy(request: ViewerRequest, remedy: Remedy) -> HttpResponse:
    """Record that a measure was carried out."""
    today = timezone.localdate()
    form = FinishForm(request.POST if request.method == "POST" else None, today=today)

    def act() -> str:
        services.finish_remedy(remedy=remedy, today=today, **form.cleaned_data)
        return "已记下：整改办结。"

    life = remedy.life
    about = f"问题：{remedy.problem}。措施：{remedy.measure}。责任人：{remedy.owner}。"
    sheet = sheet_of(life.branch, life.year, "整改清单：办结一项", "记下已办结", about=about)
    return fill_in(request, sheet, form, act)


def sheet_of(branch: Branch, year: int, title: str, verb: str, about: str = "") -> Sheet:
    """Return the page around a form that leads back to the year's page."""
    return Sheet(
        title=f"{year}年{title}",
        verb=verb,
        about=about,
        back=f"{reverse('appraisal:branch', args=[branch.pk])}?year={year}",
        back_name="回到组织生活会和民主评议",
    )


def _people(branch: Branch) -> list[Person]:
    return [entry.person for entry in people_in_branch(branch, on=timezone.localdate())]
