"""Who may read and write at the addresses of the diary: oneself and one's branch's officers."""

from tests.access_tables import Access, roles
from tests.apps.diary.records import BusyTimeFactory, CalendarSourceFactory, WeeklyBusyFactory
from tests.houses import House

ON_RECORD = roles("member", "officer", "secretary", "neighbour", "stranger")
LEADING = roles("officer", "secretary")
LEADING_SOME = LEADING | roles("neighbour", "stranger")
KEEPING = LEADING | roles("member")
KEEP = Access(read=KEEPING, write=KEEPING)

OF_PERSON = ("person", "weekly", "reach", "forget", "subscribe", "upload")
OF_RECORD = ("remove_busy", "remove_weekly", "fetch", "remove_source")

EXPECTED: dict[str, Access] = {
    "diary:mine": Access(read=ON_RECORD, write=ON_RECORD),
    "diary:branches": Access(read=LEADING_SOME),
    "diary:branch": Access(read=LEADING),
    "diary:preset": Access(write=KEEPING),
    **{f"diary:{name}": KEEP for name in OF_PERSON},
    **{f"diary:{name}": Access(write=KEEPING) for name in OF_RECORD},
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of addresses that name a record of the house."""
    source = CalendarSourceFactory(person=house.person, url="", file_name="export.ics", host="")
    of_source, of_person = {"source_id": source.pk}, {"person_id": house.person.pk}
    named = {
        "branch": {"branch_id": house.branch.pk},
        "remove_busy": {"busy_id": BusyTimeFactory(person=house.person).pk},
        "remove_weekly": {"weekly_id": WeeklyBusyFactory(person=house.person).pk},
        **dict.fromkeys(("fetch", "remove_source"), of_source),
        **dict.fromkeys((*OF_PERSON, "preset"), of_person),
    }
    return {f"diary:{name}": keywords for name, keywords in named.items()}
