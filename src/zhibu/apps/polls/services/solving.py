"""Asking the solver for the meeting of a poll."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zhibu.apps.polls.adapters import days_around, is_solvable, solve_for
from zhibu.apps.polls.models import Poll
from zhibu.apps.polls.queries.suggestions import window_of
from zhibu.apps.polls.refusals import NotForTheSolver
from zhibu.apps.polls.services.deciding import undecided
from zhibu.apps.polls.solver_answer import SolverAnswer, solver_answer_from


def ask_solver(*, poll: Poll, now: datetime) -> bool:
    """Compute the best time by diary over the whole window; return whether the state had changed.

    The search holds no lock; what it found is written down with the state it was found from.

    Raises:
        NotForTheSolver: a make-up session, or longer than half a day.
        NobodyInvited: nobody would be invited.
        PollClosed, MeetingOver: see `choose_time`.
    """
    if not is_solvable(poll.meeting, poll.minutes):
        raise NotForTheSolver
    found = _search(poll, now)
    with transaction.atomic():
        held = undecided(poll)
        before = solver_answer_from(held.solver)
        held.solver = found.plain()
        held.save(update_fields=["solver"])
    return before is None or before.digest != found.digest


def _search(poll: Poll, now: datetime) -> SolverAnswer:
    today = timezone.localdate(now)
    times = list(poll.times.values_list("on", flat=True))
    first, last = days_around(*window_of(poll.meeting, today=today), times, today=today)
    return solve_for(poll.meeting, minutes=poll.minutes, first=first, last=last, now=now)
