"""Changes of a plan: days and themes, one more meeting, one less, a milestone done.

While the plan is only proposed a change leaves no trace; once accepted, each is kept with
who made it, when and why.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.services import cancel_meeting, move_meeting, plan_meeting
from zhibu.apps.organisation.models import Branch, PartyGroup, Person
from zhibu.apps.regime.adapters import sitting_of
from zhibu.apps.regime.models import Milestone, PlanChange, YearPlan
from zhibu.apps.regime.queries.sittings import MOVABLE, ground_of, to_come
from zhibu.apps.regime.services.refusals import (
    ChangedMeanwhile,
    DayPassed,
    Doubtful,
    GroupNeeded,
    NotOpen,
)
from zhibu.core.chinese_days import full_day
from zhibu.core.regulations.branch import MeetingKind
from zhibu.core.regulations.plan import Sitting
from zhibu.core.regulations.plan_moves import Surroundings, doubts

IN_THE_PLAN = "在年度计划里改动"
"""The reason on record when the officer gave none."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the plan as typed; `revision` is the one that was on the page."""

    meeting: Meeting
    on: date
    title: str
    revision: int


@dataclass(frozen=True, kw_only=True)
class Change:
    """Who changes the plan, when, why, and whether doubts were read and set aside."""

    by: Person | None
    now: datetime
    today: date
    reason: str = ""
    anyway: bool = False


@transaction.atomic
def change_lines(*, branch: Branch, lines: Sequence[Line], change: Change) -> int:
    """Write days and themes of many lines at once; return how many changed.

    Raises:
        NotOpen, ChangedMeanwhile, DayPassed: see the line it speaks of.
        Doubtful: days speak against themselves and `anyway` is not set.
    """
    mine = Meeting.objects.in_their_own_right().select_for_update().filter(branch=branch)
    locked = mine.in_bulk([line.meeting.pk for line in lines])
    changed = []
    for line in lines:
        meeting = locked.get(line.meeting.pk)
        if meeting is None:
            raise ChangedMeanwhile("有一项刚才被别人去掉了。", hint="请刷新页面后再改。")
        if (meeting.on, meeting.title) == (line.on, line.title):
            continue
        _may_change(meeting, line, change.today)
        changed.append((meeting, line))
    if not change.anyway:
        moved = [(meeting, line.on) for meeting, line in changed if meeting.on != line.on]
        _ask_about(branch, moved, change.today)
    for meeting, line in changed:
        _write(meeting, line, change)
    return len(changed)


@transaction.atomic
def add_meeting(
    *,
    branch: Branch,
    kinds: Sequence[str],
    on: date,
    title: str,
    group: PartyGroup | None,
    change: Change,
) -> Meeting:
    """Put one more meeting down; it is part of the proposal while that is not accepted.

    Raises:
        DayPassed: the day is over. GroupNeeded: a group meeting without its group.
        Doubtful: the day speaks against itself and `anyway` is not set.
    """
    if on < change.today:
        raise DayPassed(f"{full_day(on)}已经过去。", hint="已开的会请用“记录会议”补记。")
    if (Meeting.Kind.GROUP in kinds) != (group is not None):
        raise GroupNeeded("党小组会要选是哪个党小组，其他会不用选。", hint="请改“党小组”一栏。")
    kind, *also = kinds
    if not change.anyway:
        ground = ground_of(branch, year=on.year, on=change.today)
        among = Surroundings(others=ground.standing, owed=(), calendar=ground.calendar)
        sitting = Sitting(
            on=on,
            kinds=tuple(MeetingKind(one) for one in kinds),
            group=str(group.pk) if group else None,
        )
        if said := doubts(sitting, among):
            raise Doubtful({None: said})
    meeting = plan_meeting(
        branch=branch,
        kind=kind,
        also_kinds=also,
        group=group,
        on=on,
        title=title,
        state=_state_of_one_more(branch, on.year),
        is_another=True,
    )
    _note(meeting, PlanChange.What.ADDED, "", f"{on:%Y-%m-%d}", change)
    return meeting


def note_added(*, meeting: Meeting, by: Person | None, now: datetime, reason: str) -> None:
    """Keep in the plan's history that a meeting was put down elsewhere, such as by 排时间."""
    change = Change(by=by, now=now, today=meeting.on, reason=reason)
    _note(meeting, PlanChange.What.ADDED, "", f"{meeting.on:%Y-%m-%d}", change)


