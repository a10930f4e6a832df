"""Who may read and write at the addresses of the contribution record.

The record handed over is that of the house's member.
"""

from datetime import date

from tests.access_tables import Access, roles
from tests.houses import House

from zhibu.apps.contributions.models import Release

ON_RECORD = roles("member", "officer", "secretary", "neighbour", "stranger")
LEADS = roles("officer", "secretary")
HANDED_OVER = Access(read=LEADS | roles("member"))

OF_RELEASE = {
    "contributions:handed_over": HANDED_OVER,
    "contributions:handed_over_word": HANDED_OVER,
    "contributions:handed_over_excel": HANDED_OVER,
    "contributions:take_back": Access(write=roles("member")),
}
EXPECTED = {
    "contributions:mine": Access(read=ON_RECORD),
    "contributions:own_word": Access(read=ON_RECORD),
    "contributions:own_excel": Access(read=ON_RECORD),
    "contributions:hand_over": Access(write=ON_RECORD),
    "contributions:branch": Access(read=LEADS),
    **OF_RELEASE,
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of addresses that name a record of the house."""
    release = Release.objects.create(
        zone=house.zone,
        person=house.person,
        branch=house.branch,
        year=2026,
        released_on=date(2026, 11, 20),
    )
    named = {name: {"release_id": release.pk} for name in OF_RELEASE}
    return {"contributions:branch": {"branch_id": house.branch.pk}, **named}
