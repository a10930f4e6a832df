"""Who may read and write at the addresses of meetings."""

from tests.access_tables import Access
from tests.apps.meetings.expected_papers import EXPECTED_PAPERS, paper_keys
from tests.houses import House

EXPECTED: dict[str, Access] = {**EXPECTED_PAPERS}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of addresses that name a record of the house."""
    return paper_keys(house)
