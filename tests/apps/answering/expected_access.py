"""Who may read and write at the addresses of answering.

The public pages know nobody: whoever has the address may read them, in every zone.
"""

from tests.access_tables import EVERYONE, Access, roles
from tests.apps.answering.records import collecting
from tests.apps.studies.records import StudyFactory
from tests.houses import House

PUBLIC = Access(read=EVERYONE, write=EVERYONE, everywhere=True)
READ = Access(read=EVERYONE, everywhere=True)

RUNS = roles("coordinator")
OF_THE_ZONE = roles("member", "officer", "secretary", "neighbour")
OFFICE = Access(read=RUNS, write=RUNS)

EXPECTED = {
    "answering:enter": PUBLIC,
    "answering:by_link": READ,
    "answering:leave": Access(write=EVERYONE, everywhere=True),
    "answering:questions": PUBLIC,
    "answering:review": PUBLIC,
    "answering:thanks": READ,
    "answering:fetch": Access(read=OF_THE_ZONE, write=OF_THE_ZONE),
    "answering:slips": Access(read=RUNS),
    "answering:print_slips": Access(write=RUNS),
    "answering:spares": Access(write=RUNS),
    "answering:anew": Access(write=RUNS),
    "answering:poster": Access(read=RUNS),
    "answering:remind": Access(write=RUNS),
    "answering:paper": OFFICE,
    "answering:import": OFFICE,
    "answering:take": Access(write=RUNS),
}


def keys(house: House) -> dict[str, dict[str, object]]:
    """Return the keywords of each address."""
    questionnaire = collecting(study=StudyFactory(zone=house.zone))
    public: dict[str, object] = {"slug": questionnaire.collection.slug}
    office: dict[str, object] = {"questionnaire_id": questionnaire.pk}
    named = {name: public if access.everywhere else office for name, access in EXPECTED.items()}
    return named | {"answering:by_link": {**public, "code": "7KQ2-M3FD-X9TP"}}
