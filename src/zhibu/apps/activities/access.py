"""Who may see and keep the activities of a branch, and the places and themes of a zone.

Members read what their own branch did, its officers write it. Places and themes are the
zone's: every officer reads and adds, what others have been to is not told. The coordinator and
the work committee's reader see how often which kind was done in the zone, no branch's line.
"""

import rules

from zhibu.apps.activities.models import Activity, Base, Theme
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.access import (
    belongs_to_branch,
    coordinates_zone,
    leads_branch,
    reads_zone,
)
from zhibu.apps.resources.access import is_officer_in_zone

CAN_BE = frozenset({Meeting.Kind.THEME_DAY, Meeting.Kind.LECTURE, Meeting.Kind.MEMBERS})
"""Meetings of these kinds can be an activity; what the committee does among itself cannot."""


@rules.predicate
def has_branch_or_zone(viewer: Viewer, _target: object = None) -> bool:
    """The viewer is in a branch, keeps the records of one, or sees the counts of a zone."""
    own = viewer.member_of or viewer.leads
    return bool(own or viewer.coordinator_of or viewer.reader_of)


@rules.predicate
def leads_branch_of(viewer: Viewer, record: Activity | Meeting) -> bool:
    """The viewer keeps the records of the branch."""
    return record.branch_id in viewer.leads


@rules.predicate
def reads_activity(viewer: Viewer, activity: Activity) -> bool:
    """The viewer is in the branch, and it is not only proposed."""
    meeting = activity.meeting
    is_proposed = meeting is not None and meeting.state == Meeting.State.PROPOSED
    return activity.branch_id in viewer.member_of and not is_proposed


@rules.predicate
def can_be_activity(_viewer: Viewer, meeting: Meeting) -> bool:
    """The meeting is a theme day, a lecture or a members' meeting, held or still to be."""
    is_called_off = meeting.state == Meeting.State.CANCELLED
    return bool(CAN_BE & set(meeting.kinds)) and meeting.makes_up_id is None and not is_called_off


@rules.predicate
def is_officer_in_zone_of(viewer: Viewer, record: Base | Theme) -> bool:
    """The viewer keeps the records of some branch of the zone the place or theme is in."""
    return bool(viewer.leads) and viewer.zone_id == record.zone_id


rules.add_rule("activities.see_any", has_branch_or_zone)
rules.add_rule("activities.see_branch", belongs_to_branch)
rules.add_rule("activities.edit_branch", leads_branch)
rules.add_rule("activities.see", leads_branch_of | reads_activity)
rules.add_rule("activities.edit", leads_branch_of)
rules.add_rule("activities.fill", leads_branch_of & can_be_activity)
rules.add_rule("activities.see_places", is_officer_in_zone | coordinates_zone)
rules.add_rule("activities.edit_places", is_officer_in_zone | coordinates_zone)
rules.add_rule("activities.edit_place", is_officer_in_zone_of | coordinates_zone)
rules.add_rule("activities.see_counts", coordinates_zone | reads_zone)
