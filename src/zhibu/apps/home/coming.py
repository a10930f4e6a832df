"""A date that comes, as the today page shows it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Coming:
    """A date within the next four weeks that concerns this person."""

    day: date
    text: str
    url: str
