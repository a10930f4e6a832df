"""Who misses what and why, as plain values."""

from dataclasses import dataclass

from zhibu.core.timetabling.instance import Placement, Span
from zhibu.core.timetabling.reasons_help import Barrier, Help


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What keeps a person from the main session (told first) or a make-up session."""

    placement: Placement
    barrier: Barrier
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A person who has no way to attend an item.

    kept: what keeps them from each session; none, and nothing else, when the item has no place.
    is_away: they are busy at every moment a session of the item could be held at. helped_by,
    with the make-up session it gives if any: what would change it. said: all of it in Chinese.
    """

    person: str
    item: str
    kept: tuple[Kept, ...] = ()
    is_away: bool = False
    helped_by: Help = Help.NOTHING
    session: Placement | None = None
    said: str = ""
