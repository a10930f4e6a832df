"""Moving a meeting to another day, time or place, and calling it off."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.services import checks
from zhibu.apps.meetings.services.announcing import tell_change
from zhibu.apps.meetings.services.refusals import DayIsPast
from zhibu.apps.meetings.services.where import KEPT, Kept, Where, hold
from zhibu.apps.meetings.signals import rescheduled
from zhibu.apps.organisation.models import Person
from zhibu.apps.resources.models import Lecturer, Room
from zhibu.core.chinese_days import full_day


@transaction.atomic
def move_meeting(
    *,
    meeting: Meeting,
    on: date,
    today: date,
    reason: str,
    is_another: bool = False,
    now: datetime | None = None,
    by: Person | None = None,
    starts_at: time | Kept | None = KEPT,
    ends_at: time | Kept | None = KEPT,
    place: str | Kept = KEPT,
    mode: str | Kept = KEPT,
    room: Room | Kept | None = KEPT,
    lecturer: Lecturer | Kept | None = KEPT,
) -> Meeting:
    """Move a meeting that was not held to another day, time or place; those told hear of it once.

    The reason stands in the audit trail. `now` is when they are told: this moment if not given.
    Its make-up sessions that would then lie before it are called off, and those asked told.

    Raises:
        NotOpen: it is finished or cancelled.
        DayIsPast: the new day lies before today.
        ReasonMissing: no reason was given.
        SameKindThatDay: the branch has one that day.
        MakeUpUnfit: a make-up session would lie before its meeting.
        whatever `where.hold` refuses: the room or the lecturer is not to be had then.
    """
    meeting = checks.lock(meeting)
    checks.is_open(meeting)
    reason = checks.reason_given(reason)
    was = Where.of(meeting)
    _may_move_to(meeting, on, today, is_another=is_another)
    where = was.changed(
        meeting.branch,
        on=on,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        mode=mode,
        room=room,
        lecturer=lecturer,
    )
    if where == was:
        return meeting
    where.put_on(meeting)
    checks.is_after_what_it_makes_up(meeting)
    hold(meeting)
    meeting.revision += 1
    _save_with_reason(meeting, f"改期：{reason}")
    at = now or timezone.now()
    if where.on != was.on:
        rescheduled.send(Meeting, meeting=meeting, was=was.on, by=by, reason=reason, at=at)
    tell_change(meeting, f"{_moved(was, where)}（{reason}）", now=at)
    for session in checks.sessions_now_too_early(meeting):
        cancel_meeting(meeting=session, reason=f"{meeting.kind_names}改期", now=at, by=by)
    return meeting


@transaction.atomic
def cancel_meeting(
    *, meeting: Meeting, reason: str, now: datetime | None = None, by: Person | None = None
) -> Meeting:
    """Call a meeting off, and its make-up sessions with it; those told before hear of it.

    The reason stands in the audit trail.

    Raises:
        NotOpen: it is finished or was cancelled.
        ReasonMissing: no reason was given.
    """
    meeting = checks.lock(meeting)
    checks.is_open(meeting)
    reason = checks.reason_given(reason)
    was_told = meeting.announced_at is not None
    meeting.state = Meeting.State.CANCELLED
    meeting.revision += 1
    _save_with_reason(meeting, f"取消：{reason}")
    at = now or timezone.now()
    rescheduled.send(Meeting, meeting=meeting, was=meeting.on, by=by, reason=reason, at=at)
    if was_told:
        tell_change(meeting, f"取消（{reason}）", now=at)
    for session in meeting.make_up_sessions.filter(state__in=Meeting.OPEN):
        cancel_meeting(meeting=session, reason=f"{meeting.kind_names}取消", now=at, by=by)
    return meeting


def _may_move_to(meeting: Meeting, on: date, today: date, *, is_another: bool) -> None:
    if on < today:
        raise DayIsPast(
            f"{full_day(on)}已经过去，不能改到那一天。",
            hint="如果会议那天已经开过，请直接“记录会议”，并在里面改日期。",
        )
    if not is_another and meeting.makes_up_id is None:
        checks.only_one_that_day(
            meeting.branch, meeting.kind, on, group=meeting.group, besides=meeting.pk
        )


def _moved(was: Where, now: Where) -> str:
    """Say what moved: the day where it is another, else the time, else the arrangements."""
    if was.on != now.on:
        return f"由{full_day(was.on)}改到{full_day(now.on)}"
    if was.starts_at != now.starts_at:
        return "改了时间"
    return "时间地点有变"


def _save_with_reason(meeting: Meeting, reason: str) -> None:
    """Save; the line in the audit trail says why."""
    meeting.why_changed = reason
    meeting.save()
