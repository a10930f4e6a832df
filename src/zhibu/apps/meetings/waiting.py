"""What meetings tell the today page."""

from datetime import date

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.apps.meetings.queries.follow_ups import coming_follow_ups, waiting_follow_ups
from zhibu.apps.meetings.queries.waiting_meetings import coming_meetings, waiting_meetings


def waiting_for(viewer: Viewer, *, on: date) -> list[Waiting]:
    """Meetings an officer has to record or announce; this person's decisions that are due."""
    return [*waiting_meetings(viewer, on), *waiting_follow_ups(viewer, on)]


def coming_for(viewer: Viewer, *, on: date, until: date) -> list[Coming]:
    """Meetings this person is due at; days of their decisions and promises."""
    return [*coming_meetings(viewer, on, until), *coming_follow_ups(viewer, on, until)]
