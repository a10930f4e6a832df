"""Party work: posts held, meetings chaired and recorded, what was taken on there, lessons."""

from collections.abc import Iterator
from datetime import date
from typing import cast

from django.db.models import Q, QuerySet
from django.urls import reverse

from zhibu.apps.contributions.queries.lines import Line, Link, Year, filled
from zhibu.apps.lessons.models import Lesson
from zhibu.apps.meetings.models import FollowUp, Meeting
from zhibu.apps.organisation.models import Person, Post
from zhibu.core.chinese_days import full_day


def posts(person: Person, year: Year) -> Iterator[Line]:
    """Yield the Party posts held on some day of the year, full-time or beside other work."""
    held = Post.objects.filter(year.overlaps, zone_id=person.zone_id, person=person)
    page = Link(
        rule="organisation.see_person",
        target=person,
        url=reverse("organisation:person", args=[person.pk]),
    )
    for post in held.select_related("branch", "group").order_by("since", "pk"):
        where = f"{post.branch}{post.group or ''}"
        yield Line(
            since=post.since,
            until=post.until,
            is_open=post.until is None,
            since_exact=post.since_exact,
            what=f"{where}{_of_group(post)}（{'专职' if post.full_time else '兼职'}）",
            source="党内任职记录",
            link=page,
        )


def meetings(person: Person, year: Year) -> Iterator[Line]:
    """Yield the finished meetings somebody chaired or took the minutes of."""
    part = Q(chair=person) | Q(recorder=person)
    for meeting in _finished(person, year).filter(part):
        is_chair, is_recorder = meeting.chair_id == person.pk, meeting.recorder_id == person.pk
        did = "主持并记录" if is_chair and is_recorder else "主持" if is_chair else "记录"
        yield _of_meeting(meeting, f"{did}{_named(meeting)}")


def follow_ups(person: Person, year: Year) -> Iterator[Line]:
    """Yield what somebody took on at a meeting and has done."""
    done = FollowUp.objects.filter(
        zone_id=person.zone_id, owner=person, done_on__range=year.days
    ).select_related("meeting__branch")
    for one in done.defer("meeting__minutes", "meeting__draft").order_by("done_on", "pk"):
        yield Line(
            since=cast("date", one.done_on),
            what=f"办结：{one.text}",
            details=filled(完成情况=one.outcome, 期限=full_day(one.until)),
            source=_said_of(one.meeting),
            link=_page_of(one.meeting),
        )


def lessons(person: Person, year: Year) -> Iterator[Line]:
    """Yield the micro classes and lectures given, from the records of the meetings."""
    held = Lesson.objects.held().filter(
        zone_id=person.zone_id, speaker=person, meeting__on__range=year.days
    )
    taught = {lesson.meeting_id: lesson for lesson in held.select_related("branch")}
    spoke = Q(lecturer__person=person) | Q(pk__in=taught)
    for meeting in _finished(person, year).filter(spoke):
        lesson = taught.get(meeting.pk)
        said = f"主讲微课《{lesson.topic or '未命题'}》" if lesson else f"讲课：{_named(meeting)}"
        details = filled(联系的业务=lesson.business) if lesson else ()
        yield _of_meeting(meeting, said, details)


def _finished(person: Person, year: Year) -> QuerySet[Meeting]:
    found = Meeting.objects.filter(
        zone_id=person.zone_id, state=Meeting.State.FINISHED, on__range=year.days
    )
    return found.select_related("branch", "group").defer("minutes", "draft").order_by("on", "pk")


def _of_meeting(meeting: Meeting, what: str, details: tuple[str, ...] = ()) -> Line:
    return Line(
        since=meeting.on,
        what=what,
        details=details,
        source=f"{meeting.branch}会议记录",
        link=_page_of(meeting),
    )


def _named(meeting: Meeting) -> str:
    """Name a meeting; what the committee met about among itself stays there."""
    title = "" if meeting.is_among_committee else meeting.title
    about = "，".join(filter(None, (str(meeting.group or ""), title)))
    return f"{meeting.kind_names}（{about}）" if about else meeting.kind_names


def _said_of(meeting: Meeting) -> str:
    return f"{meeting.branch}{full_day(meeting.on)}{meeting.kind_names}记录"


def _page_of(meeting: Meeting) -> Link:
    return Link(rule="meetings.see", target=meeting, url=meeting.get_absolute_url())


def _of_group(post: Post) -> str:
    if post.group_id and post.kind == Post.Kind.GROUP_LEADER:
        return "组长"
    return post.get_kind_display()
