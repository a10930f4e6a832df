"""Ending a poll: with the time the meeting moves to, or without."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.services import announce, move_meeting
from zhibu.apps.meetings.services.where import KEPT, Kept
from zhibu.apps.organisation.models import Person
from zhibu.apps.polls.models import Poll, PollTime
from zhibu.apps.polls.refusals import MeetingOver, PollClosed
from zhibu.apps.polls.services.answering import lock
from zhibu.apps.polls.tasks import forget_later
from zhibu.apps.polls.when import When
from zhibu.apps.resources.models import Room

REASON = "按大家约定的时间"


@transaction.atomic
def choose_time(
    *,
    poll: Poll,
    when: When,
    by: Person | None,
    now: datetime,
    tells: bool = False,
    is_another: bool = False,
    mode: str | Kept = KEPT,
    room: Room | Kept | None = KEPT,
) -> Meeting:
    """Move the meeting to a time and end the poll; people hear of it by the meeting's notice.

    Any time will do, also one the solver found. `tells` announces a meeting nobody was told
    of; those who had been told hear of the change anyway. `room` None gives back the room the
    meeting had, and its place with it.

    Raises:
        PollClosed: another officer decided first.
        MeetingOver: the meeting was held or called off meanwhile.
        whatever `move_meeting` and `announce` refuse.
    """
    poll = undecided(poll)
    today = timezone.localdate(now)
    meeting = move_meeting(
        meeting=poll.meeting,
        on=when.on,
        starts_at=when.starts_at,
        ends_at=when.end.time(),
        mode=mode,
        room=room,
        reason=REASON,
        is_another=is_another,
        today=today,
        now=now,
        by=by,
    )
    if tells and meeting.announced_at is None:
        meeting = announce(meeting=meeting, today=today, now=now)
    poll.chosen, _made = PollTime.objects.get_or_create(
        zone_id=poll.zone_id,
        poll=poll,
        on=when.on,
        starts_at=when.starts_at,
        defaults={"ends_at": when.end.time()},
    )
    _end(poll, by, now)
    return meeting


@transaction.atomic
def end_without_choice(*, poll: Poll, by: Person | None, now: datetime) -> Poll:
    """End the poll and leave the meeting where it is; nobody is told, nothing changed.

    Raises:
        PollClosed: another officer decided first.
        MeetingOver: the meeting was held or called off meanwhile.
    """
    poll = undecided(poll)
    _end(poll, by, now)
    return poll


def undecided(poll: Poll) -> Poll:
    """Hold a poll that nobody has decided until the transaction ends.

    Raises:
        PollClosed, MeetingOver: see `choose_time`.
    """
    poll = lock(poll)
    if poll.closed_at is not None:
        who = str(poll.closed_by or "另一位同事")
        did = f"定在{_said(poll.chosen)}" if poll.chosen else "结束了这次约时间"
        raise PollClosed(f"{who}已经{did}，您的选择没有生效。", hint="要再改，请到会议页“改期”。")
    if not poll.meeting.is_open:
        raise MeetingOver(poll.meeting.get_state_display())
    return poll


def _said(time: PollTime) -> str:
    return str(When(on=time.on, starts_at=time.starts_at, minutes=0))


def _end(poll: Poll, by: Person | None, now: datetime) -> None:
    poll.closed_at, poll.closed_by = now, by
    poll.save(update_fields=["closed_at", "closed_by", "chosen"])
    forget_later(poll, now)
