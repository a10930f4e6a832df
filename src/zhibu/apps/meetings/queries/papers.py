"""One meeting with all that its papers are made from."""

from dataclasses import dataclass
from functools import cached_property

from zhibu.apps.meetings.models import (
    AgendaItem,
    Attendance,
    FollowUp,
    Meeting,
    RecordVersion,
    Vote,
)
from zhibu.apps.meetings.queries.due import roll_of
from zhibu.apps.meetings.record import CAME


@dataclass(frozen=True)
class MeetingRecord:
    """The record of a meeting; people are in the order in which they were listed.

    `with_reasons`: whether the reader may know why somebody did not come, often an illness.
    """

    meeting: Meeting
    agenda: tuple[AgendaItem, ...]
    attendance: tuple[Attendance, ...]
    votes: tuple[Vote, ...]
    follow_ups: tuple[FollowUp, ...]
    versions: tuple[RecordVersion, ...]
    with_reasons: bool

    @cached_property
    def due(self) -> tuple[Attendance, ...]:
        """Those who were due."""
        return tuple(line for line in self.attendance if line.is_due)

    @cached_property
    def came(self) -> tuple[Attendance, ...]:
        """Those due who came, in the room or by wire."""
        return tuple(line for line in self.due if line.came in CAME)

    @cached_property
    def guests(self) -> tuple[Attendance, ...]:
        """Those who came without being due (列席)."""
        return tuple(line for line in self.attendance if not line.is_due and line.came in CAME)

    def who(self, came: Attendance.Came) -> tuple[Attendance, ...]:
        """Those due of whom the recorder ticked this."""
        return tuple(line for line in self.due if line.came == came)


def paper_record_of(meeting: Meeting, *, with_reasons: bool) -> MeetingRecord:
    """Gather the record of a meeting in five queries."""
    return MeetingRecord(
        meeting,
        tuple(meeting.agenda.all()),
        tuple(meeting.attendance.select_related("person")),
        tuple(meeting.votes.all()),
        tuple(meeting.follow_ups.select_related("owner")),
        tuple(meeting.versions.select_related("replaced_by")),
        with_reasons,
    )


def due_at(meeting: Meeting) -> list[str]:
    """Return the names of those due: as recorded, or else as the branch stands on the day."""
    recorded = meeting.attendance.filter(is_due=True).select_related("person")
    if names := [str(line.person) for line in recorded]:
        return names
    return [str(expected.person) for expected in roll_of(meeting).due]
