"""The record page as typed, in one shape: from the browser, a draft, a record or the plan.

    {"details": {field: text}, "came": [person], "how": {person: "excused:出差"},
     "guests": [person], "votes": [{field: text}], "follow_ups": [{field: text}]}

It is kept as the draft, so every value is what JSON can hold (no control characters, which
PostgreSQL refuses), and none of it is judged.
"""

from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.dateparse import parse_date

from zhibu.apps.foundation.forms import EARLIEST, LATEST
from zhibu.apps.meetings.agendas import frame_of
from zhibu.apps.meetings.models import Attendance, Meeting
from zhibu.apps.meetings.queries.due import Roll
from zhibu.apps.meetings.record import Record, plain
from zhibu.apps.organisation.models import Post

Typed = dict[str, Any]
MOST_ROWS = 30
LONGEST_NUMBER = 12
DETAILS = (
    "on",
    "starts_at",
    "ends_at",
    "place",
    "chair",
    "recorder",
    "title",
    "hours",
    "minutes",
    "reason",
    "is_another",
)
ROWS = {
    "votes": ("subject", "yes", "no", "abstained", "is_secret"),
    "follow_ups": ("id", "text", "owner", "due_on"),
}
CHAIRS = {
    Meeting.Kind.GROUP: (Post.Kind.GROUP_LEADER,),
}


def number(text: Any) -> int | None:
    """Return what was typed as a whole number, None when it is none."""
    text = str(text or "").strip()
    is_number = text.isdecimal() and len(text) <= LONGEST_NUMBER
    return int(text) if is_number else None


def from_post(data: QueryDict) -> Typed:
    """Return what a browser sent."""
    return {
        "details": {name: plain(data.get(name, "")) for name in DETAILS},
        "came": _numbers(data.getlist("came")),
        "how": {
            name.removeprefix("how-"): plain(data.get(name, ""))
            for name in data
            if name.startswith("how-")
        },
        "guests": _numbers(data.getlist("guests")),
        **{part: _rows(data, part) for part in ROWS},
    }


def from_record(record: Record, roll: Roll) -> Typed:
    """Return a finished record as if typed, to be corrected."""
    present, due = Attendance.Came.PRESENT, roll.due_ids
    return {
        "details": {
            "on": record.on.isoformat(),
            "starts_at": f"{record.starts_at:%H:%M}" if record.starts_at else "",
            "ends_at": f"{record.ends_at:%H:%M}" if record.ends_at else "",
            "place": record.place,
            "chair": str(record.chair_id or ""),
            "recorder": str(record.recorder_id or ""),
            "title": record.title,
            "hours": "" if record.hours is None else str(record.hours),
            "minutes": record.minutes,
        },
        "came": [line.person_id for line in record.attendance if line.came == present],
        "how": {
            str(line.person_id): f"{line.came}:{line.reason}"
            for line in record.attendance
            if line.came != present
        },
        "guests": [line.person_id for line in record.attendance if line.person_id not in due],
        "votes": [
            {
                "subject": vote.subject,
                "yes": str(vote.yes),
                "no": str(vote.no),
                "abstained": str(vote.abstained),
                "is_secret": "on" if vote.is_secret else "",
            }
            for vote in record.votes
        ],
        "follow_ups": [
            {
                "id": str(line.id or ""),
                "text": line.text,
                "owner": str(line.owner_id or ""),
                "due_on": line.due_on.isoformat() if line.due_on else "",
            }
            for line in record.follow_ups
        ],
    }


def from_plan(meeting: Meeting, roll: Roll, *, recorder_id: int | None) -> Typed:
    """Return what can be known before anybody types: everyone due came, the usual people led."""
    chair = meeting.chair_id or _usual_chair(meeting, roll)
    recorder = recorder_id if recorder_id in roll.everyone else meeting.recorder_id
    lines = [item.text for item in meeting.agenda.all()]
    return {
        "details": {
            "on": meeting.on.isoformat(),
            "starts_at": f"{meeting.starts_at:%H:%M}" if meeting.starts_at else "",
            "ends_at": f"{meeting.ends_at:%H:%M}" if meeting.ends_at else "",
            "place": meeting.place,
            "chair": str(chair or ""),
            "recorder": str(recorder or ""),
            "title": meeting.title,
            "hours": "",
            "minutes": meeting.minutes or frame_of(lines),
        },
        "came": [entry.person.pk for entry in roll.due if not entry.excuse],
        "how": {
            str(entry.person.pk): f"{Attendance.Came.EXCUSED}:{entry.excuse}"
            for entry in roll.due
            if entry.excuse
        },
        "guests": [],
        "votes": [],
        "follow_ups": [],
    }


def _usual_chair(meeting: Meeting, roll: Roll) -> int | None:
    """Return who chairs if nobody says otherwise: the first in rank who is due and here (ZB-17)."""
    ranks = CHAIRS.get(Meeting.Kind(meeting.kind), Post.COMMITTEE)
    for entry in roll.holding(*ranks):
        if entry.person.pk in roll.due_ids and not entry.excuse:
            return entry.person.pk
    return None


def day_typed(typed: Typed, otherwise: date) -> date:
    """Return the day typed, or another when none that can be was.

    While a year is being typed, browsers already send 0002-11-24.
    """
    try:
        day = parse_date(str(typed["details"].get("on", "")))
    except ValueError:
        return otherwise
    return day if day and EARLIEST <= day <= LATEST else otherwise


def _numbers(texts: list[str]) -> list[int]:
    return [found for found in map(number, texts) if found is not None]


def _rows(data: QueryDict, part: str) -> list[dict[str, str]]:
    count = min(number(data.get(f"{part}-count")) or 0, MOST_ROWS)
    return [
        {name: plain(data.get(f"{part}-{row}-{name}", "")) for name in ROWS[part]}
        for row in range(count)
    ]
