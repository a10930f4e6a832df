"""Who may read and write at the addresses of the organisation."""

from datetime import date

from django.utils import timezone
from tests.access_tables import Access, roles
from tests.factories import (
    AwayPeriodFactory,
    SecondmentFactory,
    SectionFactory,
    SectionHeadFactory,
    TermFactory,
)
from tests.houses import House

from zhibu.apps.organisation.models import Post, RosterUpload

IN_A_ZONE = roles("member", "officer", "secretary", "neighbour", "stranger")
HAS_A_PLACE = IN_A_ZONE | roles("coordinator", "reader")
OF_THIS_ZONE = roles("member", "officer", "secretary", "neighbour", "coordinator", "reader")
COORDINATOR = roles("coordinator")
KEEPS_RECORDS = roles("officer", "secretary", "coordinator")
KEEPS_SOME_RECORDS = KEEPS_RECORDS | roles("neighbour", "stranger")
CHANGE = Access(read=KEEPS_RECORDS, write=KEEPS_RECORDS)

OF_BRANCH = ("add_person", "change_branch", "open_group", "open_term")
OF_PERSON = (
    "mend_facts",
    "change_stage",
    "suspend_vote",
    "restore_vote",
    "transfer",
    "change_group",
    "give_post",
    "move_to_section",
    "record_secondment",
    "record_away",
    "retire",
    "leave",
)
OF_UPLOAD = ("roster_upload", "roster_accept", "roster_drop")
OF_ONE_RECORD = (
    "end_term",
    "end_post",
    "end_secondment",
    "end_away",
    "appoint_head",
    "end_headship",
)

EXPECTED = {
    "organisation:places": Access(read=HAS_A_PLACE),
    "organisation:search": Access(read=HAS_A_PLACE),
    "organisation:zone": Access(read=OF_THIS_ZONE),
    "organisation:agency": Access(read=OF_THIS_ZONE),
    "organisation:branch": Access(read=OF_THIS_ZONE - roles("neighbour")),
    "organisation:sections": Access(read=roles("member", "officer", "secretary", "coordinator")),
    "organisation:person": Access(read=KEEPS_RECORDS | roles("member")),
    "organisation:add_staff": Access(read=COORDINATOR, write=COORDINATOR),
    "organisation:roster": Access(read=KEEPS_SOME_RECORDS, write=KEEPS_SOME_RECORDS),
    "organisation:roster_upload": CHANGE,
    "organisation:roster_accept": Access(write=KEEPS_RECORDS),
    "organisation:roster_drop": Access(write=KEEPS_RECORDS),
    "organisation:export_branch": Access(read=KEEPS_RECORDS),
    "organisation:export_zone": Access(read=COORDINATOR),
    **{f"organisation:{name}": CHANGE for name in OF_BRANCH + OF_PERSON + OF_ONE_RECORD},
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of addresses that name a record of the house."""
    upload = RosterUpload.objects.create(
        zone=house.zone,
        branch=house.branch,
        as_of=date(2026, 11, 24),
        uploaded_at=timezone.now(),
        file_name="名册.xlsx",
        state=RosterUpload.State.READY,
    )
    of_upload = {"upload_id": upload.pk}
    secretary = house.users["secretary"].person
    section = SectionFactory(agency=house.agency)
    headship = SectionHeadFactory(section=section, person=house.person)
    branch, person = {"branch_id": house.branch.pk}, {"person_id": house.person.pk}
    zone, agency = {"zone_id": house.zone.pk}, {"agency_id": house.agency.pk}
    named = {
        "zone": zone,
        "export_zone": zone,
        "agency": agency,
        "add_staff": agency,
        "branch": branch,
        "sections": branch,
        "appoint_head": {"section_id": section.pk},
        "end_headship": {"headship_id": headship.pk},
        "export_branch": branch,
        "person": person,
        "end_term": {"term_id": TermFactory(branch=house.branch).pk},
        "end_post": {"post_id": Post.objects.get(person=secretary).pk},
        "end_secondment": {"secondment_id": SecondmentFactory(person=house.person).pk},
        "end_away": {"away_id": AwayPeriodFactory(person=house.person).pk},
        **dict.fromkeys(OF_BRANCH, branch),
        **dict.fromkeys(OF_PERSON, person),
        **dict.fromkeys(OF_UPLOAD, of_upload),
    }
    return {f"organisation:{name}": keywords for name, keywords in named.items()}
