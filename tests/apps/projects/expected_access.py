"""Who may read and write at the addresses of project groups and postings."""

from tests.access_tables import Access, roles
from tests.apps.projects.records import (
    ProjectFactory,
    ProjectItemFactory,
    ProjectMemberFactory,
)
from tests.factories import SecondmentFactory
from tests.houses import House

KEEPERS = roles("officer", "secretary")
INSIDE = KEEPERS | roles("member")
"""The member of the house leads the group."""
READERS = INSIDE | roles("neighbour")
"""The neighbour's agency sends somebody."""
KEEP = Access(read=KEEPERS, write=KEEPERS)
EVERYBODY = INSIDE | roles("neighbour", "stranger")

EXPECTED = {
    "projects:home": Access(read=EVERYBODY),
    "projects:export": Access(read=EVERYBODY),
    "projects:zone": Access(read=roles("coordinator")),
    "projects:postings": Access(read=KEEPERS),
    "projects:export_postings": Access(read=KEEPERS),
    "projects:write_posting": Access(read=INSIDE, write=INSIDE),
    "projects:project": Access(read=READERS),
    "projects:history": Access(read=READERS),
    "projects:end": Access(read=INSIDE, write=INSIDE),
    "projects:write_part": Access(read=INSIDE, write=INSIDE),
    "projects:find_person": Access(read=KEEPERS),
    "projects:unlink_item": Access(write=KEEPERS),
    "projects:make_leader": Access(write=KEEPERS),
    **{
        f"projects:{name}": KEEP
        for name in (
            "form",
            "change",
            "prolong",
            "record_branch",
            "no_branch",
            "add_person",
            "link_item",
            "add_item",
            "leave",
        )
    },
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of addresses that name a record of the house's first branch."""
    project = ProjectFactory(branch=house.branch)
    part = ProjectMemberFactory(project=project, person=house.person, role="leader")
    sent = house.users["neighbour"].person
    ProjectMemberFactory(project=project, person=sent)
    link = ProjectItemFactory(project=project)
    secondment = SecondmentFactory(person=house.person)
    of_project = {"project_id": project.pk}
    named = {
        "zone": {"zone_id": house.zone.pk},
        "form": {"branch_id": house.branch.pk},
        "postings": {"branch_id": house.branch.pk},
        "export_postings": {"branch_id": house.branch.pk},
        "write_posting": {"secondment_id": secondment.pk},
        "add_person": of_project | {"person_id": sent.pk},
        "unlink_item": {"link_id": link.pk},
        **dict.fromkeys(
            (
                "project",
                "history",
                "change",
                "end",
                "prolong",
                "record_branch",
                "no_branch",
                "find_person",
                "link_item",
                "add_item",
            ),
            of_project,
        ),
        **{name: {"part_id": part.pk} for name in ("make_leader", "leave", "write_part")},
    }
    return {f"projects:{name}": keywords for name, keywords in named.items()}
