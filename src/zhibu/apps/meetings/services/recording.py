"""From the recorder's draft to the finished record, and its correction."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhibu.apps.meetings.models import Meeting, RecordVersion
from zhibu.apps.meetings.queries.due import roll_of
from zhibu.apps.meetings.queries.records import content_of, record_of
from zhibu.apps.meetings.record import Record
from zhibu.apps.meetings.services import checks, record_rows
from zhibu.apps.meetings.services.make_up_sessions import note_made_up
from zhibu.apps.meetings.services.record_checks import check_record
from zhibu.apps.meetings.services.refusals import NothingChanged, NotOpen
from zhibu.apps.organisation.models import Person


@transaction.atomic
def save_draft(
    *,
    meeting: Meeting,
    typed: dict[str, Any],
    by: Person | None,
    now: datetime,
    revision: int | None = None,
) -> Meeting:
    """Keep what was typed so far, unjudged.

    Raises:
        NotOpen: the meeting was cancelled.
        ChangedMeanwhile: somebody else changed it since revision `revision`.
    """
    meeting = checks.lock(meeting)
    _not_cancelled(meeting)
    checks.same_revision(meeting, revision, by)
    meeting.draft = {
        "typed": typed,
        "by": str(by or ""),
        "by_id": by.pk if by else None,
        "at": now.isoformat(),
    }
    meeting.revision += 1
    meeting.save(update_fields=["draft", "revision"])
    return meeting


@transaction.atomic
def drop_draft(*, meeting: Meeting) -> Meeting:
    """Forget what was typed and not finished."""
    meeting = checks.lock(meeting)
    meeting.draft = {}
    meeting.revision += 1
    meeting.save(update_fields=["draft", "revision"])
    return meeting


@transaction.atomic
def finish_record(
    *,
    meeting: Meeting,
    record: Record,
    by: Person | None,
    now: datetime,
    revision: int | None = None,
    is_another: bool = False,
) -> Meeting:
    """Complete the record: who came, votes, what is left to do, who catches up.

    All or nothing. Doing it twice with the same record is doing it once. A vote below the
    quorum is recorded as it was; its verdict says that it does not hold.

    Raises:
        RecordFaults: everything that is wrong, each with its place.
        ChangedMeanwhile: somebody else changed the meeting since revision `revision`.
        NotOpen: it was cancelled, or finished with another record.
    """
    meeting = checks.lock(meeting)
    _not_cancelled(meeting)
    if meeting.is_finished:
        if record_of(meeting) == record:
            return meeting
        raise NotOpen("这次会议已由他人完成记录。", hint="要修改请用“更正记录”，原来的一版会留着。")
    checks.same_revision(meeting, revision, by)
    roll = roll_of(meeting, on=record.on)
    check_record(meeting, record, roll, today=timezone.localdate(now), is_another=is_another)
    meeting.state, meeting.finished_at, meeting.finished_by = Meeting.State.FINISHED, now, by
    _put_down(meeting, record)
    record_rows.write(meeting, record, roll)
    note_made_up(meeting, record)
    return meeting


@transaction.atomic
def correct_record(
    *,
    meeting: Meeting,
    record: Record,
    by: Person | None,
    now: datetime,
    reason: str,
    revision: int | None = None,
    is_another: bool = False,
) -> Meeting:
    """Correct a finished record; the version before is kept whole, with who, when and why.

    Raises:
        NotOpen: the meeting has no finished record.
        ReasonMissing: no reason was given.
        NothingChanged: the record says the same already.
        RecordFaults, ChangedMeanwhile: see finish_record.
    """
    meeting = checks.lock(meeting)
    if not meeting.is_finished:
        raise NotOpen("这次会议还没有完成记录。", hint="请直接记录会议。")
    reason = checks.reason_given(reason)
    checks.same_revision(meeting, revision, by)
    roll = roll_of(meeting, on=record.on)
    check_record(meeting, record, roll, today=timezone.localdate(now), is_another=is_another)
    if record_of(meeting) == record:
        raise NothingChanged("内容和原来一样，没有可更正的。", hint="请先改好，再提交。")
    RecordVersion.objects.create(
        zone_id=meeting.zone_id,
        meeting=meeting,
        number=meeting.versions.count() + 1,
        content=content_of(meeting),
        replaced_at=now,
        replaced_by=by,
        reason=reason,
    )
    _put_down(meeting, record)
    record_rows.rewrite(meeting, record, roll)
    note_made_up(meeting, record)
    return meeting


def _not_cancelled(meeting: Meeting) -> None:
    if meeting.state == Meeting.State.CANCELLED:
        raise NotOpen("这次会议已取消，不能记录。", hint="会还是开了的，请新增一次会议再记录。")


def _put_down(meeting: Meeting, record: Record) -> None:
    """Write what stands on the meeting itself; held elsewhere, it did not take its room."""
    if record.place.strip() != meeting.place:
        meeting.room = None
    meeting.on, meeting.starts_at, meeting.ends_at = record.on, record.starts_at, record.ends_at
    meeting.place, meeting.title = record.place.strip(), record.title.strip()
    meeting.chair_id, meeting.recorder_id = record.chair_id, record.recorder_id
    meeting.minutes, meeting.hours = record.minutes, record.hours
    meeting.draft = {}
    meeting.revision += 1
    meeting.save()
