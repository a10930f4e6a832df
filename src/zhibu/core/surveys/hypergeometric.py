"""Exact limits for how many in a population of known size would say so.

n of N people answered and k of them said so. If K of the N would say so, k is hypergeometric.
The lower limit is the least K that the one-sided test at level a/2 does not reject, that is the
least K with P(k or more | K) > a/2; the upper limit mirrors it: what N - K would not say. Two
one-sided tests are inverted, so the limits hold K in at least 1 - a of all samples whatever K
is (Buonaccorsi 1987; Wright 1991; the finite-population form of Clopper and Pearson 1934).
Up to EXACT_UP_TO people all is done in whole numbers, and no rounding decides about a limit.
"""

from bisect import bisect_left
from fractions import Fraction
from functools import lru_cache
from math import ceil, comb, exp, lgamma
from operator import floordiv, truediv

EXACT_UP_TO = 2000
"""Above, tails are floats, right to eight digits: far finer than one person in thousands."""


@lru_cache(maxsize=65536)
def least_in_population(k: int, n: int, population: int, level: Fraction) -> int:
    """Return the least K in the population with P(at least k of n | K) > level.

    The tail grows with K, hence bisection; at K >= kN/n the mean of the sample is at least k,
    so is its median, and the tail at least one half.
    """
    if k == 0:
        return 0
    likely = ceil(Fraction(k * population, n))
    candidates = range(k, likely)
    return k + bisect_left(
        candidates, True, key=lambda total: _tail_exceeds(level, k, n, total, population)
    )


def greatest_in_population(k: int, n: int, population: int, level: Fraction) -> int:
    """Return the greatest K in the population with P(at most k of n | K) > level."""
    return population - least_in_population(n - k, n, population, level)


def _tail_exceeds(level: Fraction, k: int, n: int, total: int, population: int) -> bool:
    """Whether P(at least k of n) > level when `total` of the population would say so.

    Only asked where the mean of the sample is below k: the terms fall from there on, so that
    those not yet added are at most the last one times their number.
    """
    others, last = population - total, min(n, total)
    term: float
    if population <= EXACT_UP_TO:
        needed: float = level.numerator * comb(population, n) // level.denominator
        term, divide = comb(total, k) * comb(others, n - k), floordiv
    else:
        needed, divide = float(level), truediv
        term = exp(_log_comb(total, k) + _log_comb(others, n - k) - _log_comb(population, n))
    tail: float = 0
    for i in range(k, last + 1):
        tail += term
        if tail > needed:
            return True
        if tail + term * (last - i) <= needed:
            return False
        term = divide(term * (total - i) * (n - i), (i + 1) * (others - n + i + 1))
    return False


def _log_comb(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
