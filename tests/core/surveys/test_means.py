"""Means of small populations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import default_rng
from scipy.stats import t as student

from zhibu.core.surveys.means import effective_size, mean_of

VALUES = st.lists(st.integers(1, 5).map(float), min_size=2, max_size=30)


def test_limits_by_hand():
    # Mean 3, squares 4+1+0+1+4=10, s^2 = 2.5; variance of the mean 2.5/5 x (1 - 5/20) = 0.375.
    found = mean_of([1, 2, 3, 4, 5], population=20)
    half = student.ppf(0.975, 4) * 0.375**0.5
    assert (found.value, found.median) == (3, 3)
    assert found.deviation == pytest.approx(2.5**0.5)
    assert (found.low, found.high) == pytest.approx((3 - half, 3 + half))


def test_no_finite_population_is_assumed_where_its_size_is_not_known():
    known, unknown = (mean_of([1, 2, 3], population=size) for size in (4, None))
    assert unknown.low < known.low < known.high < unknown.high


def test_everybody_answered():
    found = mean_of([1, 2, 4], population=3)
    assert found.low == found.high == found.value


def test_one_answer_is_no_mean():
    assert mean_of([4], population=10) is None
    assert mean_of([], population=10) is None


def test_the_same_answer_from_all_who_answered_says_nothing_about_the_others():
    found = mean_of([4, 4, 4], population=10)
    assert (found.value, found.low, found.high, found.deviation) == (4, None, None, 0)


def test_limits_stay_on_the_scale():
    found = mean_of([5, 5, 4], population=1000, ends=(1, 5))
    assert found.high == 5


def test_weights_move_mean_and_median():
    found = mean_of([1, 5], population=100, weights=[3, 1])
    assert (found.value, found.median) == (2, 1)


def test_effective_size_by_hand():
    assert effective_size([1, 1, 1, 1]) == 4
    assert effective_size([3, 1]) == pytest.approx(16 / 10)  # 4^2 / (9 + 1)


@given(VALUES, st.integers(2, 5))
def test_equal_weights_change_nothing(values, weight):
    plain, weighted = (
        mean_of(values, population=100, weights=weights)
        for weights in (None, [weight] * len(values))
    )
    assert weighted.value == pytest.approx(plain.value)
    assert weighted.median == plain.median
    assert weighted.deviation == pytest.approx(plain.deviation)


def test_limits_hold_the_mean_in_about_95_of_100_samples():
    rng = default_rng(7)
    people = rng.choice([1, 2, 3, 4, 5], 144, p=[0.05, 0.1, 0.25, 0.35, 0.25])
    held = 0
    for _ in range(2000):
        found = mean_of(list(rng.choice(people, 40, replace=False)), population=144)
        held += found.low <= people.mean() <= found.high
    assert 0.93 <= held / 2000 <= 0.97
