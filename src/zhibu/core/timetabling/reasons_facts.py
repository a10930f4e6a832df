"""Why something has no place, as plain values: what stands in the way, and what would do then."""

from dataclasses import dataclass, field
from enum import StrEnum

from zhibu.core.timetabling.instance import Placement, Span


class FactKind(StrEnum):
    """What stands in the way of a session; `id` of the fact names whose it is."""

    BUSY = "busy"
    """A busy span of a person: a voter, or the lecturer as a person."""
    BOOKING = "booking"
    """A booking of a room."""
    LECTURER_BUSY = "lecturer_busy"
    """A busy span of a lecturer."""
    SESSION = "session"
    """Another item with its sessions; `ways` says how it is in the way."""
    PIN = "pin"
    """The item itself is pinned to what was announced."""

    NO_DAY = "no_day"
    """No working day lies in the window of the item."""
    TOO_LONG = "too_long"
    """No part of a day is as long as the item (`has` and `needs` in minutes)."""
    NO_MODE = "no_mode"
    """No mode is allowed in which a main session can be held."""
    SEATS = "seats"
    """The room has fewer seats than people have to sit in it (`has`, `needs`)."""
    NO_VIDEO = "no_video"
    """The room has no video, so nothing hybrid can be held in it."""
    VOTERS = "voters"
    """Fewer voters could ever take part in this mode than the quorum (`has`, `needs`)."""
    LIMIT = "limit"
    """The person is never to be asked to anything in a week."""


class Way(StrEnum):
    """How another item stands in the way."""

    CLASH = "clash"
    ROOM = "room"
    LECTURER = "lecturer"
    WEEK = "week"
    SPACING = "spacing"


REMOVABLE = frozenset(
    {
        FactKind.BUSY,
        FactKind.BOOKING,
        FactKind.LECTURER_BUSY,
        FactKind.SESSION,
        FactKind.PIN,
    }
)
"""What somebody could take out of the way; the other kinds lie in how the item was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing in the way: one busy span of one person, one booking, one other item."""

    kind: FactKind
    id: str
    span: Span | None = None
    has: int = 0
    needs: int = 0
    ways: frozenset[Way] = field(default=frozenset(), compare=False)

    @property
    def is_removable(self) -> bool:
        """Whether it could be taken out of the way without asking for something else."""
        return self.kind in REMOVABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """One way to hold the item's main session, and every fact in its way."""

    placement: Placement
    facts: tuple[Fact, ...]

    @property
    def lasting(self) -> tuple[Fact, ...]:
        """The facts nobody can remove."""
        return tuple(fact for fact in self.facts if not fact.is_removable)

    @property
    def others(self) -> tuple[str, ...]:
        """The other items in the way."""
        return tuple(fact.id for fact in self.facts if fact.kind is FactKind.SESSION)


class ReasonKind(StrEnum):
    """What an explanation is mainly about."""

    POSSIBLE = "possible"
    """Nothing is in the way: searching again would place it."""
    OTHERS = "others"
    """Alone it would have a place; others have taken all of them."""
    QUORUM = "quorum"
    ROOM = "room"
    LECTURER = "lecturer"
    PINNED = "pinned"
    STRUCTURE = "structure"
    """It cannot be placed as it was asked for, whoever cancels what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Where another item could go to make room; `to` is None when there is no place."""

    item: str
    to: Placement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why an item has no place.

    facts: the fewest facts whose removal would give it one, or for STRUCTURE those nobody
    can remove. would_do: the place it would then have, None for STRUCTURE. moves: for other
    items in the way, where they could go. said: the same in Chinese.
    """

    kind: ReasonKind
    item: str
    facts: tuple[Fact, ...]
    would_do: Placement | None
    moves: tuple[Move, ...] = ()
    said: str = ""
