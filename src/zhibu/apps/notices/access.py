"""Who may set where a branch's notices are posted."""

import rules

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Branch


@rules.predicate
def is_secretary_of(viewer: Viewer, branch: Branch) -> bool:
    """The secretary of the branch, or the deputy who stands in."""
    return branch.pk in viewer.secretary_of


rules.add_rule("notices.set_robot", is_secretary_of)
