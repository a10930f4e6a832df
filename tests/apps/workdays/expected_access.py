"""Who may read and write at the addresses of workdays."""

from tests.access_tables import Access

EXPECTED: dict[str, Access] = {}
