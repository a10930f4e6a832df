"""Who sees what of the regime: a branch's year, its plan, the branches side by side, the rules."""

import rules

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.access import (
    belongs_to_branch,
    coordinates_zone,
    leads_branch,
    reads_zone,
)
from zhibu.apps.regime.models import Milestone


@rules.predicate
def leads_branch_of(viewer: Viewer, record: Meeting | Milestone) -> bool:
    """The viewer keeps the records of the branch the meeting or milestone belongs to."""
    return record.branch_id in viewer.leads


@rules.predicate
def has_own_calendar(viewer: Viewer, branch: object) -> bool:
    """Someone on record who is in the branch: there is something to subscribe to."""
    return viewer.person_id is not None and bool(belongs_to_branch(viewer, branch))


@rules.predicate
def has_a_branch(viewer: Viewer, _target: object = None) -> bool:
    """Someone who is in a branch or keeps its records."""
    return bool(viewer.member_of | viewer.leads)


@rules.predicate
def leads_some_branch(viewer: Viewer, _target: object = None) -> bool:
    """Secretary or officer of some branch."""
    return bool(viewer.leads)


@rules.predicate
def oversees(viewer: Viewer, _target: object = None) -> bool:
    """A coordinator of some zone or a reader of the work committee."""
    return bool(viewer.coordinator_of or viewer.reader_of)


rules.add_rule("regime.see_branch", belongs_to_branch | coordinates_zone)
rules.add_rule("regime.act_for_branch", leads_branch)
rules.add_rule("regime.see_plan", belongs_to_branch | coordinates_zone)
rules.add_rule("regime.edit_plan", leads_branch)
rules.add_rule("regime.edit_planned", leads_branch_of)
rules.add_rule("regime.subscribe", has_own_calendar)
rules.add_rule("regime.see_own", has_a_branch)
rules.add_rule("regime.plan_some", leads_some_branch)
rules.add_rule("regime.see_zone", coordinates_zone | reads_zone)
rules.add_rule("regime.see_zones", oversees)
rules.add_rule("regime.edit_local_rules", coordinates_zone)
