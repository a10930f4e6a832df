"""When a record counts as written afterwards (补记): allowed, and said so."""

from datetime import timedelta

from django.utils import timezone

from zhibu.apps.meetings.models import Meeting

TIMELY = timedelta(days=7)
"""Practice of the house, no article: a record is usually complete within a week."""


def is_late(meeting: Meeting) -> bool:
    """Tell whether the record was completed more than seven days after the meeting."""
    if meeting.finished_at is None:
        return False
    return timezone.localdate(meeting.finished_at) - meeting.on > TIMELY
