"""Putting a meeting on the plan, changing it, moving it, calling it off."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from zhibu.apps.meetings.agendas import rule_of, steps_of
from zhibu.apps.meetings.models import AgendaItem, Meeting
from zhibu.apps.meetings.services import checks
from zhibu.apps.meetings.services.announcing import tell_change
from zhibu.apps.meetings.services.refusals import DayIsPast
from zhibu.apps.meetings.signals import rescheduled
from zhibu.apps.organisation.models import Branch, PartyGroup, Person
from zhibu.apps.organisation.services.checks import branch_stands
from zhibu.apps.organisation.services.refusals import say


@transaction.atomic
def plan_meeting(
    *,
    branch: Branch,
    kind: str,
    on: date,
    title: str = "",
    group: PartyGroup | None = None,
    starts_at: time | None = None,
    place: str = "",
    also_kinds: Sequence[str] = (),
    state: str = Meeting.State.PLANNED,
    is_another: bool = False,
) -> Meeting:
    """Put a meeting on the plan, with the usual agenda of its kind.

    Time and place, when not given, are those of the branch's last meeting of the kind. A day
    in the past is fine: a meeting that was held without a plan is recorded all the same.

    Raises:
        GroupMissing: a group meeting without its group, or one of another branch.
        SameKindThatDay: the branch has one that day and `is_another` does not say it is
            another.
        BranchDissolved: the branch did not stand that day.
    """
    branch_stands(branch, on)
    also = [other for other in dict.fromkeys(also_kinds) if other != kind]
    checks.group_fits_kind([kind, *also], group, branch)
    if not is_another:
        checks.only_one_that_day(branch, kind, on, group=group)
    last = _last_like(branch, kind, group)
    if last is not None:
        starts_at, place = starts_at or last.starts_at, place or last.place
    meeting = Meeting.objects.create(
        zone_id=branch.zone_id,
        branch=branch,
        kind=kind,
        also_kinds=also,
        group=group,
        title=title.strip(),
        on=on,
        starts_at=starts_at,
        place=place.strip(),
        state=state,
    )
    set_agenda(meeting, [step.text for step in steps_of(meeting.kinds)])
    return meeting


@transaction.atomic
def change_meeting(
    *,
    meeting: Meeting,
    title: str,
    starts_at: time | None,
    place: str,
    also_kinds: Sequence[str],
    agenda: Sequence[str],
    now: datetime,
) -> Meeting:
    """Change what a planned meeting is about, its time or place; those told before hear of it.

    Raises:
        NotOpen: it is finished or cancelled.
    """
    meeting = checks.lock(meeting)
    checks.is_open(meeting)
    was = (meeting.starts_at, meeting.place)
    meeting.title, meeting.starts_at, meeting.place = title.strip(), starts_at, place.strip()
    meeting.also_kinds = [kind for kind in also_kinds if kind != meeting.kind]
    if meeting.ends_at and starts_at and meeting.ends_at <= starts_at:
        meeting.ends_at = None
    meeting.revision += 1
    meeting.save()
    set_agenda(meeting, agenda)
    if was != (meeting.starts_at, meeting.place):
        tell_change(meeting, "时间地点有变", now=now)
    return meeting


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
) -> Meeting:
    """Move a meeting that was not held to another day; those told before hear of it.

    The reason stands in the audit trail. `now` is when they are told: this moment if not given.

    Raises:
        NotOpen: it is finished or cancelled.
        DayIsPast: the new day lies before today.
        ReasonMissing: no reason was given.
        SameKindThatDay: the branch has one that day.
    """
    meeting = checks.lock(meeting)
    checks.is_open(meeting)
    reason = checks.reason_given(reason)
    if on < today:
        raise DayIsPast(
            f"{say(on)}已经过去，不能改到那一天。",
            hint="如果会议那天已经开过，请直接“记录会议”，并在里面改日期。",
        )
    if not is_another:
        checks.only_one_that_day(
            meeting.branch, meeting.kind, on, group=meeting.group, besides=meeting.pk
        )
    if on == meeting.on:
        return meeting
    was, meeting.on = meeting.on, on
    meeting.revision += 1
    _save_with_reason(meeting, f"改期：{reason}")
    at = now or timezone.now()
    rescheduled.send(Meeting, meeting=meeting, was=was, by=by, reason=reason, at=at)
    tell_change(meeting, f"由{say(was)}改到{say(on)}（{reason}）", now=at)
    return meeting


@transaction.atomic
def cancel_meeting(
    *, meeting: Meeting, reason: str, now: datetime | None = None, by: Person | None = None
) -> Meeting:
    """Call a meeting off; those told before hear of it. The reason stands in the audit trail.

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
    return meeting


def set_agenda(meeting: Meeting, lines: Iterable[str]) -> None:
    """Write the agenda anew, one item a line; a line that does a demanded step says which."""
    meeting.agenda.all().delete()
    texts = [line.strip()[:200] for line in lines if line.strip()]
    AgendaItem.objects.bulk_create(
        AgendaItem(
            zone_id=meeting.zone_id,
            meeting=meeting,
            place=place,
            text=text,
            step=rule_of(meeting.kinds, text),
        )
        for place, text in enumerate(texts, start=1)
    )


def _last_like(branch: Branch, kind: str, group: PartyGroup | None) -> Meeting | None:
    """Return the branch's latest meeting of the kind: its time and place are likely again."""
    alike = Meeting.objects.filter(zone_id=branch.zone_id, branch=branch, kind=kind, group=group)
    return alike.exclude(state=Meeting.State.CANCELLED).last()


def _save_with_reason(meeting: Meeting, reason: str) -> None:
    """Save; the line in the audit trail says why."""
    meeting.why_changed = reason
    meeting.save()
