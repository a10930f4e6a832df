"""Records of the organisation, by subject."""

from zhibu.apps.organisation.models.party import (
    Affiliation,
    Post,
    Standing,
    Term,
    VotingSuspension,
)
from zhibu.apps.organisation.models.people import AwayPeriod, Employment, Person, Secondment
from zhibu.apps.organisation.models.roster import RosterEntry, RosterUpload
from zhibu.apps.organisation.models.sections import Section, SectionHead
from zhibu.apps.organisation.models.structure import (
    Agency,
    Branch,
    BranchUnit,
    PartyGroup,
    WorkCommittee,
    Zone,
)

__all__ = [
    "Affiliation",
    "Agency",
    "AwayPeriod",
    "Branch",
    "BranchUnit",
    "Employment",
    "PartyGroup",
    "Person",
    "Post",
    "RosterEntry",
    "RosterUpload",
    "Secondment",
    "Section",
    "SectionHead",
    "Standing",
    "Term",
    "VotingSuspension",
    "WorkCommittee",
    "Zone",
]
