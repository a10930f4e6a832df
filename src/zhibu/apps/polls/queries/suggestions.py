"""What a new poll for a meeting starts from."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.queries.due import roll_of
from zhibu.apps.polls.adapters import busy_spans, quorum_of
from zhibu.apps.polls.suggesting import Suggested, Wanted, closing_day, suggest, window
from zhibu.apps.workdays.queries import calendar_of

LIKED = time(15)
"""Where nothing is fixed, meetings usually start in the afternoon."""
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


def offer_for(meeting: Meeting, *, today: date) -> Offer:
    """Return what a poll starts from: thirteen queries, however many are due."""
    calendar = calendar_of(meeting.zone_id)
    roll = roll_of(meeting)
    voters, quorum = quorum_of(meeting, roll)
    by_quarter = bool(BY_QUARTER & set(meeting.kinds))
    first, last = window(on=meeting.on, by_quarter=by_quarter, today=today, calendar=calendar)
    busy = busy_spans(roll.due_ids, zone_id=meeting.zone_id, since=first, until=last)
    wanted = Wanted(
        people=roll.due_ids,
        near=near(meeting),
        minutes=minutes_of(meeting),
        voters=voters,
        quorum=quorum,
    )
    suggested = suggest(wanted, calendar=calendar, first=first, last=last, busy=busy)
    earliest = suggested[0].when.on if suggested else first
    return Offer(
        suggested=tuple(suggested),
        minutes=wanted.minutes,
        closes_on=closing_day(earliest, today=today, calendar=calendar),
        due=len(roll.due),
    )
