"""Who may read and answer complaints and suggestions."""

import rules

from zhibu.apps.feedback.models import Entry
from zhibu.apps.foundation.viewer import Viewer


@rules.predicate
def answers_zone(viewer: Viewer, entry: Entry) -> bool:
    """The coordinator of the zone it was sent to."""
    return entry.zone_id in viewer.coordinator_of


@rules.predicate
def answers_some_zone(viewer: Viewer, _target: object = None) -> bool:
    """A coordinator of any zone."""
    return bool(viewer.coordinator_of)


rules.add_rule("feedback.read_inbox", answers_some_zone)
rules.add_rule("feedback.answer", answers_zone)
