"""Corrections for asking many questions at once."""

from collections.abc import Sequence


def holm(values: Sequence[float]) -> tuple[float, ...]:
    """Return the p values corrected by Holm's step-down method (1979), in the order given.

    The smallest is multiplied by their number m, the next by m - 1 and so on, none below the one
    before it and none above 1. Whoever calls those below 0.05 different is wrong about even one
    of them in at most 5 of 100 surveys, however the questions hang together.
    """
    corrected, least = [0.0] * len(values), 0.0
    for rank, place in enumerate(sorted(range(len(values)), key=values.__getitem__)):
        least = max(least, min(1.0, (len(values) - rank) * values[place]))
        corrected[place] = least
    return tuple(corrected)
