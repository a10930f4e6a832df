"""One suggestion: what, where, with whom, about what, and every reason with its record."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhibu.core.activities.known import Kind, Occasion
from zhibu.core.activities.means import Named, Place, Speaker, Work


class About(StrEnum):
    """What record a reason is about."""

    KIND = "kind"
    BASE = "base"
    ROOM = "room"
    PARTNER = "partner"
    SPEAKER = "speaker"
    WORK = "work"
    CITY_TASK = "city_task"
    OCCASION = "occasion"
    THEME = "theme"


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why, in words, and the record it rests on (`id` is 0 for a kind or a day of the year)."""

    words: str
    about: About
    id: int = 0


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """An activity that could be next; what it needs and cannot name stays None."""

    kind: Kind
    done: int
    """How often the kind was done in the year."""
    gain: float
    """By how much the effective number of kinds would change."""
    place: Place | None = None
    partner: Named | None = None
    speaker: Speaker | None = None
    work: Work | None = None
    occasion: tuple[date, Occasion] | None = None
    theme: Named | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def title(self) -> str:
        """What to call it until somebody finds a better name."""
        return f"{self.kind.name}：{self.subject}" if self.subject else self.kind.name

    @property
    def subject(self) -> str:
        """What it is about: own work first, then the day of the year, a topic, a theme."""
        if self.work:
            return self.work.name
        if self.occasion:
            return self.occasion[1].name
        if self.speaker and self.speaker.topics:
            return self.speaker.topics.split("、")[0]
        return self.theme.name if self.theme else ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be seen to before it is settled."""
        if self.place and self.place.is_away:
            return ("外出活动按规定报批。",)
        return ()
