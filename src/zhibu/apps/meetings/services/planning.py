"""Putting a meeting on the plan, changing what it is about and its arrangements."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from django.db import transaction

from zhibu.apps.meetings.agendas import rule_of, steps_of
from zhibu.apps.meetings.models import AgendaItem, JointEvent, Meeting
from zhibu.apps.meetings.services import checks
from zhibu.apps.meetings.services.announcing import tell_change
from zhibu.apps.meetings.services.where import KEPT, Kept, Where, hold
from zhibu.apps.organisation.models import Branch, PartyGroup
from zhibu.apps.organisation.services.checks import branch_stands
from zhibu.apps.resources.models import Lecturer, Room


@transaction.atomic
def plan_meeting(
    *,
    branch: Branch,
    kind: str,
    on: date,
    title: str = "",
    group: PartyGroup | None = None,
    starts_at: time | None = None,
    ends_at: time | None = None,
    place: str = "",
    mode: str = Meeting.Mode.IN_PERSON,
    room: Room | None = None,
    lecturer: Lecturer | None = None,
    joint: JointEvent | None = None,
    also_kinds: Sequence[str] = (),
    state: str = Meeting.State.PLANNED,
    is_another: bool = False,
) -> Meeting:
    """Put a meeting on the plan, with the usual agenda of its kind.

    The start, when not given, is that of the branch's last meeting of the kind; so is the
    place, unless that was a room of the zone's list: such a room is taken on purpose only. A day
    in the past is fine: a meeting that was held without a plan is recorded all the same.

    Raises:
        GroupMissing: a group meeting without its group, or one of another branch.
        SameKindThatDay: the branch has one that day and `is_another` does not say it is
            another.
        BranchDissolved: the branch did not stand that day.
        whatever `where.hold` refuses: the room or the lecturer is not to be had.
    """
    branch_stands(branch, on)
    also = [other for other in dict.fromkeys(also_kinds) if other != kind]
    checks.group_fits_kind([kind, *also], group, branch)
    if not is_another:
        checks.only_one_that_day(branch, kind, on, group=group)
    last = _last_like(branch, kind, group)
    if last is not None:
        starts_at = starts_at or last.starts_at
        place = place or ("" if room or last.room_id else last.place)
    where = Where(on=on).changed(
        branch,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        mode=mode,
        room=room,
        lecturer=lecturer,
    )
    meeting = Meeting(
        zone_id=branch.zone_id,
        branch=branch,
        kind=kind,
        also_kinds=also,
        group=group,
        title=title.strip(),
        joint=joint,
        state=state,
    )
    return put_down(meeting, where, agenda=[step.text for step in steps_of(meeting.kinds)])


def put_down(meeting: Meeting, where: Where, *, agenda: Iterable[str]) -> Meeting:
    """Write a new meeting with its arrangements and agenda, once room and lecturer are held."""
    where.put_on(meeting)
    hold(meeting)
    meeting.save()
    set_agenda(meeting, agenda)
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
    ends_at: time | Kept | None = KEPT,
    mode: str | Kept = KEPT,
    room: Room | Kept | None = KEPT,
    lecturer: Lecturer | Kept | None = KEPT,
) -> Meeting:
    """Change what a planned meeting is about, its time or place; those told before hear of it.

    Raises:
        NotOpen: it is finished or cancelled.
        whatever `where.hold` refuses, if the arrangements change.
    """
    meeting = checks.lock(meeting)
    checks.is_open(meeting)
    was = Where.of(meeting)
    where = was.changed(
        meeting.branch,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
        mode=mode,
        room=room,
        lecturer=lecturer,
    )
    meeting.title = title.strip()
    meeting.also_kinds = [kind for kind in also_kinds if kind != meeting.kind]
    where.put_on(meeting)
    if where != was:
        hold(meeting)
    meeting.revision += 1
    meeting.save()
    set_agenda(meeting, agenda)
    if where != was:
        tell_change(meeting, "时间地点有变", now=now)
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
    alike = Meeting.objects.in_their_own_right().filter(
        zone_id=branch.zone_id, branch=branch, kind=kind, group=group
    )
    last: Meeting | None = alike.exclude(state=Meeting.State.CANCELLED).last()
    return last
