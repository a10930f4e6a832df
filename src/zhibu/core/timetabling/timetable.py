"""What an answer looks like: where each item is placed, and who makes up for what when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from zhibu.core.timetabling.instance import Mode, Placement
from zhibu.core.timetabling.tiers import Cost

__all__ = ["Attended", "Coverage", "Held", "MakeUp", "Mode", "Solution", "Status", "Timetable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeUp:
    """A make-up session and who is asked to it: people who cannot be at the main session."""

    placement: Placement
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An item that has a place, with its make-up sessions in order of time."""

    item: str
    main: Placement
    make_ups: tuple[MakeUp, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """The items that have a place; the others of the instance have none."""

    held: tuple[Held, ...] = ()

    @cached_property
    def by_item(self) -> Mapping[str, Held]:
        """What is held, by the id of its item."""
        return {held.item: held for held in self.held}


class Status(StrEnum):
    """How sure the answer is."""

    OPTIMAL = "optimal"
    """Proven: no timetable is better on any tier."""
    FEASIBLE = "feasible"
    """The best found before the time ended or somebody stopped; see the bounds."""


class Attended(StrEnum):
    """How a person takes part in an item."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    MAKE_UP = "make_up"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One person: how they take part in each item they are invited to, by the item's id.

    `beyond` are those items no timetable could bring to them, all sessions of the world
    considered; the share leaves them out.
    """

    person: str
    takes_part: Mapping[str, Attended]
    beyond: frozenset[str] = frozenset()

    @property
    def missed(self) -> tuple[str, ...]:
        """The items the person has no way to attend."""
        return tuple(item for item, how in self.takes_part.items() if how is Attended.MISSED)

    @property
    def share(self) -> Fraction:
        """How much of what could reach the person at all they miss; 0 where nothing could."""
        counted = len(self.takes_part) - len(self.beyond)
        missed = sum(item not in self.beyond for item in self.missed)
        return Fraction(missed, counted) if counted else Fraction(0)


@dataclass(frozen=True, kw_only=True)
class Solution:
    """The timetable with its cost and what no timetable can go below, tier by tier.

    `unplaced` are the items without a place. `seconds` is the time it took, of which nothing
    else depends.
    """

    status: Status
    timetable: Timetable
    cost: Cost
    bound: Cost
    unplaced: tuple[str, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    seconds: float = field(default=0.0, compare=False)

    @property
    def gap(self) -> float:
        """The relative gap of the first tier that is not proven, 0 when all are."""
        return self.cost.gap_to(self.bound)
