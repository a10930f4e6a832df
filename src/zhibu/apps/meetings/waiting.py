"""What meetings tell the today page."""

from datetime import date

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.apps.meetings.queries.follow_ups import coming_follow_ups, waiting_follow_ups


def waiting_for(viewer: Viewer, *, on: date) -> list[Waiting]:
    """Decisions and promises of this person that are due."""
    return waiting_follow_ups(viewer, on)


def coming_for(viewer: Viewer, *, on: date, until: date) -> list[Coming]:
    """Days of this person's decisions and promises."""
    return coming_follow_ups(viewer, on, until)
