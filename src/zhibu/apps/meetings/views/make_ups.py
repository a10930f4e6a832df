"""Who missed what: the officer ticks who has caught up; a member finds the papers to read."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.searching import typed_query
from zhibu.apps.meetings.forms.make_ups import MakeUpsForm
from zhibu.apps.meetings.models import MakeUp
from zhibu.apps.meetings.queries.ledger import years_of
from zhibu.apps.meetings.queries.make_ups import Missed, by_person, missed_in
from zhibu.apps.meetings.services import make_ups as services
from zhibu.apps.meetings.views.ledger import year_of
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.views.records import branch_of
from zhibu.core.refusals import Refusal


def make_up_of(make_up_id: int) -> MakeUp:
    """Return a make-up with its meeting, or raise Http404."""
    return get_object_or_404(MakeUp.objects.select_related("meeting__branch"), pk=make_up_id)


@door("meetings.see_left", write="meetings.edit_branch", of=branch_of)
def make_ups(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show who missed what in a year; officers tick, members see their own."""
    missed = missed_in(branch, year_of(request))
    if not opens("meetings.edit_branch", request.viewer, branch):
        return _page(request, branch, _own(request, missed))
    typed = typed_query(request)
    missed = [one for one in missed if typed in one.person.name]
    today = timezone.localdate()
    people = by_person(missed, on=today)
    form = MakeUpsForm(request.POST or None, today=today, people=people)
    if form.is_bound and form.is_valid():
        try:
            count = services.note(
                done=form.ticked(), done_on=form.cleaned_data["done_on"], today=today
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"已记录补学 {count} 项。")
            return redirect(request.get_full_path())
    return _page(request, branch, missed, form)


@door(write="meetings.edit_left", of=make_up_of)
def take_back_make_up(request: ViewerRequest, make_up: MakeUp) -> HttpResponse:
    """Mark one as not done after all."""
    services.take_back(make_up=make_up)
    messages.success(request, f"已改回未补学：{make_up.person}。")
    address = reverse("meetings:make_ups", args=[make_up.meeting.branch_id])
    return redirect(f"{address}?year={make_up.meeting.on.year}")


def _own(request: ViewerRequest, missed: list[Missed]) -> list[Missed]:
    return [one for one in missed if one.person.pk == request.viewer.person_id]


def _page(
    request: ViewerRequest, branch: Branch, missed: list[Missed], form: MakeUpsForm | None = None
) -> HttpResponse:
    year = year_of(request)
    context = {
        "branch": branch,
        "year": year,
        "years": years_of(branch, besides=year),
        "typed": typed_query(request),
        "form": form,
        "missed": [one for one in missed if one.make_up is None],
        "done": [one for one in missed if one.make_up is not None],
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "meetings/make_ups.html", context, status=status)
