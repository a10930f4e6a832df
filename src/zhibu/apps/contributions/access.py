"""Who reads the record of what somebody did.

The person, always. The officers of the branch only once the person has handed the year over,
and only in that branch: before, they see that it has not been handed over, nothing else.
Nobody above the branch and no colleague reads it.
"""

import rules

from zhibu.apps.contributions.models import Release
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.access import is_self, leads_branch


@rules.predicate
def is_on_record(viewer: Viewer, _target: object = None) -> bool:
    """The viewer is somebody of whom there are records."""
    return viewer.person_id is not None


@rules.predicate
def handed_it_over(viewer: Viewer, release: Release) -> bool:
    """The record is the viewer's own."""
    return viewer.person_id is not None and release.person_id == viewer.person_id


@rules.predicate
def leads_the_branch_of(viewer: Viewer, release: Release) -> bool:
    """It was handed to a branch whose records the viewer keeps."""
    return release.branch_id in viewer.leads


rules.add_rule("contributions.see_own", is_on_record)
rules.add_rule("contributions.open_own", is_self)
rules.add_rule("contributions.see_branch", leads_branch)
rules.add_rule("contributions.see_release", handed_it_over | leads_the_branch_of)
rules.add_rule("contributions.take_back", handed_it_over)
