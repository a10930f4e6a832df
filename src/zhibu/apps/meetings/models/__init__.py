"""Records of meetings, by subject."""

from zhibu.apps.meetings.models.follow_up import FollowUp, MakeUp
from zhibu.apps.meetings.models.meeting import AgendaItem, Meeting
from zhibu.apps.meetings.models.record import Attendance, Photo, RecordVersion, Vote

__all__ = [
    "AgendaItem",
    "Attendance",
    "FollowUp",
    "MakeUp",
    "Meeting",
    "Photo",
    "RecordVersion",
    "Vote",
]
