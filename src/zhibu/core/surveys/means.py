"""Means of small populations with their limits, weighted or not."""

from collections.abc import Mapping, Sequence
from math import sqrt

from zhibu.core.surveys.quantiles import t_quantile
from zhibu.core.surveys.tables import Mean

FEWEST = 2
"""Fewer answers have no deviation, and no mean is worth the name."""


def effective_size(weights: Sequence[float]) -> float:
    """Return how many unweighted answers are as precise: (sum w)^2 / sum w^2 (Kish 1965)."""
    squares = sum(weight * weight for weight in weights)
    return sum(weights) ** 2 / squares if squares else 0.0


def mean_of(
    values: Sequence[float],
    *,
    population: int | None,
    weights: Sequence[float] | None = None,
    ends: tuple[float, float] | None = None,
    confidence: float = 0.95,
) -> Mean | None:
    """Return the mean with limits of Student's t; None when fewer than two answered.

    The variance of the mean is s^2 / n times 1 - n/N (Cochran 1977, chapter 2; no correction
    when N is not known); with weights n is the effective number. Limits are None when all
    answers are the same but not everybody answered: the data then say nothing about how far
    the others may be. A census has its mean as both limits. `ends`: least and greatest value
    possible, which limits do not pass.
    """
    if len(values) < FEWEST:
        return None
    weights = weights or (1.0,) * len(values)
    total = sum(weights)
    mean = sum(w * x for w, x in zip(weights, values, strict=True)) / total
    size = effective_size(weights)
    squares = sum(w * (x - mean) ** 2 for w, x in zip(weights, values, strict=True))
    deviation = sqrt(squares / total * size / (size - 1))
    unseen = 1.0 if population is None else 1 - len(values) / population
    low, high = _limits(mean, deviation, size, unseen, confidence)
    if ends and low is not None and high is not None:
        low, high = max(low, ends[0]), min(high, ends[1])
    return Mean(
        value=mean,
        low=low,
        high=high,
        median=weighted_median(values, weights),
        deviation=deviation,
    )


def mean_of_counts(
    people: Mapping[float, int],
    *,
    population: int | None,
    ends: tuple[float, float],
    confidence: float = 0.95,
) -> Mean | None:
    """Return the same, without weights, from how many people stand at each value."""
    counted = {value: count for value, count in people.items() if count}
    size = sum(counted.values())
    if size < FEWEST:
        return None
    mean = sum(count * value for value, count in counted.items()) / size
    squares = sum(count * (value - mean) ** 2 for value, count in counted.items())
    deviation = sqrt(squares / (size - 1))
    unseen = 1.0 if population is None else 1 - size / population
    low, high = _limits(mean, deviation, size, unseen, confidence)
    if low is not None and high is not None:
        low, high = max(low, ends[0]), min(high, ends[1])
    median = weighted_median(list(counted), list(counted.values()))
    return Mean(value=mean, low=low, high=high, median=median, deviation=deviation)


def weighted_median(values: Sequence[float], weights: Sequence[float]) -> float:
    """Return the value with half of the weight on either side; the middle of two such values."""
    half, below = sum(weights) / 2, 0.0
    ordered = sorted(zip(values, weights, strict=True))
    for place, (value, weight) in enumerate(ordered):
        below += weight
        if abs(below - half) < 1e-9 * half:  # half, but for rounding
            return (value + ordered[place + 1][0]) / 2
        if below > half:
            return value
    return ordered[-1][0]


def _limits(
    mean: float, deviation: float, size: float, unseen: float, confidence: float
) -> tuple[float | None, float | None]:
    if unseen <= 0:
        return mean, mean
    if deviation == 0:
        return None, None
    half = t_quantile((1 + confidence) / 2, size - 1) * deviation * sqrt(unseen / size)
    return mean - half, mean + half
