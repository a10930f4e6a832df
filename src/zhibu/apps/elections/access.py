"""Who may see and keep the elections of a branch; counts are for members once it is over."""

from typing import Protocol

import rules

from zhibu.apps.elections.models import Election
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.access import belongs_to_branch, coordinates_zone, leads_branch


class OfAnElection(Protocol):
    """Something that belongs to an election: a person left out, a paper."""

    @property
    def election(self) -> Election: ...


@rules.predicate
def sees_election(viewer: Viewer, election: Election) -> bool:
    """Whoever sees the branch's elections."""
    return bool(belongs_to_branch(viewer, election.branch) or coordinates_zone(viewer, election))


@rules.predicate
def keeps_election(viewer: Viewer, record: Election | OfAnElection) -> bool:
    """An officer of the branch whose election it is."""
    election = record if isinstance(record, Election) else record.election
    return election.branch_id in viewer.leads


@rules.predicate
def sees_counts(viewer: Viewer, election: Election) -> bool:
    """Officers and the coordinator at once, members when the election is over."""
    if keeps_election(viewer, election) or coordinates_zone(viewer, election):
        return True
    return election.state == Election.State.FINISHED and bool(sees_election(viewer, election))


@rules.predicate
def has_branches(viewer: Viewer, _target: object = None) -> bool:
    """Someone who belongs to, or keeps the records of, some branch."""
    return bool(viewer.member_of | viewer.leads)


rules.add_rule("elections.see_some", has_branches)
rules.add_rule("elections.see_branch", belongs_to_branch | coordinates_zone)
rules.add_rule("elections.start", leads_branch)
rules.add_rule("elections.see", sees_election)
rules.add_rule("elections.see_counts", sees_counts)
rules.add_rule("elections.keep", keeps_election)