@transaction.atomic
def remove_meeting(*, meeting: Meeting, change: Change) -> None:
    """Take a meeting off the plan: a proposal disappears, a planned one is called off.

    Raises:
        NotOpen: people were told of it, or it was held.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    _is_movable(meeting)
    if meeting.state == Meeting.State.PROPOSED:
        meeting.delete()
        return
    cancel_meeting(
        meeting=meeting, reason=change.reason or IN_THE_PLAN, now=change.now, by=change.by
    )


@transaction.atomic
def change_milestone(
    *, milestone: Milestone, day: date, done_on: date | None, change: Change
) -> Milestone:
    """Move a milestone, or say on which day it was done.

    Raises:
        DayPassed: it is moved to a day that is over, or done on one to come.
    """
    milestone = Milestone.objects.select_for_update().get(pk=milestone.pk)
    if day != milestone.day and day < change.today:
        raise DayPassed(f"{full_day(day)}已经过去。", hint="请选今天或以后的日子。")
    if done_on and done_on > change.today:
        raise DayPassed(f"{full_day(done_on)}还没有到。", hint="完成日期最晚填今天。")
    if day != milestone.day and not milestone.is_proposed:
        PlanChange.objects.create(
            zone_id=milestone.zone_id,
            branch_id=milestone.branch_id,
            milestone=milestone,
            year=milestone.day.year,
            what=PlanChange.What.DAY,
            old=f"{milestone.day:%Y-%m-%d}",
            new=f"{day:%Y-%m-%d}",
            changed_at=change.now,
            changed_by=change.by,
            reason=change.reason,
        )
    milestone.day, milestone.done_on = day, done_on
    milestone.save(update_fields=["day", "done_on"])
    return milestone


def _state_of_one_more(branch: Branch, year: int) -> str:
    """Return how a meeting comes to the plan: with the proposal, while that is not accepted."""
    waiting = YearPlan.objects.filter(branch=branch, year=year, accepted_at=None)
    return Meeting.State.PROPOSED if waiting.exists() else Meeting.State.PLANNED


def _may_change(meeting: Meeting, line: Line, today: date) -> None:
    _is_movable(meeting)
    name = f"{meeting.get_kind_display()}（{full_day(meeting.on)}）"
    if meeting.revision != line.revision:
        raise ChangedMeanwhile(f"{name}刚才被别人改过。", hint="请记下您要改的，刷新页面后再改。")
    if meeting.on != line.on and line.on < today:
        raise DayPassed(
            f"{name}不能改到{full_day(line.on)}，那天已经过去。", hint="请选今天或以后。"
        )


def _is_movable(meeting: Meeting) -> None:
    if meeting.state not in MOVABLE:
        raise NotOpen(
            f"{meeting.get_kind_display()}（{full_day(meeting.on)}）{meeting.get_state_display()}，"
            "不能在计划里改。",
            hint="请到这次会议的页面改期或取消，已通知的人会收到变更通知。",
        )


def _ask_about(branch: Branch, moved: Sequence[tuple[Meeting, date]], today: date) -> None:
    """Raise Doubtful when a day speaks against itself, all lines judged as they would be."""
    if not moved:
        return
    years = {day.year for meeting, on in moved for day in (meeting.on, on)}
    new_days = {meeting.pk: on for meeting, on in moved}
    said: dict[int | None, list[str]] = {}
    for year in sorted(years):
        ground = ground_of(branch, year=year, on=today)
        standing = {
            meeting.pk: _on(sitting_of(meeting), new_days.get(meeting.pk, meeting.on))
            for meeting in to_come(branch, year=year)
        }
        for meeting, on in moved:
            if year not in {meeting.on.year, on.year}:
                continue
            others = [one for key, one in standing.items() if key != meeting.pk]
            among = Surroundings(others=others, owed=ground.owed, calendar=ground.calendar)
            found = doubts(_on(sitting_of(meeting), on), among, was_on=meeting.on)
            if found:
                said[meeting.pk] = list(dict.fromkeys([*said.get(meeting.pk, []), *found]))
    if said:
        raise Doubtful(said)


def _on(sitting: Sitting, day: date) -> Sitting:
    return Sitting(on=day, kinds=sitting.kinds, group=sitting.group)


def _write(meeting: Meeting, line: Line, change: Change) -> None:
    if meeting.on != line.on:
        meeting = move_meeting(
            meeting=meeting,
            on=line.on,
            today=change.today,
            reason=change.reason or IN_THE_PLAN,
            is_another=True,
            now=change.now,
            by=change.by,
        )
    if meeting.title != line.title:
        _note(meeting, PlanChange.What.TITLE, meeting.title, line.title, change)
        meeting.title = line.title
        meeting.revision += 1
        meeting.save(update_fields=["title", "revision"])


def _note(meeting: Meeting, what: PlanChange.What, old: str, new: str, change: Change) -> None:
    """Keep a change of an accepted meeting; a first theme is no change."""
    is_first_theme = what == PlanChange.What.TITLE and not old
    if meeting.state == Meeting.State.PROPOSED or is_first_theme:
        return
    PlanChange.objects.create(
        zone_id=meeting.zone_id,
        branch_id=meeting.branch_id,
        meeting=meeting,
        year=meeting.on.year,
        what=what,
        old=old,
        new=new,
        changed_at=change.now,
        changed_by=change.by,
        reason=change.reason,
    )
