"""How timetables are compared: six costs, an earlier one outweighing all later ones."""

from dataclasses import astuple, dataclass
from fractions import Fraction

NAMES = ("unplaced", "missed", "worst", "told", "burden", "wishes")
"""The tiers in their order, as files and the command line name them."""


@dataclass(frozen=True, order=True)
class Cost:
    """What a timetable costs, smaller is better, compared tier by tier in this order.

    unplaced: items without a place (a quorum that cannot be reached leaves an item without).
    missed: pairs of a person and an item they have no way to attend, of unplaced items too.
    worst: the largest share any one person misses of the items that could reach them at all.
    told: people who must be told anew, because what was announced moves: all those invited to
        an item whose start, mode or room changes or that loses its place; 1 where only the
        lecturer changes.
    burden: sessions, main and make-up, plus half-days on which a unit is called away: for each
        unit, the parts of days that hold main sessions of its own items, so that two of them
        together count once; and for a joint item one for each unit invited, since it takes
        them elsewhere. A make-up session concerns a few and counts as a session only.
    wishes: points, see `wishes.py`.
    """

    unplaced: int = 0
    missed: int = 0
    worst: Fraction = Fraction(0)
    told: int = 0
    burden: int = 0
    wishes: int = 0

    def gap_to(self, bound: "Cost") -> float:
        """Return the relative distance to `bound` on the first tier that is not proven, else 0.

        Later tiers have no bound of their own: theirs holds only when all before are proven.
        The distance is measured against the cost, or against 1 where that is smaller.
        """
        for value, low in zip(astuple(self), astuple(bound), strict=True):
            if value > low:
                return float((value - low) / max(1, value))
        return 0.0
