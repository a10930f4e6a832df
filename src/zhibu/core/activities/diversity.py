"""How various the kinds of activities are, as one number with its uncertainty.

Shannon's entropy H = -sum p ln p (Shannon 1948) of the shares of the kinds, and its
exponential, the Hill number of order 1 (Hill 1973; Jost 2006): so many kinds, each done
equally often, would be as various. The number shown is exp(H) of the shares as counted.

A branch does ten to twenty activities a year, so the shares themselves are uncertain, and H
as counted is on average too small. The interval is the jackknife's (Zahl 1977): leaving out
one activity after another corrects the bias and gives the standard error, nothing is drawn at
random. docs/activities.md says how often such intervals held the truth when tried.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import exp, fsum, log, sqrt

ENOUGH = 12
"""Fewer activities are only counted: with ten the intervals held the truth too seldom."""
NORMAL = 1.959964
"""97.5 % point of the normal distribution: two-sided 95 %."""


@dataclass(frozen=True, kw_only=True)
class Diversity:
    """How various the kinds were: as many as so many kinds done equally often."""

    done: int
    """Number of activities."""
    kinds: int
    """Number of kinds done at least once (Hill number of order 0)."""
    number: float
    """Effective number of kinds (Hill number of order 1)."""
    low: float
    high: float
    has_interval: bool
    """Whether the limits say anything: the jackknife sees no spread where all kinds done were
    done equally often."""


def entropy(counts: Mapping[str, int]) -> float:
    """Return Shannon's entropy of the shares in nats; 0 where nothing was done."""
    whole = sum(counts.values())
    shares = (count / whole for count in counts.values() if count)
    # fsum: the same to the last bit in whatever order the kinds come.
    return max(0.0, -fsum(share * log(share) for share in shares))


def effective_number(counts: Mapping[str, int]) -> float:
    """Return exp(entropy): how many kinds done equally often would be as various; 0 of none."""
    return exp(entropy(counts)) if any(counts.values()) else 0.0


def gain(counts: Mapping[str, int], kind: str) -> float:
    """Return by how much one more activity of a kind changes the effective number, exactly."""
    more = {**counts, kind: counts.get(kind, 0) + 1}
    return effective_number(more) - effective_number(counts)


def diversity(counts: Mapping[str, int], *, among: Collection[str]) -> Diversity | None:
    """Return the measure with its 95 % interval; None where too little was done.

    `among` are all kinds that can be done: more than their number is impossible. The number
    counted always lies in the interval.
    """
    done = sum(counts.values())
    if done < ENOUGH:
        return None
    number = effective_number(counts)
    mean, variance = jackknife(counts)
    reach = student(done - 1) * sqrt(variance)
    return Diversity(
        done=done,
        kinds=sum(1 for count in counts.values() if count),
        number=number,
        low=min(number, exp(max(0.0, mean - reach))),
        high=max(number, min(float(len(among)), exp(mean + reach))),
        has_interval=len({count for count in counts.values() if count}) > 1,
    )


def jackknife(counts: Mapping[str, int]) -> tuple[float, float]:
    """Return the entropy freed of most of its bias, and the variance of that estimate.

    For two activities and more. All activities of a kind leave the same pseudo-value.
    """
    whole = sum(counts.values())
    as_counted = entropy(counts)
    values = [
        (count, whole * as_counted - (whole - 1) * entropy({**counts, kind: count - 1}))
        for kind, count in counts.items()
        if count
    ]
    mean = sum(count * value for count, value in values) / whole
    squares = sum(count * (value - mean) ** 2 for count, value in values)
    return mean, squares / (whole * (whole - 1))


def student(freedom: int) -> float:
    """Return the 97.5 % point of Student's t (Cornish-Fisher, right to 0.01 from 7 on)."""
    z = NORMAL
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    return z + first / freedom + second / freedom**2
