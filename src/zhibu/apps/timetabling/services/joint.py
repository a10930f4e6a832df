"""Joint events of several branches: wish for one, call it off, take the time that was found."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from zhibu.apps.meetings.models import JointBranch, JointEvent, Meeting
from zhibu.apps.meetings.services import cancel_meeting, plan_meeting
from zhibu.apps.organisation.models import Branch, Person, Zone
from zhibu.apps.regime.services.changing import note_added
from zhibu.apps.resources.models import Lecturer, Room
from zhibu.apps.timetabling.models import Search
from zhibu.apps.timetabling.refusals import EventUnfit, NotReady
from zhibu.apps.timetabling.services.accepting import Taking, finish, hold_answer
from zhibu.core.timetabling.plain import solution_from

FEWEST = 2
CALLED_OFF = "联合活动取消"


@transaction.atomic
def make_event(
    *,
    zone: Zone,
    title: str,
    kind: str,
    branches: Sequence[Branch],
    first: date,
    last: date,
    minutes: int,
    needs_lecturer: bool,
    today: date,
    by: Person | None,
) -> JointEvent:
    """Wish for something several branches do together.

    Raises:
        EventUnfit: fewer than two branches, days that are over or the wrong way round.
    """
    if len(branches) < FEWEST:
        raise EventUnfit(
            "联合活动至少要有两个支部。", hint="请再勾选支部；一个支部的请用该支部的“排时间”。"
        )
    if last < first:
        raise EventUnfit("最晚的日子早于最早的日子。", hint="请核对两个日期。")
    if last <= today:
        raise EventUnfit("可选的日子已经过去。", hint="请选明天或以后的日子。")
    event = JointEvent.objects.create(
        zone=zone,
        title=title.strip(),
        kind=kind,
        first=first,
        last=last,
        minutes=minutes,
        needs_lecturer=needs_lecturer,
        made_by=by,
    )
    JointBranch.objects.bulk_create(
        JointBranch(zone=zone, event=event, branch=branch) for branch in branches
    )
    return event


@transaction.atomic
def call_off(*, event: JointEvent, by: Person | None, now: datetime) -> JointEvent:
    """Call a joint event off with the meetings made from it; those told before hear of it.

    Raises:
        EventUnfit: it was called off before.
    """
    event = JointEvent.objects.select_for_update().get(pk=event.pk)
    if event.is_called_off:
        raise EventUnfit("这项联合活动已经取消。", hint="不用再取消。")
    for meeting in event.meetings.filter(state__in=Meeting.OPEN):
        cancel_meeting(meeting=meeting, reason=CALLED_OFF, now=now, by=by)
    event.is_called_off = True
    event.save(update_fields=["is_called_off"])
    open_ones = Search.objects.filter(
        zone_id=event.zone_id,
        branch=None,
        wishes__event=event.pk,
        state__in=(Search.State.RUNNING, Search.State.READY),
    )
    for search in open_ones:
        search.state = Search.State.DROPPED
        search.forget()
        search.save(update_fields=["state", "instance", "proposals"])
    return event


@transaction.atomic
def accept_for_event(*, search: Search, proposal: int, taking: Taking) -> Search:
    """Put the event down for each branch: the same time, room and lecturer, or nothing at all.

    Raises:
        NotReady: the search does not wait for a choice, or the answer has no place for it.
        EventUnfit: the event was called off or has a time by now.
        whatever the services of meetings refuse (a room taken meanwhile).
    """
    search, answer = hold_answer(search, proposal)
    if search.event_id is None:
        raise NotReady
    event = JointEvent.objects.select_for_update().get(pk=search.event_id)
    if event.is_called_off or event.meetings.filter(state__in=Meeting.OPEN).exists():
        raise EventUnfit("这项联合活动已取消或已定下时间。", hint="请刷新页面看最新情况。")
    held = solution_from(answer).timetable.held
    if not held:
        raise NotReady
    main = held[0].main
    room = Room.objects.get(pk=int(main.room)) if main.room else None
    lecturer = Lecturer.objects.get(pk=int(main.lecturer)) if main.lecturer else None
    end = main.start + timedelta(minutes=event.minutes)
    meetings = []
    for branch in Branch.objects.filter(joint_events__event=event).order_by("pk"):
        meeting = plan_meeting(
            branch=branch,
            kind=event.kind,
            title=event.title,
            on=main.start.date(),
            starts_at=main.start.time(),
            ends_at=end.time(),
            mode=main.mode.value,
            room=room,
            lecturer=lecturer,
            joint=event,
            is_another=True,
        )
        note_added(meeting=meeting, by=taking.by, now=taking.now, reason="联合活动")
        meetings.append(meeting)
    return finish(search, meetings, taking)
