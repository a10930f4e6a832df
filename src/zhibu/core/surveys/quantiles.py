"""Quantiles of the distributions that limits are made of."""

from functools import lru_cache
from statistics import NormalDist


@lru_cache
def normal_quantile(probability: float) -> float:
    """Return the point of the standard normal distribution below which `probability` lies."""
    return NormalDist().inv_cdf(probability)


@lru_cache(maxsize=4096)
def t_quantile(probability: float, degrees: float) -> float:
    """Return the same of Student's t with `degrees` of freedom (need not be whole)."""
    from scipy.special import stdtrit  # noqa: PLC0415 -- loads for half a second

    return float(stdtrit(degrees, probability))


@lru_cache(maxsize=4096)
def beta_quantile(probability: float, a: float, b: float) -> float:
    """Return the same of the beta distribution with the parameters a and b."""
    from scipy.special import betaincinv  # noqa: PLC0415 -- loads for half a second

    return float(betaincinv(a, b, probability))


@lru_cache(maxsize=4096)
def f_quantile(probability: float, above: float, below: float) -> float:
    """Return the same of the F distribution with the degrees of freedom above and below."""
    from scipy.special import fdtri  # noqa: PLC0415 -- loads for half a second

    return float(fdtri(above, below, probability))
