"""Who may propose, read and answer proposals.

Everybody on record in a zone may propose to any branch of the zone. A branch reads what is put
to it; what its author kept for the leaders, only they and the author do. Other branches read
nothing; the coordinator and the work committee's reader see numbers.
"""

import rules

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.ideas.models import Idea
from zhibu.apps.organisation.access import (
    belongs_to_branch,
    coordinates_zone,
    leads_branch,
    reads_zone,
)


@rules.predicate
def is_on_record(viewer: Viewer, _target: object = None) -> bool:
    """Somebody on record in a zone."""
    return viewer.person_id is not None and viewer.zone_id is not None


@rules.predicate
def has_something_here(viewer: Viewer, _target: object = None) -> bool:
    """Somebody on record, or who sees the numbers of a zone."""
    return bool(is_on_record(viewer) or viewer.coordinator_of or viewer.reader_of)


@rules.predicate
def signed_it(viewer: Viewer, idea: Idea) -> bool:
    """The viewer made it, under their name."""
    return viewer.person_id is not None and idea.author_id == viewer.person_id


@rules.predicate
def leads_its_branch(viewer: Viewer, idea: Idea) -> bool:
    """The viewer keeps the records of the branch it was put to."""
    return bool(leads_branch(viewer, idea.branch))


@rules.predicate
def is_of_its_branch(viewer: Viewer, idea: Idea) -> bool:
    """The viewer is in the branch it was put to."""
    return bool(belongs_to_branch(viewer, idea.branch))


@rules.predicate
def is_for_all(_viewer: Viewer, idea: Idea) -> bool:
    """Its author did not keep it for the leaders."""
    return not idea.for_leaders


rules.add_rule("ideas.see_any", has_something_here)
rules.add_rule("ideas.propose", is_on_record)
rules.add_rule("ideas.see_list", belongs_to_branch)
rules.add_rule("ideas.see_numbers", coordinates_zone | reads_zone)
rules.add_rule("ideas.see", signed_it | leads_its_branch | (is_of_its_branch & is_for_all))
rules.add_rule("ideas.answer", leads_its_branch)
rules.add_rule("ideas.withdraw", signed_it)
