"""Who may see and keep the applicants' path, transfers and dues.

Officers of the branch keep the records, each person reads what is held of them, the zone's
coordinator reads counts. Pay is sensitive (GX-09): nobody else ever sees a base.
"""

from typing import Protocol

import rules

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.access import (
    belongs_to_branch,
    coordinates_zone,
    is_self,
    leads_branch,
    leads_person,
)
from zhibu.apps.organisation.models import Person


class OfPerson(Protocol):
    """A record about one person."""

    person: Person


class OfBranch(Protocol):
    """A record kept by one branch."""

    branch_id: int


@rules.predicate
def leads_some_branch(viewer: Viewer, _target: object = None) -> bool:
    """The viewer keeps the records of some branch."""
    return bool(viewer.leads)


@rules.predicate
def leads_person_of(viewer: Viewer, record: OfPerson) -> bool:
    """The viewer keeps the records of the branch of the person the record is about."""
    return bool(leads_person(viewer, record.person))


@rules.predicate
def leads_branch_of(viewer: Viewer, record: OfBranch) -> bool:
    """The viewer keeps the records of the branch that wrote the record."""
    return record.branch_id in viewer.leads


rules.add_rule("membership.edit_any", leads_some_branch)
rules.add_rule("membership.see_path", leads_branch | coordinates_zone)
rules.add_rule("membership.edit_branch", leads_branch)
rules.add_rule("membership.see_person", is_self | leads_person)
rules.add_rule("membership.edit_person", leads_person)
rules.add_rule("membership.edit_of_person", leads_person_of)
rules.add_rule("membership.edit_letter", leads_branch_of)
rules.add_rule("membership.see_statement", belongs_to_branch | coordinates_zone)
