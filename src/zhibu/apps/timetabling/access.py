"""Who finds times: a branch's officers for its meetings, the coordinator for joint events.

Members see no search, only the meetings that come of it. A coordinator sees how many can
come to a joint event, never who: levels above the branch see counts (JF-08).
"""

import rules

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.access import coordinates_zone, leads_branch
from zhibu.apps.timetabling.models import Search


@rules.predicate
def handles_search(viewer: Viewer, search: Search) -> bool:
    """The search is for a branch the viewer leads, or for a joint event of their zone."""
    if search.branch_id is not None:
        return search.branch_id in viewer.leads
    return search.zone_id in viewer.coordinator_of


@rules.predicate
def leads_some_branch(viewer: Viewer, _target: object = None) -> bool:
    """Secretary or officer of some branch."""
    return bool(viewer.leads)


@rules.predicate
def coordinates_some(viewer: Viewer, _target: object = None) -> bool:
    """Coordinator of some zone."""
    return bool(viewer.coordinator_of)


rules.add_rule("timetabling.find_some", leads_some_branch)
rules.add_rule("timetabling.find_for_branch", leads_branch)
rules.add_rule("timetabling.handle_search", handles_search)
rules.add_rule("timetabling.joint_some", coordinates_some)
rules.add_rule("timetabling.joint", coordinates_zone)
