"""Limits of shares, held against scipy's exact distributions and against simulation."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import default_rng
from scipy.stats import beta, binom, hypergeom

from zhibu.core.surveys.limits import ImpossibleShare, limits, method_for
from zhibu.core.surveys.tables import Method

LEVEL = 0.025
EXACT = pytest.mark.parametrize("population", [1, 2, 7, 24, 39, 144])


def samples(population):
    return [(k, n) for n in range(1, population) for k in range(n + 1)]


@EXACT
def test_the_lower_limit_is_the_least_number_not_rejected(population):
    step = 1 if population < 50 else 23
    for k, n in samples(population)[::step]:
        low = round(limits(k, n, population)[0] * population)
        # The tail of K is > 2.5 %, the one of K - 1 is not (ties but for scipy's rounding).
        assert hypergeom.sf(k - 1, population, low, n) > LEVEL - 1e-12, (k, n)
        assert (
            low == k == 0
            or low == k
            or hypergeom.sf(k - 1, population, low - 1, n) <= LEVEL + 1e-12
        )


@EXACT
def test_the_upper_limit_is_the_greatest_number_not_rejected(population):
    step = 1 if population < 50 else 23
    for k, n in samples(population)[::step]:
        high = round(limits(k, n, population)[1] * population)
        assert hypergeom.cdf(k, population, high, n) > LEVEL - 1e-12, (k, n)
        assert (
            high == population - n + k or hypergeom.cdf(k, population, high + 1, n) <= LEVEL + 1e-12
        )


def test_a_tail_of_exactly_two_and_a_half_per_cent_rejects():
    # One asked of forty, and he said so: if he were the only one, that had one chance in forty.
    assert limits(1, 1, 40) == (2 / 40, 1.0)


@pytest.mark.parametrize(
    ("k", "n", "population"),
    [(3, 900, 2000), (3, 900, 2001), (2500, 5000, 10_000), (1, 50_000, 100_000)],
)
def test_large_populations_have_the_same_limits(k, n, population):
    low, high = (round(limit * population) for limit in limits(k, n, population))
    assert hypergeom.sf(k - 1, population, low, n) > LEVEL - 1e-7
    assert hypergeom.sf(k - 1, population, low - 1, n) <= LEVEL + 1e-7
    assert hypergeom.cdf(k, population, high, n) > LEVEL - 1e-7
    assert hypergeom.cdf(k, population, high + 1, n) <= LEVEL + 1e-7


SMALL = st.integers(1, 200).flatmap(
    lambda size: st.integers(1, size).flatmap(
        lambda n: st.tuples(st.integers(0, n), st.just(n), st.just(size))
    )
)
METHODS = st.sampled_from([Method.HYPERGEOMETRIC, Method.WILSON_FPC, Method.CLOPPER_PEARSON])


def limits_by(method, k, n, population):
    return limits(k, n, None if method is Method.CLOPPER_PEARSON else population, method)


@given(SMALL, METHODS)
def test_limits_hold_the_share(sample, method):
    k, n, population = sample
    low, high = limits_by(method, k, n, population)
    assert 0 <= low <= k / n + 1e-12
    assert k / n - 1e-12 <= high <= 1


@given(SMALL, METHODS)
def test_saying_so_and_not_saying_so_mirror_each_other(sample, method):
    k, n, population = sample
    low, high = limits_by(method, k, n, population)
    assert limits_by(method, n - k, n, population) == pytest.approx((1 - high, 1 - low))


@given(SMALL, METHODS)
def test_more_who_say_so_never_lower_a_limit(sample, method):
    k, n, population = sample
    if k < n:
        now, more = (limits_by(method, count, n, population) for count in (k, k + 1))
        assert now[0] <= more[0] + 1e-12
        assert now[1] <= more[1] + 1e-12


@given(st.integers(1, 20), st.integers(1, 8), st.sampled_from([0, 0.25, 0.5]))
def test_limits_narrow_as_everybody_answers(quarter, times, share):
    population = 4 * quarter * times
    widths = [
        high - low
        for n in range(4 * quarter, population + 1, 4 * quarter)
        for low, high in [limits(int(share * n), n, population, Method.WILSON_FPC)]
    ]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] == 0


def test_exact_limits_narrow_as_everybody_answers():
    widths = [high - low for n in range(36, 145, 36) for low, high in [limits(n // 4, n, 144)]]
    assert widths == sorted(widths, reverse=True)


def coverages(method, n, population):
    """For every truth K, the exact share of samples whose limits hold it."""
    found = [limits(k, n, population, method) for k in range(n + 1)]
    low, high = ([round(pair[i] * population, 9) for pair in found] for i in (0, 1))
    return [
        sum(
            hypergeom.pmf(k, population, total, n)
            for k in range(n + 1)
            if low[k] <= total <= high[k]
        )
        for total in range(population + 1)
    ]


SIZES = pytest.mark.parametrize(("n", "population"), [(5, 18), (12, 24), (30, 40), (108, 144)])


@SIZES
def test_exact_limits_hold_the_truth_in_at_least_95_of_100_samples(n, population):
    assert min(coverages(Method.HYPERGEOMETRIC, n, population)) >= 0.95 - 1e-9


@SIZES
def test_wilson_limits_hold_it_in_95_of_100_on_average_and_89_at_worst(n, population):
    found = coverages(Method.WILSON_FPC, n, population)
    assert sum(found) / len(found) >= 0.95
    assert min(found) >= 0.89


def test_in_simulation_too():
    rng, population, n, runs = default_rng(5), 144, 108, 4000
    totals = rng.integers(0, population + 1, runs)
    counts = rng.hypergeometric(totals, population - totals, n)
    for method, least in ((Method.HYPERGEOMETRIC, 0.95), (Method.WILSON_FPC, 0.93)):
        held = sum(
            low - 1e-9 <= total / population <= high + 1e-9
            for total, k in zip(totals, counts, strict=True)
            for low, high in [limits(int(k), n, population, method)]
        )
        # Two standard errors of the simulation below what is stated.
        assert held / runs >= least - 2 * sqrt(0.05 * 0.95 / runs), method


def test_wilson_is_the_textbook_one_where_the_population_is_large():
    # Newcombe 1998, table I: 81 of 263 has Wilson limits 0.2553 to 0.3662.
    assert limits(81, 263, 10**9, Method.WILSON_FPC) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_an_unknown_population_leaves_the_limits_of_clopper_and_pearson():
    low, high = limits(3, 10, None)
    assert binom.sf(2, 10, low) == pytest.approx(LEVEL)
    assert binom.cdf(3, 10, high) == pytest.approx(LEVEL)
    assert (low, high) == pytest.approx((beta.ppf(LEVEL, 3, 8), beta.ppf(1 - LEVEL, 4, 7)))


def test_where_everybody_answered_there_is_no_uncertainty():
    assert limits(3, 12, 12) == (0.25, 0.25)
    assert method_for(12, 12, Method.HYPERGEOMETRIC) is Method.CENSUS


def test_nobody_answered_leaves_everything_possible():
    assert limits(0, 0, 18) == (0, 1)


@pytest.mark.parametrize(("k", "n", "population"), [(5, 4, 10), (1, 11, 10), (-1, 4, 10)])
def test_impossible_numbers_are_refused(k, n, population):
    with pytest.raises(ImpossibleShare, match="不可能"):
        limits(k, n, population)
