"""Who may see and keep organisational life and the appraisal of a branch.

Counts and grades of a member are for those who keep the branch's records and for that member;
opinions sought are for those who keep the records. Levels above have no door here.
"""

import rules

from zhibu.apps.appraisal.models import Remedy, Round
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.access import belongs_to_branch, leads_branch


@rules.predicate
def leads_branch_of(viewer: Viewer, round: Round) -> bool:
    """The viewer keeps the records of the branch that appraises."""
    return round.branch_id in viewer.leads


@rules.predicate
def leads_remedy(viewer: Viewer, remedy: Remedy) -> bool:
    """The viewer keeps the records of the branch the remedy belongs to."""
    return remedy.life.branch_id in viewer.leads


@rules.predicate
def owns_remedy(viewer: Viewer, remedy: Remedy) -> bool:
    """The viewer is to carry the remedy out."""
    return viewer.person_id is not None and remedy.owner_id == viewer.person_id


@rules.predicate
def belongs_to_some_branch(viewer: Viewer, _target: object = None) -> bool:
    """The viewer is in a branch or keeps the records of one."""
    return bool(viewer.member_of or viewer.leads)


rules.add_rule("appraisal.see_any", belongs_to_some_branch)
rules.add_rule("appraisal.see_branch", belongs_to_branch)
rules.add_rule("appraisal.edit_branch", leads_branch)
rules.add_rule("appraisal.edit_round", leads_branch_of)
rules.add_rule("appraisal.edit_remedy", leads_remedy)
rules.add_rule("appraisal.finish_remedy", leads_remedy | owns_remedy)
