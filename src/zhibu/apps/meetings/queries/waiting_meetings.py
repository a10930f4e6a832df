"""Meetings to record, to announce and to come to, as the today page tells them."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from zhibu.apps.foundation.templatetags.zhibu import day
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.apps.meetings.models import Asked, Meeting
from zhibu.apps.meetings.queries.due import FOR_A_FEW
from zhibu.apps.organisation.models import Affiliation, Post
from zhibu.apps.workdays.queries import calendar_of

TOLD_AHEAD = 3
"""Working days before a meeting by which those due should know of it."""
MOST = 5
"""No more of one sort is listed: the today page shows five things at most."""


def waiting_meetings(viewer: Viewer, on: date) -> list[Waiting]:
    """Return meetings held and not recorded, and near ones nobody was told of: officers' work."""
    if not viewer.leads:
        return []
    ours = Meeting.objects.filter(branch__in=viewer.leads).select_related("branch", "group")
    return [*_to_record(ours, on), *_to_announce(ours, viewer, on)]


def coming_meetings(viewer: Viewer, on: date, until: date) -> list[Coming]:
    """Return the meetings the person is due at, or keeps the records of."""
    if not viewer.member_of and not viewer.leads:
        return []
    is_asked = Q(pk__in=Asked.objects.filter(person=viewer.person_id).values("meeting"))
    meetings = Meeting.objects.filter(
        (_mine(viewer, on) & Q(makes_up=None)) | is_asked,
        on__range=(on, until),
        state__in=(Meeting.State.PLANNED, Meeting.State.ANNOUNCED),
    ).select_related("group")
    return [
        Coming(day=meeting.on, text=_name(meeting), url=meeting.get_absolute_url())
        for meeting in meetings
    ]


def _to_record(ours: Any, on: date) -> list[Waiting]:
    held = ours.filter(
        state__in=(Meeting.State.PLANNED, Meeting.State.ANNOUNCED), on__lt=on
    ).order_by("on")
    return [
        Waiting(
            text=f"{day(meeting.on)} {_name(meeting)}还没有记录",
            why="只写一次：记录完成后，台账、会议记录稿、待办都由它生成。没有开成的，改期或取消即可。",
            verb="记录会议",
            url=reverse("meetings:record", args=[meeting.pk]),
            urgency=1,
        )
        for meeting in held[:MOST]
    ]


def _to_announce(ours: Any, viewer: Viewer, on: date) -> list[Waiting]:
    calendar = calendar_of(viewer.zone_id) if viewer.zone_id else None
    if calendar is None:
        return []
    near = ours.filter(
        state=Meeting.State.PLANNED, on__range=(on, calendar.add_workdays(on, TOLD_AHEAD))
    ).order_by("on")
    return [
        Waiting(
            text=f"{day(meeting.on)} {_name(meeting)}还没有通知",
            why="离开会不到三个工作日，提前通知，大家好安排工作。",
            verb="发出通知",
            url=meeting.get_absolute_url(),
            urgency=2,
        )
        for meeting in near[:MOST]
    ]


def _mine(viewer: Viewer, on: date) -> Q:
    """Meetings of all in the own branches, of the own group, and of the committees one sits on."""
    here = viewer.member_of | viewer.leads
    of_all = Q(branch__in=viewer.member_of, group=None) & ~Q(kind__in=FOR_A_FEW)
    groups = Affiliation.objects.on(on).filter(person=viewer.person_id, branch__in=here)
    in_group = Q(group__in=groups.exclude(group=None).values("group"))
    seats = Post.objects.on(on).filter(person=viewer.person_id, kind__in=Post.COMMITTEE)
    on_committee = Q(kind=Meeting.Kind.COMMITTEE, branch__in=seats.values("branch"))
    return of_all | in_group | on_committee


def _name(meeting: Meeting) -> str:
    return f"{meeting.kind_names}（{meeting.group}）" if meeting.group else meeting.kind_names
