"""What to do next: suggestions with their reasons, and one button to plan one of them."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.activities.forms.planning import PlanForm, initial_of
from zhibu.apps.activities.queries.history import repeats_if, row_of
from zhibu.apps.activities.queries.means import situation_of
from zhibu.apps.activities.queries.outing import OUTING, WHOSE
from zhibu.apps.activities.services import activities as services
from zhibu.apps.activities.wording import EXPLAINED
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.searching import key_typed
from zhibu.apps.foundation.sheets import Sheet
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.views.records import branch_of
from zhibu.core.activities.suggest import suggest
from zhibu.core.activities.suggestion import About, Reason, Suggestion
from zhibu.core.refusals import Refusal

LONGEST_TITLE = 120
ABOUT = "保存后是一次已列入计划的主题党日（讲课讲座是党课），可以照常改期、通知、记录。"


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A suggestion, its reasons with where they stand, and the page that plans it."""

    made: Suggestion
    reasons: tuple[tuple[Reason, str], ...]
    address: str


@door("activities.edit_branch", of=branch_of)
def next_activity(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Suggest what to do next."""
    situation = situation_of(branch, on=timezone.localdate())
    context = {
        "branch": branch,
        "offers": [_offer(made, branch) for made in suggest(situation)],
        "explained": EXPLAINED,
    }
    return render(request, "activities/next.html", context)


@door("activities.edit_branch", write="activities.edit_branch", of=branch_of)
def plan(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Put an activity on the plan; a suggestion fills the form through the address."""
    form = PlanForm(
        request.POST or None,
        branch=branch,
        today=timezone.localdate(),
        initial=initial_of(request.GET),
    )
    if form.is_bound and form.is_valid():
        extra = {name: form.cleaned_data[name] for name in PLANNED}
        try:
            activity = services.plan(branch=branch, facts=form.facts, **extra)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            repeats = row_of(activity).repeats
            messages.success(request, f"已列入计划。{repeats and f'请留意：{repeats}。'}")
            return redirect(activity)
    repeats = _would_repeat(form, branch)
    sheet = Sheet(
        title="拟一次活动",
        verb="列入计划",
        back=reverse("activities:list", args=[branch.pk]),
        back_name="回到活动目录",
        about=f"请留意：这次会是{repeats}。{ABOUT}" if repeats else ABOUT,
    )
    context = {
        "sheet": sheet,
        "form": form,
        "outing": OUTING,
        "whose": WHOSE,
    }
    status = 422 if form.errors else 200
    return render(request, "activities/plan.html", context, status=status)


PAGES = {About.ROOM: "resources:room", About.WORK: "workitems:item"}
PLANNED = ("on", "starts_at", "room", "lecturer", "is_another")


def _would_repeat(form: PlanForm, branch: Branch) -> str:
    """Say which visit to the place now in the form it would be; '' for none or a first one."""
    base, kind = key_typed(str(form["base"].value() or "")), str(form["kind"].value() or "")
    if base is None:
        return ""
    return repeats_if(branch, base=base, kind=kind, on=timezone.localdate())


def _offer(made: Suggestion, branch: Branch) -> Offer:
    work, place = made.work, made.place
    asked = {
        "kind": made.kind.key,
        "title": made.title[:LONGEST_TITLE],
        "on": made.occasion[0] if made.occasion else "",
        "base": place.id if place and place.is_base else "",
        "room": place.id if place and not place.is_base else "",
        "lecturer": made.speaker.id if made.speaker else "",
        "city_task": work.city_task if work and work.city_task else "",
        "partners": made.partner.id if made.partner else "",
        "themes": made.theme.id if made.theme else "",
    }
    query = urlencode({name: value for name, value in asked.items() if value})
    return Offer(
        made=made,
        reasons=tuple((reason, _where(reason, branch)) for reason in made.reasons),
        address=f"{reverse('activities:plan', args=[branch.pk])}?{query}",
    )


def _where(reason: Reason, branch: Branch) -> str:
    """Return the address of the record a reason rests on; '' where it has no page."""
    catalogue = reverse("activities:list", args=[branch.pk])
    narrowed = {
        About.BASE: "base",
        About.PARTNER: "partner",
        About.THEME: "theme",
        About.CITY_TASK: "task",
    }
    if reason.about is About.KIND:
        return reverse("activities:kinds", args=[branch.pk])
    if reason.about is About.SPEAKER:
        return reverse("resources:lecturers", args=[branch.zone_id])
    if reason.about in PAGES:
        return reverse(PAGES[reason.about], args=[reason.id])
    if reason.about in narrowed:
        return f"{catalogue}?{narrowed[reason.about]}={reason.id}"
    return ""
