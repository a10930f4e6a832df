"""What people do with meetings; the rooms above call these names."""

from zhibu.apps.meetings.record import AttendanceLine, FollowUpLine, Record, VoteLine
from zhibu.apps.meetings.services.announcing import announce
from zhibu.apps.meetings.services.make_up_sessions import change_asked, plan_make_up
from zhibu.apps.meetings.services.moving import cancel_meeting, move_meeting
from zhibu.apps.meetings.services.planning import change_meeting, plan_meeting
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
    "change_asked",
    "change_meeting",
    "correct_record",
    "drop_draft",
    "finish_record",
    "move_meeting",
    "plan_make_up",
    "plan_meeting",
    "save_draft",
]
