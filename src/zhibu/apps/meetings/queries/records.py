"""A finished record read back: as plain values, and whole as JSON for an older version."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.meetings.models import Attendance, Meeting, RecordVersion
from zhibu.apps.meetings.record import (
    CAME,
    FRAIL,
    AttendanceLine,
    FollowUpLine,
    Record,
    VoteLine,
)


def record_of(meeting: Meeting) -> Record:
    """Return what was recorded of a meeting, in three queries."""
    return Record(
        on=meeting.on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        title=meeting.title,
        chair_id=meeting.chair_id,
        recorder_id=meeting.recorder_id,
        hours=meeting.hours,
        minutes=meeting.minutes,
        attendance=tuple(
            AttendanceLine(person_id=row.person_id, came=row.came, reason=row.reason)
            for row in meeting.attendance.all()
        ),
        votes=tuple(
            VoteLine(
                subject=vote.subject,
                yes=vote.yes,
                no=vote.no,
                abstained=vote.abstained,
                is_secret=vote.is_secret,
            )
            for vote in meeting.votes.all()
        ),
        follow_ups=tuple(
            FollowUpLine(id=row.pk, text=row.text, owner_id=row.owner_id, due_on=row.due_on)
            for row in meeting.follow_ups.order_by("pk")
        ),
    )


def content_of(meeting: Meeting) -> dict[str, Any]:
    """Return the whole record as JSON can keep it, with names as they were then."""
    return {
        "kind": meeting.kind_names,
        "group": str(meeting.group or ""),
        "title": meeting.title,
        "on": meeting.on.isoformat(),
        "starts_at": f"{meeting.starts_at:%H:%M}" if meeting.starts_at else "",
        "ends_at": f"{meeting.ends_at:%H:%M}" if meeting.ends_at else "",
        "place": meeting.place,
        "chair": str(meeting.chair or ""),
        "recorder": str(meeting.recorder or ""),
        "hours": str(meeting.hours) if meeting.hours is not None else "",
        "agenda": [item.text for item in meeting.agenda.all()],
        "minutes": meeting.minutes,
        "attendance": [_attended(row) for row in meeting.attendance.select_related("person")],
        "votes": [
            {
                "subject": vote.subject,
                "due": vote.due,
                "present": vote.present,
                "yes": vote.yes,
                "no": vote.no,
                "abstained": vote.abstained,
                "is_secret": vote.is_secret,
            }
            for vote in meeting.votes.all()
        ],
        "follow_ups": [
            {
                "text": row.text,
                "owner": str(row.owner),
                "owner_id": row.owner_id,
                "due_on": row.due_on.isoformat(),
            }
            for row in meeting.follow_ups.select_related("owner").order_by("pk")
        ],
    }


def _attended(row: Attendance) -> dict[str, Any]:
    return {
        "person_id": row.person_id,
        "name": row.person.name,
        "came": row.get_came_display(),
        "reason": row.reason,
        "is_due": row.is_due,
        "may_vote": row.may_vote,
    }


@dataclass(frozen=True, kw_only=True)
class Attended:
    """Who came and who did not, as the page of a meeting lists them."""

    present: tuple[Attendance, ...]
    guests: tuple[Attendance, ...]
    missed: tuple[Attendance, ...]
    due: int
    came: int

    @property
    def frail(self) -> tuple[Attendance, ...]:
        """Those to whom what was studied is sent home."""
        return tuple(row for row in self.missed if row.reason == FRAIL)


def attended(meeting: Meeting) -> Attended:
    """Return who came, in one query."""
    rows = list(meeting.attendance.select_related("person"))
    due = [row for row in rows if row.is_due]
    present = tuple(row for row in due if row.came in CAME)
    return Attended(
        present=present,
        guests=tuple(row for row in rows if not row.is_due and row.came in CAME),
        missed=tuple(row for row in due if row.came not in CAME),
        due=len(due),
        came=len(present),
    )


@dataclass(frozen=True, kw_only=True)
class Explained:
    """A change of plan with its reason, as the audit trail has it."""

    at: datetime
    who: str
    what: str


def changes_of(meeting: Meeting) -> list[Explained]:
    """Return when a meeting was moved or called off, by whom and why, in one query."""
    entries = AuditEntry.objects.get_for_object(meeting).filter(additional_data__has_key="what")
    return [
        Explained(
            at=entry.timestamp,
            who=str(entry.actor.person or "") if entry.actor else "",
            what=entry.additional_data["what"],
        )
        for entry in entries.select_related("actor__person").order_by("timestamp", "pk")
    ]


def versions_of(meeting: Meeting) -> list[RecordVersion]:
    """Return the older versions of a record, the first one first."""
    return list(meeting.versions.select_related("replaced_by"))
