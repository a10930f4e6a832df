"""Sending a poll to those due at a meeting."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from zhibu.apps.foundation.templatetags.zhibu import day
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.queries.due import roll_of
from zhibu.apps.meetings.services import checks
from zhibu.apps.meetings.services.refusals import NobodyIsDue
from zhibu.apps.notices.services import send
from zhibu.apps.organisation.models import Person
from zhibu.apps.polls.models import Poll, PollAsked, PollTime
from zhibu.apps.polls.refusals import (
    ClosingDayUnfit,
    MeetingOver,
    PollRunning,
    TimePast,
    TimeRepeated,
    TimeTooLong,
    TooFewTimes,
)
from zhibu.apps.polls.tasks import forget_later
from zhibu.apps.polls.when import When
from zhibu.core.chinese_days import full_day

FEWEST = 2
SAID_TO_ALL = (
    "回答不匿名：支部书记和支委看得到每个人的回答，其他人看不到。"
    "结束90天后回答自动删除。没有用手机的同志，请告诉支委代填。"
)
"""Told to everyone before they answer, in the notice and on the page."""


@transaction.atomic
def make_poll(
    *,
    meeting: Meeting,
    times: Sequence[When],
    minutes: int,
    closes_on: date,
    by: Person | None,
    now: datetime,
) -> Poll:
    """Ask those due which of the times suit them; each gets one notice.

    Raises:
        MeetingOver, PollRunning: there is nothing to ask, or it is being asked.
        TooFewTimes, TimeRepeated, TimePast, TimeTooLong, ClosingDayUnfit: see refusals.
        NobodyIsDue: nobody would have to come.
    """
    meeting = checks.lock(meeting)
    if not meeting.is_open:
        raise MeetingOver(meeting.get_state_display())
    _none_is_running(meeting)
    _times_hold(times, now)
    _closing_day_holds(closes_on, min(times).on, timezone.localdate(now))
    due = [entry.person for entry in roll_of(meeting).due]
    if not due:
        raise NobodyIsDue("按现有记录，这次会议没有应到的人。", hint="请先补齐任职或编组记录。")
    poll = Poll.objects.create(
        zone_id=meeting.zone_id,
        meeting=meeting,
        minutes=minutes,
        closes_on=closes_on,
        made_by=by,
        made_at=now,
    )
    _write(poll, times, due)
    _tell(poll, times, due, now)
    forget_later(poll, timezone.make_aware(datetime.combine(closes_on, time.max)))
    return poll


def _none_is_running(meeting: Meeting) -> None:
    running = Poll.objects.filter(zone_id=meeting.zone_id, meeting=meeting, closed_at=None)
    for poll in running.select_related("made_by"):
        raise PollRunning(str(poll.made_by or "另一位同事"))


def _times_hold(times: Sequence[When], now: datetime) -> None:
    if len(times) < FEWEST:
        raise TooFewTimes(len(times))
    wall = timezone.localtime(now).replace(tzinfo=None)
    for place, when in enumerate(times):
        if when.start <= wall:
            raise TimePast(str(when))
        if not when.ends_that_day:
            raise TimeTooLong(str(when))
        if when in times[:place]:
            raise TimeRepeated(str(when))


def _closing_day_holds(closes_on: date, first: date, today: date) -> None:
    if closes_on < today:
        raise ClosingDayUnfit(
            f"截止日期{full_day(closes_on)}已经过去。", hint="请改成今天或以后的一天。"
        )
    if closes_on > first:
        raise ClosingDayUnfit(
            f"截止日期晚于最早的时间（{full_day(first)}）。", hint="请提前截止，留出通知的时间。"
        )


def _write(poll: Poll, times: Sequence[When], due: Sequence[Person]) -> None:
    PollTime.objects.bulk_create(
        PollTime(
            zone_id=poll.zone_id,
            poll=poll,
            on=when.on,
            starts_at=when.starts_at,
            ends_at=when.end.time(),
        )
        for when in times
    )
    PollAsked.objects.bulk_create(
        PollAsked(zone_id=poll.zone_id, poll=poll, person=person) for person in due
    )


def _tell(poll: Poll, times: Sequence[When], due: Sequence[Person], now: datetime) -> None:
    """Send the one notice there is of a poll; who does not answer is not reminded."""
    lines = [f"· {when}至{when.end:%H:%M}" for when in sorted(times)]
    send(
        zone_id=poll.zone_id,
        to=due,
        subject=f"约时间：{poll.meeting.kind_names}，请在{day(poll.closes_on)}前选一选"[:120],
        text="\n".join(("几个时间里您哪个方便？", *lines, SAID_TO_ALL)),
        url=poll.get_absolute_url(),
        now=now,
    )
