"""The rows a record leaves: attendance, votes, follow-ups, make-ups."""

from zhibu.apps.meetings.models import Attendance, FollowUp, MakeUp, Meeting, Vote
from zhibu.apps.meetings.queries.due import Roll
from zhibu.apps.meetings.record import CAME, FRAIL, AttendanceLine, FollowUpLine, Record


def write(meeting: Meeting, record: Record, roll: Roll) -> None:
    """Write every row of a record for the first time."""
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, **_attendance(meeting, line, roll))
        for line in record.attendance
    )
    _write_votes(meeting, record, roll)
    FollowUp.objects.bulk_create(
        FollowUp(meeting=meeting, **_follow_up(meeting, line)) for line in record.follow_ups
    )
    _catch_up(meeting, record, roll)


def rewrite(meeting: Meeting, record: Record, roll: Roll) -> None:
    """Bring the rows of a finished record to what the corrected one says.

    Only rows that differ are touched, so that the audit trail names what was corrected, and
    a follow-up that was done stays done.
    """
    _rewrite_attendance(meeting, record, roll)
    meeting.votes.all().delete()
    _write_votes(meeting, record, roll)
    _rewrite_follow_ups(meeting, record)
    _catch_up(meeting, record, roll)


def _rewrite_attendance(meeting: Meeting, record: Record, roll: Roll) -> None:
    before = {row.person_id: row for row in meeting.attendance.all()}
    for line in record.attendance:
        facts = _attendance(meeting, line, roll)
        row = before.pop(line.person_id, None)
        if row is None:
            Attendance.objects.create(meeting=meeting, **facts)
        elif any(getattr(row, name) != value for name, value in facts.items()):
            for name, value in facts.items():
                setattr(row, name, value)
            row.save()
    for row in before.values():
        row.delete()


def _rewrite_follow_ups(meeting: Meeting, record: Record) -> None:
    before = {row.pk: row for row in meeting.follow_ups.all()}
    for line in record.follow_ups:
        row = before.pop(line.id, None) if line.id else None
        if row is None:
            FollowUp.objects.create(meeting=meeting, **_follow_up(meeting, line))
            continue
        for name, value in _follow_up(meeting, line).items():
            setattr(row, name, value)
        row.save()
    for row in before.values():
        row.delete()


def _write_votes(meeting: Meeting, record: Record, roll: Roll) -> None:
    due, present = len(roll.voters), len(roll.voters & record.present)
    Vote.objects.bulk_create(
        Vote(
            zone_id=meeting.zone_id,
            meeting=meeting,
            subject=line.subject.strip(),
            due=due,
            present=present,
            yes=line.yes,
            no=line.no,
            abstained=line.abstained,
            is_secret=line.is_secret,
        )
        for line in record.votes
    )


def _catch_up(meeting: Meeting, record: Record, roll: Roll) -> None:
    """Ask those who missed what was studied to catch up, but nobody frail; undo it for the rest.

    A committee meeting is work, not study: nobody makes up for it; nor for a make-up session,
    whose meeting still says who has to catch up.
    """
    if meeting.makes_up_id is not None:
        return
    missed = {
        line.person_id
        for line in record.attendance
        if line.person_id in roll.due_ids and line.came not in CAME and line.reason != FRAIL
    }
    if set(meeting.kinds) <= {Meeting.Kind.COMMITTEE}:
        missed = set()
    open_ones = meeting.make_ups.filter(done_on=None)
    open_ones.exclude(person_id__in=missed).delete()
    known = set(meeting.make_ups.values_list("person_id", flat=True))
    MakeUp.objects.bulk_create(
        MakeUp(zone_id=meeting.zone_id, meeting=meeting, person_id=person_id)
        for person_id in sorted(missed - known)
    )


def _attendance(meeting: Meeting, line: AttendanceLine, roll: Roll) -> dict[str, object]:
    has_come = line.came in CAME
    return {
        "zone_id": meeting.zone_id,
        "person_id": line.person_id,
        "came": line.came,
        "reason": "" if has_come else line.reason.strip()[:80],
        "is_due": line.person_id in roll.due_ids,
        "may_vote": line.person_id in roll.voters,
    }


def _follow_up(meeting: Meeting, line: FollowUpLine) -> dict[str, object]:
    return {
        "zone_id": meeting.zone_id,
        "text": line.text.strip(),
        "owner_id": line.owner_id,
        "due_on": line.due_on,
    }
