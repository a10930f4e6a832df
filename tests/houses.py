"""A small zone with one account for each role, for tests that walk through every door."""

from dataclasses import dataclass, field

from tests.factories import (
    AgencyFactory,
    BranchFactory,
    GrantFactory,
    UserFactory,
    ZoneFactory,
    member_of,
    officer_of,
)

from zhibu.apps.accounts.models import Grant, User
from zhibu.apps.organisation.models import Agency, Branch, Person, Post, Zone

ROLES = (
    "member",
    "officer",
    "secretary",
    "neighbour",
    "coordinator",
    "reader",
    "keeper",
    "stranger",
)
"""neighbour: secretary of the zone's other branch; stranger: secretary in another zone."""


@dataclass(frozen=True)
class House:
    """A zone with two agencies of one branch each, and who looks at it from where."""

    zone: Zone
    agency: Agency
    branch: Branch
    other_branch: Branch
    person: Person
    """A member of `branch`; the account `member` is theirs."""
    users: dict[str, User] = field(default_factory=dict)


def build_house(elsewhere: str = "") -> House:
    """Make the zone, its people and an account for each of ROLES.

    `elsewhere` is put behind the user names, so that a second house can stand beside it.
    """
    zone = ZoneFactory()
    branch = BranchFactory(agency=AgencyFactory(zone=zone))
    other = BranchFactory(agency=AgencyFactory(zone=zone))
    strange = BranchFactory()
    house = House(zone, branch.agency, branch, other, member_of(branch, "陈一鸣"))
    people = {
        "member": house.person,
        "officer": officer_of(branch, "胡文静", Post.Kind.ORGANISATION),
        "secretary": officer_of(branch, "周明"),
        "neighbour": officer_of(other, "单思远"),
        "stranger": officer_of(strange, "范外人"),
    }
    for role in ROLES:
        house.users[role] = UserFactory(username=role + elsewhere, person=people.get(role))
    GrantFactory(user=house.users["coordinator"], role=Grant.Role.COORDINATOR, zone=zone)
    GrantFactory(
        user=house.users["reader"], role=Grant.Role.COMMITTEE_READER, committee=zone.committee
    )
    GrantFactory(user=house.users["keeper"], role=Grant.Role.KEEPER)
    return house
