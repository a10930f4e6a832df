"""Who may read and write at the addresses of complaints and suggestions."""

from datetime import date

from tests.access_tables import EVERYONE, Access, roles
from tests.houses import House

from zhibu.apps.feedback.models import Entry
from zhibu.apps.feedback.services import send

COORDINATOR = roles("coordinator")

EXPECTED = {
    "feedback:send": Access(read=EVERYONE, write=EVERYONE),
    "feedback:answer": Access(read=EVERYONE, write=EVERYONE),
    "feedback:inbox": Access(read=COORDINATOR),
    "feedback:entry": Access(read=COORDINATOR, write=COORDINATOR),
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of the address of one entry, sent to the house's zone."""
    kind = Entry._meta.get_field("kind").choices[0][0]
    entry, _code = send(
        zone=house.zone, kind=kind, text="表格太多", signed="", on=date(2026, 11, 24)
    )
    return {"feedback:entry": {"entry_id": entry.pk}}
