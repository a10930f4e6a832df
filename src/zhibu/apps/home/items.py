"""What the today page shows: a thing that needs someone, and a date that comes."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing that needs this person: what, why, and the one button."""

    text: str
    why: str
    verb: str
    url: str
    urgency: int
    """Lower comes first: 0 overdue, 1 due or someone waits, 2 soon."""


@dataclass(frozen=True, kw_only=True)
class Coming:
    """A date within the next four weeks that concerns this person."""

    day: date
    text: str
    url: str
