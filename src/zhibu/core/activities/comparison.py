"""Whether one year's activities were more various than another's, by an exact test.

If the year made no difference, the activities of both could have fallen to either: every way
of dealing them out again, as many to each year as it had, is equally likely (Fisher 1935;
Pitman 1937). Counted over all of them, the share of those whose entropies differ at least as
much as the two years' is the chance of such a difference. Nothing is drawn at random, and no
number of activities is too small for it to be right: too few simply never show anything.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import comb, log

from zhibu.core.activities.diversity import ENOUGH, entropy

MOST = 60
"""Of more activities in both years together there are too many ways to count."""
STEP = 0.001
"""Differences are counted in steps so small (nats)."""
NEAR = 0.01
"""What comes so near to the difference found counts as reaching it: against rounding."""
SELDOM = 0.05
"""A difference that chance alone brings more seldom is shown."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """Two years compared."""

    difference: float
    """Entropy of the later one less that of the earlier."""
    chance: float
    """How often chance alone would bring a difference as large, in either direction."""

    @property
    def is_shown(self) -> bool:
        """Whether chance alone seldom does."""
        return self.chance < SELDOM


def change(earlier: Mapping[str, int], later: Mapping[str, int]) -> Change | None:
    """Compare two years; None where one has too few activities, or both too many."""
    before, now = sum(earlier.values()), sum(later.values())
    if min(before, now) < ENOUGH or before + now > MOST:
        return None
    difference = entropy(later) - entropy(earlier)
    pooled = [later.get(kind, 0) + earlier.get(kind, 0) for kind in {**earlier, **later}]
    ways = _ways(sorted(pooled), now=now, before=before)
    far = sum(count for found, count in ways.items() if abs(found) >= abs(difference) - NEAR)
    return Change(difference=difference, chance=far / comb(before + now, now))


def _ways(pooled: list[int], *, now: int, before: int) -> dict[float, int]:
    """Return in how many ways each difference comes about.

    The difference is a sum with one term for each kind, so that kinds are added one by one:
    H = ln N - (sum of n ln n) / N.
    """
    whole = {(0, 0): 1}
    for count in pooled:
        terms = [
            (taken, round(_term(count - taken, before) / STEP - _term(taken, now) / STEP))
            for taken in range(count + 1)
        ]
        grown: dict[tuple[int, int], int] = defaultdict(int)
        for (used, steps), number in whole.items():
            for taken, further in terms:
                if used + taken <= now:
                    grown[used + taken, steps + further] += number * comb(count, taken)
        whole = grown
    shift = log(now) - log(before)
    return {shift + steps * STEP: number for (used, steps), number in whole.items() if used == now}


def _term(count: int, whole: int) -> float:
    return count * log(count) / whole if count else 0.0
