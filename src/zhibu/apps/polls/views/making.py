"""The page on which an officer makes a poll, its times already filled in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.views.records import meeting_of
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.polls import services
from zhibu.apps.polls.adapters import is_solvable
from zhibu.apps.polls.forms.making import MakeForm
from zhibu.apps.polls.queries.polls import running_poll_of
from zhibu.apps.polls.queries.suggestions import Offer, offer_for
from zhibu.apps.polls.refusals import MeetingOver
from zhibu.apps.polls.services.making import SAID_TO_ALL
from zhibu.core.refusals import Refusal


@door("polls.make", write="polls.make", of=meeting_of)
def make(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Make a poll for a meeting still to be held; one that runs is opened instead."""
    if request.method != "POST":
        if not meeting.is_open:
            raise MeetingOver(meeting.get_state_display())
        if running := running_poll_of(meeting):
            return redirect(running)
    offer = offer_for(meeting, today=timezone.localdate())
    form = _form(request, offer)
    if form.is_bound and form.is_valid():
        try:
            poll = services.make_poll(
                meeting=meeting,
                times=form.times(),
                minutes=form.cleaned_data["minutes"],
                closes_on=form.cleaned_data["closes_on"],
                by=person_behind(request.viewer),
                now=timezone.now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            if is_solvable(meeting, poll.minutes):
                services.ask_solver(poll=poll, now=timezone.now())
            messages.success(request, f"已发给 {offer.due} 人，每人一条通知，不再催。")
            return redirect(poll)
    context = {"meeting": meeting, "form": form, "offer": offer, "said": SAID_TO_ALL}
    status = 422 if form.errors else 200
    return render(request, "polls/make.html", context, status=status)


def _form(request: ViewerRequest, offer: Offer) -> MakeForm:
    return MakeForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        suggested=offer.suggested,
        initial={"minutes": offer.minutes, "closes_on": offer.closes_on},
    )
