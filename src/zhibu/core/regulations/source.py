"""Where a rule comes from, and how sure we are of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

PRACTICE = "实务做法（未核对条文）"
"""What is cited instead of an article when nobody has seen the text."""


class Certainty(StrEnum):
    """How a rule is known (docs/regulations.md)."""

    VERIFIED = "verified"
    """A text stating it was seen."""
    SECOND_HAND = "second_hand"
    """Seen in somebody's summary, or seen without its article number."""
    DERIVED = "derived"
    """Follows by arithmetic or wording from verified rules."""
    FROM_MEMORY = "from_memory"
    """Known, text not seen: shown as practice, without an article number."""


_REMARKS = {Certainty.SECOND_HAND: "（据转述）", Certainty.DERIVED: "（据条文推定）"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One edition of a Party instrument; both days, if given, belong to its time in force."""

    full: str
    short: str
    edition: str
    in_force_from: date
    in_force_until: date | None = None

    def is_in_force(self, on: date) -> bool:
        """Whether this edition is in force on the day `on`."""
        return self.in_force_from <= on and (
            self.in_force_until is None or on <= self.in_force_until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article of an instrument, how it is known and when it was last looked up."""

    instrument: Instrument
    article: str
    certainty: Certainty
    checked_on: date

    def citation(self) -> str:
        """Return the source as one cites it: 《…》第二十条; practice when nobody saw the text."""
        if self.certainty is Certainty.FROM_MEMORY:
            return PRACTICE
        return f"《{self.instrument.full}》{self.article}{_REMARKS.get(self.certainty, '')}"
