"""Who may read and write at the addresses of talks."""

from tests.access_tables import Access

EXPECTED: dict[str, Access] = {}
