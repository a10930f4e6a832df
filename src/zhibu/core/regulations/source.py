"""Where a rule comes from, and how sure we are of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Certainty(StrEnum):
    """How a rule is known (see docs/regulations.md)."""

    VERIFIED = "verified"
    """A text stating it was seen."""
    SECOND_HAND = "second_hand"
    """Seen only in somebody's summary of the text."""
    DERIVED = "derived"
    """Follows by arithmetic or wording from verified rules."""
    FROM_MEMORY = "from_memory"
    """Known, text not seen: shown as practice, without an article."""


PRACTICE = "实务做法（条文未核对）"


@dataclass(frozen=True, kw_only=True)
class Source:
    """The instrument and article a rule rests on, in the edition in force from a day on."""

    instrument: str
    article: str
    edition: str
    in_force_from: date
    certainty: Certainty
    checked_on: date

    def citation(self) -> str:
        """Return the source as one cites it: 《…》第二十条; practice when not verified."""
        if self.certainty is Certainty.FROM_MEMORY:
            return PRACTICE
        return f"《{self.instrument}》{self.article}"
