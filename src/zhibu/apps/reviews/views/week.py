"""The page of a week, and that its review was held."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.diary.queries.weeks import monday_of
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.revised import revision_of
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.models import Branch
from zhibu.apps.reviews.forms.habits import HoldForm
from zhibu.apps.reviews.models import Week
from zhibu.apps.reviews.places import BranchWeek, reviewing_branch_of, week_of
from zhibu.apps.reviews.queries.branches import branches_of
from zhibu.apps.reviews.queries.weeks import week_page
from zhibu.apps.reviews.services.weeks import hold as hold_review
from zhibu.core.chinese_days import full_day


@door("reviews.see_any")
def home(request: ViewerRequest) -> HttpResponse:
    """Lead to this week of one's branch, or let one choose among several."""
    branches = branches_of(request.viewer, on=timezone.localdate())
    if len(branches) == 1:
        return redirect("reviews:branch", branch_id=branches[0].pk)
    return render(request, "reviews/home.html", {"branches": branches})


@door("reviews.see", of=reviewing_branch_of)
def branch(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Lead to this week of a branch."""
    return redirect(BranchWeek(branch=branch, monday=monday_of(timezone.localdate())).url)


@door("reviews.see_week", of=week_of)
def week(request: ViewerRequest, place: BranchWeek) -> HttpResponse:
    """Show a week: first its promises, then each section."""
    page = week_page(request.viewer, place)
    return render(request, "reviews/week.html", {"page": page, "today": timezone.localdate()})


@door("reviews.hold", write="reviews.hold", of=week_of)
def hold(request: ViewerRequest, place: BranchWeek) -> HttpResponse:
    """Record that the review was held, and what else was agreed."""
    today = timezone.localdate()
    form = HoldForm(
        request.POST if request.method == "POST" else None,
        today=today,
        initial=_as_held(place),
    )

    def act() -> str:
        facts = form.cleaned_data
        week = hold_review(
            place=place,
            held_on=facts["held_on"],
            also_said=facts["also_said"],
            revision=revision_of(form),
            today=today,
        )
        return f"已记为{full_day(week.held_on)}复盘。" if week.held_on else ""

    sheet = Sheet(
        title=f"{place.name}：记为已复盘",
        verb="记为已复盘",
        back=place.url,
        back_name="回到这一周",
    )
    return fill_in(request, sheet, form, act)


def _as_held(place: BranchWeek) -> dict[str, object]:
    week = Week.objects.filter(branch=place.branch, monday=place.monday).first()
    return {
        "held_on": (week and week.held_on) or place.seen_from,
        "also_said": week.also_said if week else "",
        "revision": week.revision if week else 0,
    }
