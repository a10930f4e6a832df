"""95 % limits of a share in a small population, by the method that fits what is known."""

from fractions import Fraction
from functools import lru_cache
from math import sqrt

from zhibu.core.refusals import Refusal
from zhibu.core.surveys.hypergeometric import greatest_in_population, least_in_population
from zhibu.core.surveys.quantiles import beta_quantile, normal_quantile
from zhibu.core.surveys.tables import Method


class ImpossibleShare(Refusal):
    """More said so than answered, or more answered than there are people."""

    code = "impossible_share"

    def __init__(self, count: float, n: float, population: int | None) -> None:
        """Say the three numbers that do not fit."""
        super().__init__(
            f"{count:g} / {n:g} / {population if population is not None else '—'} 不可能："
            "选择人数不能多于作答人数，作答人数不能多于总人数。",
            hint="请核对总人数和作答数据。",
        )


def method_for(n: float, population: int | None, wanted: Method) -> Method:
    """Return the method that is used: the one wanted, unless less or more is known.

    An unknown population leaves Clopper and Pearson; where everybody answered there is nothing
    to estimate, weighted or not.
    """
    if population is None:
        return Method.CLOPPER_PEARSON
    return Method.CENSUS if n == population else wanted


def limits(
    count: float,
    n: float,
    population: int | None,
    method: Method = Method.HYPERGEOMETRIC,
    confidence: float = 0.95,
) -> tuple[float, float]:
    """Return the limits of the share in the population when `count` of `n` said so.

    `n` people of the `population` answered (None: size not known, then Clopper-Pearson). With
    `WEIGHTED` n is Kish's effective number and count the weighted share of it; neither is
    whole. Nobody answered: anything is possible, (0, 1).

    Raises:
        ImpossibleShare: not 0 <= count <= n <= population.
    """
    if not 0 <= count <= n or (population is not None and n > population):
        raise ImpossibleShare(count, n, population)
    if n == 0:
        return 0.0, 1.0
    return _limits(count, n, population, method_for(n, population, method), confidence)


@lru_cache(maxsize=65536)
def _limits(
    count: float, n: float, population: int | None, method: Method, confidence: float
) -> tuple[float, float]:
    if method is Method.CENSUS:
        return count / n, count / n
    if method is Method.CLOPPER_PEARSON or population is None:
        return _clopper_pearson(count, n, confidence)
    if method is Method.HYPERGEOMETRIC:
        return _hypergeometric(int(count), int(n), population, confidence)
    low, high = _wilson(count / n, n, population, confidence)
    if method is Method.WEIGHTED:
        return low, high
    # Whoever answered is in the population: it cannot hold fewer than were counted.
    return max(low, count / population), min(high, 1 - (n - count) / population)


def _hypergeometric(k: int, n: int, population: int, confidence: float) -> tuple[float, float]:
    """Limits K/N, see `hypergeometric`."""
    level = (1 - Fraction(str(confidence))) / 2
    return (
        least_in_population(k, n, population, level) / population,
        greatest_in_population(k, n, population, level) / population,
    )


def _clopper_pearson(count: float, n: float, confidence: float) -> tuple[float, float]:
    """Invert the two one-sided binomial tests (Clopper and Pearson 1934)."""
    level = (1 - confidence) / 2
    low = beta_quantile(level, count, n - count + 1) if count > 0 else 0.0
    high = beta_quantile(1 - level, count + 1, n - count) if count < n else 1.0
    return low, high


def _wilson(share: float, n: float, population: int, confidence: float) -> tuple[float, float]:
    """Wilson's score limits (1927), the variance times (N - n) / (N - 1).

    That is Wilson with n (N - 1) / (N - n) in the place of n.
    """
    z2 = normal_quantile((1 + confidence) / 2) ** 2
    size = n * (population - 1) / (population - n)
    middle = (share + z2 / (2 * size)) / (1 + z2 / size)
    half = sqrt(z2 * (share * (1 - share) / size + z2 / (4 * size**2))) / (1 + z2 / size)
    # At 0 and 1 the limits are exact in theory and a rounding away from it in floats.
    return (0.0 if share == 0 else middle - half), (1.0 if share == 1 else middle + half)
