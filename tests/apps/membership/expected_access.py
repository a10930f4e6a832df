"""Who may read and write at the addresses of membership."""

from datetime import date

from tests.access_tables import Access, roles
from tests.apps.membership.records import companion_of, event_of, letter_of
from tests.houses import House

KEEPS = roles("officer", "secretary")
KEEPS_SOME = KEEPS | roles("neighbour", "stranger")
CHANGE = Access(read=KEEPS, write=KEEPS)

OF_BRANCH = (
    "path",
    "transfers",
    "take_in",
    "dues",
    "tick_dues",
    "type_bases",
    "dues_file",
    "statement",
)
OF_PERSON = ("person", "name_companion", "send_letter")
OF_STEP = ("record_step", "paper")
OF_LETTER = ("receive_letter", "letter_file")

EXPECTED: dict[str, Access] = {
    "membership:home": Access(read=KEEPS_SOME),
    "membership:path": Access(read=KEEPS | roles("coordinator")),
    "membership:person": Access(read=KEEPS | roles("member")),
    "membership:record_step": CHANGE,
    "membership:paper": Access(read=KEEPS),
    "membership:take_back_step": Access(write=KEEPS),
    "membership:name_companion": CHANGE,
    "membership:end_companion": CHANGE,
    "membership:transfers": Access(read=KEEPS),
    "membership:take_in": CHANGE,
    "membership:send_letter": CHANGE,
    "membership:receive_letter": CHANGE,
    "membership:letter_file": Access(read=KEEPS),
    "membership:dues": Access(read=KEEPS),
    "membership:tick_dues": Access(write=KEEPS),
    "membership:type_bases": CHANGE,
    "membership:dues_file": Access(read=KEEPS),
    "membership:statement": Access(read=KEEPS | roles("member", "coordinator")),
}


def keys(house: House) -> dict[str, dict[str, object]]:
    """Return the keywords of addresses that name a record of the house."""
    person, branch = house.person, house.branch
    helper = house.users["officer"].person
    at_step = {"person_id": person.pk, "step": "talk"}
    of_letter = {"letter_id": letter_of(person, branch).pk}
    of_person, of_branch = {"person_id": person.pk}, {"branch_id": branch.pk}
    named = {
        **dict.fromkeys(OF_BRANCH, of_branch),
        **dict.fromkeys(OF_PERSON, of_person),
        **dict.fromkeys(OF_STEP, at_step),
        **dict.fromkeys(OF_LETTER, of_letter),
        "end_companion": {"companion_id": companion_of(person, helper).pk},
        "take_back_step": {"event_id": event_of(person, branch, "oath", date(2026, 1, 1)).pk},
    }
    return {f"membership:{name}": keywords for name, keywords in named.items()}
