"""Answers are removed in the background, ninety days after a poll ended."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from zhibu.apps.polls.models import Poll, PollAnswer


@task()
def forget_answers(poll_id: int) -> None:
    """Remove the answers of a poll that ended long enough ago."""
    forget(poll_id, now=timezone.now())


def forget(poll_id: int, *, now: datetime) -> None:
    """Remove who answered what; how the poll was decided stays with the meeting's history.

    A poll that nobody decided ended with its last day. Does nothing before its time, so that
    it may be asked for twice.
    """
    poll = Poll.objects.filter(pk=poll_id).first()
    if poll is None:
        return
    ended_on = timezone.localdate(poll.closed_at) if poll.closed_at else poll.closes_on
    if timezone.localdate(now) < ended_on + Poll.KEPT:
        return
    for answer in PollAnswer.objects.filter(zone_id=poll.zone_id, time__poll=poll):
        answer.delete()
    Poll.objects.filter(pk=poll.pk).update(solver={})


def forget_later(poll: Poll, ended_at: datetime) -> None:
    """Order the removal for ninety days after the poll ends."""
    forget_answers.using(run_after=ended_at + Poll.KEPT).enqueue(poll.pk)
