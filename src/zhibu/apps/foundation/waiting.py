"""What any room tells the today page: a thing that waits for someone."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One thing that needs this person: what, why, and the one button."""

    text: str
    why: str
    """The rule with its article, or what hangs on it."""
    verb: str
    url: str
    urgency: int
    """Lower comes first: 0 overdue, 1 due or someone waits, 2 soon."""
