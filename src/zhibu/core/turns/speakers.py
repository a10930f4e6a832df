"""Who takes turns, the turns they had, and a turn proposed."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LAST_DAY = timedelta(days=6)


class Kind(StrEnum):
    """As what somebody speaks."""

    HEAD = "head"
    OFFICER = "officer"
    YOUNG = "young"
    OTHER = "other"

    @property
    def label(self) -> str:
        """In words."""
        return {
            Kind.HEAD: "科室负责人",
            Kind.OFFICER: "支委",
            Kind.YOUNG: "青年干部",
            Kind.OTHER: "其他同志",
        }[self]


@dataclass(frozen=True, kw_only=True)
class Span:
    """From one day to another, both included; without `until` for good."""

    since: date
    until: date | None = None

    def touches(self, week: date) -> bool:
        """Whether any day of the week that begins on a Monday lies in it."""
        return self.since <= week + LAST_DAY and (self.until is None or self.until >= week)


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """Somebody on the list; `listed` says since and until when."""

    id: int
    name: str
    kind: Kind
    listed: Span
    topics: tuple[str, ...] = ()
    away: tuple[Span, ...] = ()

    def is_available(self, week: date) -> bool:
        """Whether on the list and not away in a week."""
        return self.listed.touches(week) and not any(span.touches(week) for span in self.away)


@dataclass(frozen=True, kw_only=True)
class Past:
    """A turn that was given, or stands already: who in which week (its Monday), about what."""

    speaker: int
    week: date
    topic: str = ""


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A turn proposed for a week; `speaker` is None where everybody is away."""

    week: date
    speaker: int | None
    topic: str = ""
    business: str = ""
    reasons: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """The reasons as one line."""
        return "；".join(self.reasons)
