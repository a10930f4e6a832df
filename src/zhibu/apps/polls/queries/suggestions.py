"""What a new poll for a meeting starts from."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.polls.adapters import LIKED, busy_in_branch, due_at, people_around, quorum_at
from zhibu.apps.polls.suggesting import Suggested, Wanted, closing_day, suggest, window
from zhibu.apps.workdays.queries import calendar_of
from zhibu.core.workdays.calendar import WorkCalendar

BY_QUARTER = frozenset({Meeting.Kind.MEMBERS, Meeting.Kind.LECTURE})
"""Kinds that are counted by quarters; the others by months."""
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Times worth asking about, how long it takes, until when, and how many are due."""

    suggested: tuple[Suggested, ...]
    minutes: int
    closes_on: date
    due: int


def minutes_of(meeting: Meeting) -> int:
    """Return how long a meeting takes: as it stands, else the usual two hours."""
    span = meeting.span
    return (span[1] - span[0]) // MINUTE if span else 120


def near(meeting: Meeting) -> datetime:
    """Return where the meeting stands; in the afternoon of its day while it has no time."""
    return datetime.combine(meeting.on, meeting.starts_at or LIKED)


def window_of(meeting: Meeting, *, today: date) -> tuple[date, date]:
    """Return between which days another time for a meeting is looked for; two queries."""
    return _window(meeting, today, calendar_of(meeting.zone_id))


def offer_for(meeting: Meeting, *, today: date) -> Offer:
    """Return what a poll starts from: a constant number of queries, however many are due."""
    calendar = calendar_of(meeting.zone_id)
    people = people_around(meeting)
    due, quorum = due_at(meeting, people), quorum_at(meeting, people)
    first, last = _window(meeting, today, calendar)
    busy = busy_in_branch(meeting, people, since=first, until=last)
    wanted = Wanted(
        people=due,
        near=near(meeting),
        minutes=minutes_of(meeting),
        voters=quorum.voters,
        quorum=quorum.needed,
    )
    suggested = suggest(wanted, calendar=calendar, first=first, last=last, busy=busy)
    earliest = suggested[0].when.on if suggested else first
    return Offer(
        suggested=tuple(suggested),
        minutes=wanted.minutes,
        closes_on=closing_day(earliest, today=today, calendar=calendar),
        due=len(due),
    )


def _window(meeting: Meeting, today: date, calendar: WorkCalendar) -> tuple[date, date]:
    by_quarter = bool(BY_QUARTER & set(meeting.kinds))
    return window(on=meeting.on, by_quarter=by_quarter, today=today, calendar=calendar)
