"""What each app says about who may read and write at its addresses.

Every app has one table, tests/apps/<app>/expected_access.py, with `EXPECTED` (name of an
address -> Access) and, where addresses name a record, `keys(house)` (name -> keywords), which
makes the records it needs in the house. An address without an entry fails the walk.
"""

from dataclasses import dataclass

from tests.houses import ROLES

NOBODY = "nobody"
SIGNED_IN = frozenset(ROLES)
EVERYONE = SIGNED_IN | {NOBODY}


@dataclass(frozen=True, kw_only=True)
class Access:
    """Roles that may read and write; None: the method, or the whole page, is not there.

    `everywhere`: the record is not a zone's, so that the roles hold in other zones too.
    """

    read: frozenset[str] | None = None
    write: frozenset[str] | None = None
    everywhere: bool = False

    def roles(self, method: str) -> frozenset[str] | None:
        """Who may use a method; None when it does not exist."""
        if method in {"GET", "HEAD"}:
            return self.read
        return self.write if method == "POST" else None


def roles(*names: str) -> frozenset[str]:
    """Roles of the house, checked for typing errors."""
    assert set(names) <= EVERYONE, names
    return frozenset(names)
