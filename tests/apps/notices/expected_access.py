"""Who may read and write at the addresses of notices."""

from tests.access_tables import Access, roles
from tests.houses import House

ON_RECORD = roles("member", "officer", "secretary", "neighbour", "stranger")
SECRETARY = roles("secretary")

EXPECTED: dict[str, Access] = {
    "notices:inbox": Access(read=ON_RECORD),
    "notices:channel": Access(read=ON_RECORD, write=ON_RECORD),
    "notices:robot": Access(read=SECRETARY, write=SECRETARY),
    "notices:remove_robot": Access(write=SECRETARY),
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of the branch's robot."""
    branch = {"branch_id": house.branch.pk}
    return {"notices:robot": branch, "notices:remove_robot": branch}
