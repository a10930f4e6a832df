"""A lesson and its meeting: arranged anew, given at one that is planned, hours written once."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from zhibu.apps.lessons.models import Lesson
from zhibu.apps.lessons.queries.hours import hours_of
from zhibu.apps.lessons.refusals import HoursUnknown, NoMeeting, Settled
from zhibu.apps.meetings import services as meetings
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.queries.records import record_of
from zhibu.apps.organisation.models import Person
from zhibu.apps.resources.models import Lecturer
from zhibu.apps.resources.queries import lecturers_for

MARK = "微课："
"""How the lesson's line on an agenda begins."""
LONGEST_LINE = 200


@transaction.atomic
def arrange(*, lesson: Lesson, now: datetime, **facts: Any) -> Meeting:
    """Make the meeting at which a lesson is given, with the lesson on its agenda.

    `facts` are those of meetings' plan_meeting. A speaker who is among the zone's lecturers
    is taken as one, so that nobody else asks them for that time.

    Raises:
        Settled: it has a meeting.
        whatever plan_meeting refuses: the room is taken, the day has such a meeting.
    """
    lesson = _without_meeting(lesson)
    meeting = meetings.plan_meeting(
        branch=lesson.branch, title=title_of(lesson), lecturer=_lecturer(lesson), **facts
    )
    return _join(lesson, meeting, now=now)


@transaction.atomic
def attach(*, lesson: Lesson, meeting: Meeting, now: datetime) -> Meeting:
    """Give a lesson at a meeting that is planned, or note that it was given at one.

    Raises:
        Settled: it has a meeting.
        NoMeeting: the meeting is another branch's, called off, or carries a lesson.
    """
    lesson = _without_meeting(lesson)
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    is_ours = meeting.branch_id == lesson.branch_id and meeting.makes_up_id is None
    if not is_ours or meeting.state in {Meeting.State.CANCELLED, Meeting.State.PROPOSED}:
        raise NoMeeting("这次会议不能挂微课。", hint="请选本支部已列入计划或已开过的会议。")
    if Lesson.objects.filter(meeting=meeting).exists():
        raise NoMeeting("这次会议已有一讲微课。", hint="请另选一次会议。")
    return _join(lesson, meeting, now=now)


@transaction.atomic
def detach(*, lesson: Lesson, now: datetime) -> Lesson:
    """Take a lesson out of its meeting; the meeting stays as it is."""
    lesson = _locked(lesson)
    take_off(lesson, now=now)
    lesson.revision += 1
    lesson.save()
    return lesson


@transaction.atomic
def write_hours(*, lesson: Lesson, by: Person | None, now: datetime) -> Meeting:
    """Write the hours the zone's rule gives into the finished record, as its correction.

    The version before stays on record with the reason, as with any correction.

    Raises:
        HoursUnknown: no rule, no times, nothing to count, or hours stand there already.
        whatever correct_record refuses.
    """
    lesson = _locked(lesson)
    found = hours_of(lesson)
    if found.to_write is None or found.rule is None or lesson.sitting is None:
        raise HoursUnknown(found.said, hint="以会议记录为准；要改请用“更正记录”。")
    rule, meeting = found.rule, lesson.sitting
    reason = f"按协作区微课学时折算（{rule}，{rule.basis}）计{found.offered}学时"
    return meetings.correct_record(
        meeting=meeting,
        record=replace(record_of(meeting), hours=found.to_write),
        by=by,
        now=now,
        reason=reason[:LONGEST_LINE],
        revision=meeting.revision,
    )


def title_of(lesson: Lesson) -> str:
    """Return what the meeting of a lesson is called."""
    return f"{MARK}{lesson.topic or '题目待定'}"[:120]


def put_on_agenda(lesson: Lesson, *, now: datetime) -> None:
    """Write the lesson's line on the agenda of its open meeting, in place of an older one.

    A meeting made for the lesson is called by its topic, also when that changes.
    """
    meeting = lesson.sitting
    if meeting is not None and meeting.is_open:
        title = title_of(lesson)
        line = f"{title}{_signed(lesson)}"[:LONGEST_LINE]
        _change_agenda(lesson, meeting, [line], title=title, now=now)


def take_off(lesson: Lesson, *, now: datetime) -> None:
    """Take the lesson's line off the agenda of its open meeting and forget the meeting, unsaved."""
    meeting = lesson.sitting
    if meeting is not None and meeting.is_open:
        _change_agenda(lesson, meeting, [], title=meeting.title, now=now)
    lesson.meeting = None


def _change_agenda(
    lesson: Lesson, meeting: Meeting, lines: list[str], *, title: str, now: datetime
) -> None:
    texts = [item.text for item in meeting.agenda.all()]
    others = [text for text in texts if not _is_of(lesson, text)]
    title = title if meeting.title.startswith(MARK) else meeting.title
    if ([*others, *lines], title) != (texts, meeting.title):
        meetings.change_meeting(
            meeting=meeting,
            title=title,
            starts_at=meeting.starts_at,
            place=meeting.place,
            also_kinds=meeting.also_kinds,
            agenda=[*others, *lines],
            now=now,
        )


def _signed(lesson: Lesson) -> str:
    return f"（{lesson.speaker}）"


def _is_of(lesson: Lesson, text: str) -> bool:
    """Whether a line of an agenda is the lesson's: others may begin alike."""
    return text.startswith(MARK) and text.endswith(_signed(lesson))


def _join(lesson: Lesson, meeting: Meeting, *, now: datetime) -> Meeting:
    lesson.meeting = meeting
    lesson.revision += 1
    lesson.save()
    put_on_agenda(lesson, now=now)
    return meeting


def _locked(lesson: Lesson) -> Lesson:
    held = Lesson.objects.select_for_update(of=("self",))
    return held.select_related("speaker", "branch__agency", "meeting").get(pk=lesson.pk)


def _without_meeting(lesson: Lesson) -> Lesson:
    lesson = _locked(lesson)
    if lesson.dropped_on or lesson.sitting is not None:
        raise Settled("这一讲已有会议，或已取消。", hint="请回到这一讲的页面看看。")
    return lesson


def _lecturer(lesson: Lesson) -> Lecturer | None:
    return lecturers_for(lesson.branch.agency).filter(person=lesson.speaker).first()
