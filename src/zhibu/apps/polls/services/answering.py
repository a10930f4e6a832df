"""Answering a poll, for oneself or for somebody without an account."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zhibu.apps.accounts.models import User
from zhibu.apps.organisation.models import Person
from zhibu.apps.polls.models import Poll, PollAnswer
from zhibu.apps.polls.refusals import AnswersThemselves, NotAsked, PollClosed, TimesChanged
from zhibu.core.chinese_days import full_day


def lock(poll: Poll) -> Poll:
    """Hold the poll until the transaction ends, so that an answer and a decision queue."""
    held = Poll.objects.select_for_update(of=("self",)).select_related("meeting", "closed_by")
    locked: Poll = held.get(pk=poll.pk)
    return locked


@transaction.atomic
def answer(
    *,
    poll: Poll,
    person: Person,
    can: Mapping[int, str],
    now: datetime,
    entered_by: Person | None = None,
) -> None:
    """Write down whether a person can come at each time; a later answer replaces the earlier.

    `can` holds a PollAnswer.Can by the primary key of each time. `entered_by` is the officer
    who writes for somebody without an account.

    Raises:
        PollClosed: it is decided, or its last day is over.
        NotAsked: the person is not due at the meeting.
        AnswersThemselves: an officer writes for somebody who has an account.
        TimesChanged: a time is missing, or is no time of this poll.
    """
    poll = lock(poll)
    _is_answerable(poll, now)
    if not poll.asked.filter(person=person).exists():
        raise NotAsked(str(person))
    if entered_by is not None and User.objects.filter(person=person, is_active=True).exists():
        raise AnswersThemselves(str(person))
    times = list(poll.times.all())
    if {time.pk for time in times} != set(can):
        raise TimesChanged
    for time in times:
        PollAnswer.objects.update_or_create(
            zone_id=poll.zone_id,
            time=time,
            person=person,
            defaults={"can": can[time.pk], "answered_at": now, "answered_by": entered_by},
        )


def _is_answerable(poll: Poll, now: datetime) -> None:
    if poll.is_answerable(timezone.localdate(now)):
        return
    if poll.is_decided:
        raise PollClosed("这次约时间已经结束了，您的回答没有记下。", hint="定下的时间看会议页。")
    raise PollClosed(
        f"这次约时间{full_day(poll.closes_on)}已截止，您的回答没有记下。",
        hint="有要紧的情况，请直接告诉支部书记或支委。",
    )
