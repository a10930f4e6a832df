"""Who may read at the addresses of the first page."""

from tests.access_tables import SIGNED_IN, Access

EXPECTED = {
    "home:today": Access(read=SIGNED_IN),
    "home:affairs": Access(read=SIGNED_IN),
}
