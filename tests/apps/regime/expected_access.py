"""Who may read and write at the addresses of regime."""

from tests.access_tables import Access

EXPECTED: dict[str, Access] = {}
