"""What a person is due at, and the same as a calendar file (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
from django.db.models import Q, QuerySet

from zhibu.apps.meetings.models import Asked, Meeting
from zhibu.apps.meetings.models.meeting import USUAL_LENGTH
from zhibu.apps.organisation.models import Affiliation, Branch, Person, Post
from zhibu.core.chinese_days import full_day
from zhibu.core.regulations.branch import MeetingKind
from zhibu.core.regulations.plan_moves import KIND_NAMES

SHANGHAI = ZoneInfo("Asia/Shanghai")
LOOKS_BACK = timedelta(days=366)
REFRESHED = timedelta(hours=6)
"""How often a phone is asked to look for changes."""
WITHOUT_A_PLACE = {Meeting.Mode.ONLINE.value: "线上", Meeting.Mode.VISIT.value: "上门"}


def meetings_of_branch(branch: Branch, *, on: date) -> list[Meeting]:
    """Return what is on the accepted plan from a year back, called-off meetings too.

    Without make-up sessions: who is asked to one is no business of the branch.
    """
    return list(_on_the_plan(branch, on).filter(makes_up=None))


def meetings_of_person(person: Person, branch: Branch, *, on: date) -> list[Meeting] | None:
    """Return what a person of the branch is due at; None when the person is not in it.

    The whole branch is due at everything but committee meetings (the committee) and group
    meetings (the group), and to make-up sessions only those asked.
    """
    place = Affiliation.objects.on(on).filter(branch=branch, person=person).first()
    if place is None:
        return None
    on_committee = (
        Post.objects.on(on).filter(branch=branch, person=person, kind__in=Post.COMMITTEE).exists()
    )
    due = Q(makes_up=None) & (Q(group=None) | Q(group=place.group_id))
    if not on_committee:
        due &= ~Q(kind=Meeting.Kind.COMMITTEE)
    is_asked = Q(pk__in=Asked.objects.filter(person=person).values("meeting"))
    return list(_on_the_plan(branch, on).filter(due | is_asked))


def calendar_file(meetings: Iterable[Meeting], *, name: str, now: datetime) -> bytes:
    """Return the meetings as a calendar: day, time, kind, theme, place and mode, nobody's name.

    The identity of an event stays the same for ever and its sequence grows with every
    change, so that a phone moves it; one called off stays in the file and says so.
    """
    calendar = icalendar.Calendar()
    calendar.add("PRODID", "-//zhibu//plan//ZH")
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", name)
    calendar.add("X-WR-TIMEZONE", "Asia/Shanghai")
    calendar.add("REFRESH-INTERVAL", REFRESHED, parameters={"VALUE": "DURATION"})
    for meeting in meetings:
        calendar.add_component(_event(meeting, now))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _on_the_plan(branch: Branch, on: date) -> QuerySet[Meeting]:
    return (
        Meeting.objects.filter(zone_id=branch.zone_id, branch=branch, on__gte=on - LOOKS_BACK)
        .exclude(state=Meeting.State.PROPOSED)
        .select_related("group", "room", "joint", "makes_up")
        .defer("minutes", "draft", "makes_up__minutes", "makes_up__draft")
    )


def _event(meeting: Meeting, now: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("UID", f"meeting-{meeting.zone_id}-{meeting.pk}@zhibu")
    event.add("DTSTAMP", now)
    event.add("SEQUENCE", meeting.revision)
    event.add("SUMMARY", _summary(meeting))
    is_off = meeting.state == Meeting.State.CANCELLED
    event.add("STATUS", "CANCELLED" if is_off else "CONFIRMED")
    if where := _where(meeting):
        event.add("LOCATION", where)
    if about := _about(meeting):
        event.add("DESCRIPTION", about)
    if meeting.starts_at is None:
        event.add("DTSTART", meeting.on)
        event.add("DTEND", meeting.on + timedelta(days=1))
        event.add("TRANSP", "TRANSPARENT")
    else:
        start = _moment(meeting.on, meeting.starts_at)
        end = _moment(meeting.on, meeting.ends_at) if meeting.ends_at else start + USUAL_LENGTH
        event.add("DTSTART", start)
        event.add("DTEND", end)
    return event


def _summary(meeting: Meeting) -> str:
    kinds = "、".join(KIND_NAMES[MeetingKind(kind)] for kind in meeting.kinds)
    whose = f"（{meeting.group}）" if meeting.group else ""
    is_told = meeting.title and not meeting.is_among_committee  # its theme may name a person
    made_up = "补学" if meeting.makes_up_id else ""
    return f"{kinds}{made_up}{whose}" + (f"：{meeting.title}" if is_told else "")


def _where(meeting: Meeting) -> str:
    """Return where to go: the place, the room, or that nobody needs to go anywhere."""
    room = meeting.room.name if meeting.room else ""
    return meeting.place or room or WITHOUT_A_PLACE.get(meeting.mode, "")


def _about(meeting: Meeting) -> str:
    """Say how it is held, unless simply in person, with whom, and what it makes up for."""
    said = []
    if meeting.mode != Meeting.Mode.IN_PERSON:
        said.append(f"方式：{meeting.get_mode_display()}")
    if meeting.joint:
        said.append("与其他支部联合开展")
    if meeting.makes_up:
        said.append(f"补的是{full_day(meeting.makes_up.on)}{meeting.makes_up.kind_names}")
    return "\n".join(said)


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=SHANGHAI)
