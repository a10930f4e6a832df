"""What people do with meetings; the rooms above call these names."""

from zhibu.apps.meetings.record import AttendanceLine, FollowUpLine, Record, VoteLine
from zhibu.apps.meetings.services.announcing import announce
from zhibu.apps.meetings.services.planning import (
    cancel_meeting,
    change_meeting,
    move_meeting,
    plan_meeting,
)
from zhibu.apps.meetings.services.recording import (
    correct_record,
    drop_draft,
    finish_record,
    save_draft,
)

__all__ = [
    "AttendanceLine",
    "FollowUpLine",
    "Record",
    "VoteLine",
    "announce",
    "cancel_meeting",
    "change_meeting",
    "correct_record",
    "drop_draft",
    "finish_record",
    "move_meeting",
    "plan_meeting",
    "save_draft",
]
