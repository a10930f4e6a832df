"""The page of a poll: answered by those asked, watched over by the officers of the branch."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.polls import services
from zhibu.apps.polls.adapters import is_solvable
from zhibu.apps.polls.forms.answering import AnswerForm, EnterForm
from zhibu.apps.polls.models import Poll, PollAnswer, PollTime
from zhibu.apps.polls.queries import polls
from zhibu.apps.polls.queries.beside import beside
from zhibu.apps.polls.queries.results import results_of
from zhibu.apps.polls.services.making import SAID_TO_ALL
from zhibu.core.refusals import Refusal


@door("polls.see", write="polls.answer", of=polls.poll_of)
def see(request: ViewerRequest, poll: Poll) -> HttpResponse:
    """Show the times with one's own answer, and take it; officers see what came of it."""
    form = _own_form(request, poll)
    if form is not None and form.is_bound and form.is_valid():
        person = person_behind(request.viewer)
        assert person is not None  # noqa: S101 -- the door let in somebody who is asked
        try:
            services.answer(poll=poll, person=person, can=form.can(), now=timezone.now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "已记下，截止前随时可以改。")
            return redirect(poll)
    context: dict[str, Any] = {
        "poll": poll,
        "meeting": poll.meeting,
        "form": form,
        "own": _in_words(form),
        "has_answered": form is not None and form.has_answered,
        "is_answerable": poll.is_answerable(timezone.localdate()),
        "said": SAID_TO_ALL,
    }
    if opens("polls.decide", request.viewer, poll):
        context |= _for_officers(poll)
    status = 422 if form is not None and form.errors else 200
    return render(request, "polls/poll.html", context, status=status)


@door("polls.decide", write="polls.decide", of=polls.poll_of)
def enter(request: ViewerRequest, poll: Poll) -> HttpResponse:
    """Enter the answer of somebody without an account, as they told it."""
    form = EnterForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        times=list(poll.times.all()),
        can={},
        against={},
        people=polls.people_without_account(poll),
    )

    def act() -> str:
        person = form.chosen_person()
        services.answer(
            poll=poll,
            person=person,
            can=form.can(),
            now=timezone.now(),
            entered_by=person_behind(request.viewer),
        )
        return f"已替{person}记下。"

    sheet = Sheet(
        title="替没有账号的同志填",
        verb="记下回答",
        back=poll.get_absolute_url(),
        back_name="回到约时间",
        about="照本人说的填；记录里会写明是您代填的。",
    )
    return fill_in(request, sheet, form, act, template="polls/enter.html")


def _for_officers(poll: Poll) -> dict[str, Any]:
    """What came of the poll, and the solver's answer beside it."""
    results = results_of(poll)
    return {
        "results": results,
        "decides": not poll.is_decided,
        "beside": beside(poll, results),
        "is_solvable": not poll.is_decided and is_solvable(poll.meeting, poll.minutes),
    }


def _in_words(form: AnswerForm | None) -> list[tuple[PollTime, str]]:
    """Say what somebody answered who cannot change it any more."""
    if form is None:
        return []
    label = dict(PollAnswer.Can.choices)
    return [(time, str(label[field.initial])) for time, field, _ in form.rows]


def _own_form(request: ViewerRequest, poll: Poll) -> AnswerForm | None:
    """Return the form of whoever is asked, as answered before or else as the diary says."""
    me = request.viewer.person_id
    if me is None or not opens("polls.answer", request.viewer, poll):
        return None
    times = list(poll.times.all())
    given = polls.answers_of(poll, me)
    said, against = polls.as_the_diary_says(me, times, zone_id=poll.zone_id)
    return AnswerForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        times=times,
        can=given or said,
        against={} if given else against,
        has_answered=bool(given),
    )
