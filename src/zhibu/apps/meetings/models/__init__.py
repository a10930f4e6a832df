"""Records of meetings, by subject."""

from zhibu.apps.meetings.models.follow_up import FollowUp, MakeUp
from zhibu.apps.meetings.models.joint import JointBranch, JointEvent
from zhibu.apps.meetings.models.meeting import AgendaItem, Asked, Meeting
from zhibu.apps.meetings.models.record import Attendance, Photo, RecordVersion, Vote

__all__ = [
    "AgendaItem",
    "Asked",
    "Attendance",
    "FollowUp",
    "JointBranch",
    "JointEvent",
    "MakeUp",
    "Meeting",
    "Photo",
    "RecordVersion",
    "Vote",
]
