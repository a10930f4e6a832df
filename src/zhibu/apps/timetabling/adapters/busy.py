"""When people cannot come: their diary, and the meetings that stay where they are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta

from zhibu.apps.diary.queries.free_busy import busy_of
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.timetabling.adapters.invited import People
from zhibu.apps.timetabling.adapters.places import When
from zhibu.apps.timetabling.wishes import usual_minutes
from zhibu.core.timetabling.instance import Span

IN_A_MEETING = "开会"
Spans = dict[int, list[Span]]


def busy_spans(people: Mapping[int, People], when: When) -> Spans:
    """Return the busy times of the people of several branches, by person.

    `people` are those of each branch by its key. Two queries more than the diary asks.
    """
    ids = [entry.person.pk for one in people.values() for entry in one.entries]
    spans: Spans = defaultdict(list)
    diaries = busy_of(ids, zone_id=when.zone_id, since=when.since, until=when.until)
    for person_id, busy in diaries.items():
        spans[person_id] += [Span(one.start, one.end, one.why) for one in busy]
    for meeting in _standing(people, when):
        span = _span(meeting)
        if span is not None:
            for person_id in _who(meeting, people[meeting.branch_id]):
                spans[person_id].append(span)
    return spans


def _standing(branches: Iterable[int], when: When) -> Iterable[Meeting]:
    """Return the meetings that stay; make-up sessions of what is placed anew go with it."""
    return (
        Meeting.objects.filter(
            branch__in=list(branches),
            on__range=(when.since, when.until),
            state__in=Meeting.OPEN,
            starts_at__isnull=False,
        )
        .exclude(pk__in=when.besides)
        .exclude(makes_up__in=when.besides)
        .defer("minutes", "draft")
        .prefetch_related("asked")
    )


def _span(meeting: Meeting) -> Span | None:
    if meeting.starts_at is None:
        return None
    start = datetime.combine(meeting.on, meeting.starts_at)
    usual = start + timedelta(minutes=usual_minutes(meeting.kinds))
    ends_at: time | None = meeting.ends_at
    return Span(start, datetime.combine(meeting.on, ends_at) if ends_at else usual, IN_A_MEETING)


def _who(meeting: Meeting, people: People) -> list[int]:
    if meeting.makes_up_id is not None:
        return [row.person_id for row in meeting.asked.all()]
    return [entry.person.pk for entry in people.invited(meeting.kinds, meeting.group_id)]
