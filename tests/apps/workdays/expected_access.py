"""Who may read and write at the addresses of workdays."""

from datetime import date

from tests.access_tables import Access, roles
from tests.houses import House

from zhibu.apps.workdays.models import WorkdayOverride

OF_THIS_ZONE = roles("member", "officer", "secretary", "neighbour", "coordinator", "reader")
COORDINATOR = roles("coordinator")
CHANGE = Access(read=COORDINATOR, write=COORDINATOR)

EXPECTED: dict[str, Access] = {
    "workdays:home": Access(read=OF_THIS_ZONE | roles("stranger")),
    "workdays:year": Access(read=OF_THIS_ZONE),
    "workdays:enter_day": CHANGE,
    "workdays:paste_days": CHANGE,
    "workdays:settle_year": Access(write=COORDINATOR),
    "workdays:reopen_year": Access(write=COORDINATOR),
    "workdays:remove_day": Access(write=COORDINATOR),
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of the zone's calendar and of one entered day."""
    override = WorkdayOverride.objects.create(
        zone=house.zone, day=date(2040, 1, 1), is_workday=False
    )
    zone = {"zone_id": house.zone.pk}
    names = ("year", "enter_day", "paste_days", "settle_year", "reopen_year")
    return {
        **{f"workdays:{name}": zone for name in names},
        "workdays:remove_day": {"override_id": override.pk},
    }
