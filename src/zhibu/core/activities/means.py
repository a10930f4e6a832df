"""What a branch could do something with: places, partners, speakers, its own work, themes."""

from dataclasses import dataclass
from datetime import date

BASE = "base"
"""Kind of a place that is on the zone's list of activity places; others are rooms."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place to go to, or a room; `kind` is BASE or the kind of the room."""

    id: int
    kind: str
    name: str
    is_away: bool = False
    is_closed: bool = False

    @property
    def is_base(self) -> bool:
        """Whether it is on the list of activity places."""
        return self.kind == BASE


@dataclass(frozen=True, kw_only=True)
class Named:
    """Another agency, or a theme."""

    id: int
    name: str


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """Somebody who may be asked to speak, and about what."""

    id: int
    name: str
    topics: str = ""


@dataclass(frozen=True, kw_only=True)
class Work:
    """A piece of own work still open, or a task of the city (`is_city`)."""

    id: int
    name: str
    due: date | None = None
    is_city: bool = False
    city_task: int | None = None
    """The city's task a piece of work serves."""


@dataclass(frozen=True, kw_only=True)
class Means:
    """All of it, in the order a list of the branch has it: the last tie is decided by that."""

    places: tuple[Place, ...] = ()
    partners: tuple[Named, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    work: tuple[Work, ...] = ()
    """Own work first, by its day; then tasks of the city."""
    themes: tuple[Named, ...] = ()
