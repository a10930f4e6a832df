"""Who may read and write at the addresses of elections."""

from django.utils import timezone
from tests.access_tables import Access, roles
from tests.apps.elections.records import election_in
from tests.factories import TermFactory
from tests.houses import House

from zhibu.apps.elections.services import preparing

KEEPS_RECORDS = roles("officer", "secretary")
SEES = KEEPS_RECORDS | roles("member", "coordinator")
CHANGE = Access(read=KEEPS_RECORDS, write=KEEPS_RECORDS)
PRESS = Access(write=KEEPS_RECORDS)

FORMS = ("days", "leave_out", "candidates", "tellers", "count", "finish")
BUTTONS = ("take_back", "reduce_seats", "drop", "count_in")

EXPECTED: dict[str, Access] = {
    "elections:home": Access(read=KEEPS_RECORDS | roles("member", "neighbour", "stranger")),
    "elections:branch": Access(read=SEES),
    "elections:reminder": Access(read=SEES),
    "elections:start": CHANGE,
    "elections:election": Access(read=SEES),
    "elections:paper": Access(read=KEEPS_RECORDS),
    **{f"elections:{name}": CHANGE for name in FORMS},
    **{f"elections:{name}": PRESS for name in BUTTONS},
}


def keys(house: House) -> dict[str, dict[str, object]]:
    """Return the keywords of an election of the house's branch, and of someone left out."""
    TermFactory(branch=house.branch)
    election = election_in(house.branch)
    left = preparing.leave_out(
        election=election, person=house.person, reason="ill", today=timezone.localdate()
    )
    branch, of_election = {"branch_id": house.branch.pk}, {"election_id": election.pk}
    named = {
        **dict.fromkeys(("branch", "start", "reminder"), branch),
        **dict.fromkeys(("election", *FORMS, *BUTTONS), of_election),
        "paper": of_election | {"name": "request"},
        "count_in": {"exclusion_id": left.pk},
    }
    return {f"elections:{name}": keywords for name, keywords in named.items()}
