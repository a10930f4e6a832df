"""Who may read and write at the addresses of finding the time."""

from datetime import date

from tests.access_tables import Access, roles
from tests.apps.timetabling.records import NOW
from tests.houses import House

from zhibu.apps.meetings.models import JointEvent
from zhibu.apps.timetabling.models import Search

OFFICERS = roles("officer", "secretary")
LEADERS = OFFICERS | roles("neighbour", "stranger")
COORDINATOR = roles("coordinator")

EXPECTED: dict[str, Access] = {
    "timetabling:home": Access(read=LEADERS),
    "timetabling:branch": Access(read=OFFICERS, write=OFFICERS),
    "timetabling:search": Access(read=OFFICERS, write=OFFICERS),
    "timetabling:stop": Access(write=OFFICERS),
    "timetabling:drop": Access(write=OFFICERS),
    "timetabling:zones": Access(read=COORDINATOR),
    "timetabling:zone": Access(read=COORDINATOR, write=COORDINATOR),
    "timetabling:find": Access(write=COORDINATOR),
    "timetabling:call_off": Access(write=COORDINATOR),
}


def keys(house: House) -> dict[str, dict[str, object]]:
    """Return the keywords of each address, for the house's branch and zone."""
    days = {"first": date(2026, 12, 1), "last": date(2026, 12, 31)}
    search = Search.objects.create(zone=house.zone, branch=house.branch, asked_at=NOW, **days)
    event = JointEvent.objects.create(zone=house.zone, title="联合党日", kind="theme_day", **days)
    of_search, of_event = {"search_id": search.pk}, {"event_id": event.pk}
    return {
        "timetabling:branch": {"branch_id": house.branch.pk},
        "timetabling:search": of_search,
        "timetabling:stop": of_search,
        "timetabling:drop": of_search,
        "timetabling:zone": {"zone_id": house.zone.pk},
        "timetabling:find": of_event,
        "timetabling:call_off": of_event,
    }
