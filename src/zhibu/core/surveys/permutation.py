"""Do groups differ more than they would had chance dealt people into them?

The p value of a permutation test is exact whatever the numbers, which chi-square tables are not
for ten people (Fisher 1935; Pitman 1937). Group labels are shuffled among those who answered; p
is how often that gives a statistic as large as the one seen, itself counted as one shuffle
(Davison and Hinkley 1997, section 4.2), so p is never 0. Shuffles are drawn from a fixed seed:
the same answers always give the same p.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

SHUFFLES = 1999
SEED = 1979
AT_ONCE = 2_000_000
"""Numbers shuffled at once: bounds the memory."""
TIES = 1e-9
"""Statistics nearer than this are the same but for rounding."""

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


class Combine(Enum):
    """How the spread of several columns becomes one statistic."""

    CHI_SQUARE = "chi-square"
    """Columns are the options of a single answer: Pearson's chi-square of the table."""
    LARGEST = "largest"
    """The largest of the columns: holds for all of them together (Westfall and Young 1993)."""


def spread(values: Numbers, sizes: Sequence[int], combine: Combine) -> float:
    """Return the statistic: how far the groups' means lie apart.

    `values` is people x columns, the people of the first group first, `sizes` the sizes of the
    groups, none empty. For one column it is the sum over groups of n_g (mean_g - mean)^2 /
    variance: Pearson's chi-square for a column of zeros and ones and, but for n / (n - 1),
    Kruskal and Wallis' H for a column of ranks. A column without variance has none.
    """
    return float(_spreads(values, sizes, combine, np.arange(len(values))[np.newaxis])[0])


def p_value(values: Numbers, sizes: Sequence[int], combine: Combine) -> float:
    """Return how often shuffling people over the groups spreads the means as far."""
    seen = spread(values, sizes, combine) - TIES
    as_far = sum(
        int((_spreads(values, sizes, combine, places) >= seen).sum())
        for places in _shuffles(len(values))
    )
    return (1 + as_far) / (1 + SHUFFLES)


def _shuffles(n: int) -> Iterator[Places]:
    """Yield orders of n people, in all SHUFFLES rows."""
    if n * SHUFFLES <= AT_ONCE:
        yield _few(n)
        return
    rng = np.random.default_rng(SEED)
    step = max(1, AT_ONCE // n)
    for start in range(0, SHUFFLES, step):
        yield _shuffled(rng, n, min(step, SHUFFLES - start))


@lru_cache(maxsize=16)
def _few(n: int) -> Places:
    return _shuffled(np.random.default_rng(SEED), n, SHUFFLES)


def _shuffled(rng: np.random.Generator, n: int, rows: int) -> Places:
    return rng.permuted(np.tile(np.arange(n), (rows, 1)), axis=1)


def _spreads(values: Numbers, sizes: Sequence[int], combine: Combine, places: Places) -> Numbers:
    """Return the statistic for each row of places."""
    starts = np.cumsum([0, *sizes[:-1]])
    mean, variance = values.mean(axis=0), values.var(axis=0)
    scaled = (values - mean) / np.sqrt(np.where(variance > TIES, variance, np.inf))
    columns = np.array(
        [
            (np.add.reduceat(column[places], starts, axis=1) ** 2 / np.array(sizes)).sum(axis=1)
            for column in scaled.T
        ]
    )
    if combine is Combine.LARGEST:
        return np.asarray(columns.max(axis=0))
    return np.asarray((1 - mean) @ columns)
