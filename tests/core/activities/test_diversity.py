"""The measure of diversity: its laws, its interval, and how often that holds the truth."""

from itertools import product
from math import comb, exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.activities.diversity import (
    ENOUGH,
    diversity,
    effective_number,
    entropy,
    gain,
    jackknife,
    student,
)
from zhibu.core.activities.known import kinds

KINDS = tuple("abcdefghij")
some = st.dictionaries(st.sampled_from(KINDS), st.integers(1, 30), min_size=1)
enough = some.filter(lambda counts: sum(counts.values()) >= ENOUGH)


@given(some)
def test_it_lies_between_one_and_the_number_of_kinds_done(counts):
    assert effective_number(counts) + 1e-9 >= 1
    assert effective_number(counts) <= len(counts) + 1e-9


@given(st.sets(st.sampled_from(KINDS), min_size=1), st.integers(1, 20))
def test_equally_often_is_as_various_as_there_are_kinds(done, times):
    assert effective_number(dict.fromkeys(done, times)) == pytest.approx(len(done))


@given(some, st.randoms(use_true_random=False))
def test_the_order_and_kinds_never_done_change_nothing(counts, random):
    pairs = list(counts.items())
    random.shuffle(pairs)
    padded = dict(pairs) | {kind: 0 for kind in KINDS if kind not in counts}
    assert effective_number(padded) == pytest.approx(effective_number(counts))


@given(some, st.integers(2, 5))
def test_the_same_year_several_times_over_is_as_various(counts, times):
    longer = {kind: count * times for kind, count in counts.items()}
    assert effective_number(longer) == pytest.approx(effective_number(counts))


@given(some.filter(lambda counts: len(counts) > 1))
def test_taking_two_kinds_for_one_never_makes_it_more_various(counts):
    first, second, *_ = counts
    merged = {kind: count for kind, count in counts.items() if kind != second}
    merged[first] += counts[second]
    assert effective_number(merged) <= effective_number(counts) + 1e-9


@given(some.filter(lambda counts: len(counts) < len(KINDS)))
def test_a_kind_never_done_makes_it_more_various(counts):
    new = next(kind for kind in KINDS if kind not in counts)
    before = effective_number(counts)
    assert gain(counts, new) > 0
    assert before + gain(counts, new) == pytest.approx(effective_number({**counts, new: 1}))


@given(some, st.sampled_from(KINDS), st.sampled_from(KINDS))
def test_what_was_done_less_often_gains_more(counts, rare, common):
    """The reason the suggestions may ask for counts and need no logarithm."""
    if counts.get(rare, 0) < counts.get(common, 0):
        assert gain(counts, rare) > gain(counts, common)


def test_the_worked_example_of_the_docs():
    counts = {"study": 6, "talk": 3, "visit": 3}
    assert entropy(counts) == pytest.approx(-(0.5 * log(0.5) + 0.5 * log(0.25)))
    assert effective_number(counts) == pytest.approx(2.828, abs=0.001)
    assert effective_number({}) == 0


def test_of_too_few_nothing_is_said():
    few = {"a": ENOUGH - 1}
    assert diversity(few, among=KINDS) is None


@given(enough)
def test_the_number_lies_in_its_interval_and_that_in_what_can_be(counts):
    found = diversity(counts, among=KINDS)
    assert found.low + 1e-9 >= 1
    assert found.low <= found.number <= found.high
    assert found.high <= len(KINDS) + 1e-9
    assert (found.done, found.kinds) == (sum(counts.values()), len(counts))


@given(enough)
def test_the_jackknife_is_the_mean_of_what_leaving_one_out_gives(counts):
    """Zahl's definition, activity by activity, against ours by kinds."""
    singles = [kind for kind, count in counts.items() for _ in range(count)]
    whole = len(singles)
    values = [
        whole * entropy(counts) - (whole - 1) * entropy({**counts, kind: counts[kind] - 1})
        for kind in singles
    ]
    mean = sum(values) / whole
    variance = sum((value - mean) ** 2 for value in values) / (whole * (whole - 1))
    assert jackknife(counts) == pytest.approx((mean, variance))


@pytest.mark.parametrize(("freedom", "point"), [(11, 2.20099), (15, 2.13145), (30, 2.04227)])
def test_students_t_is_that_of_the_tables(freedom, point):
    assert student(freedom) == pytest.approx(point, abs=0.005)


@pytest.mark.parametrize(
    ("shares", "least"),
    [((0.5, 0.5), 0.85), ((0.8, 0.2), 0.85), ((1 / 3, 1 / 3, 1 / 3), 0.9), ((0.5, 0.3, 0.2), 0.85)],
)
@pytest.mark.parametrize("done", [ENOUGH, 18])
def test_how_often_the_interval_holds_the_truth(shares, least, done):
    """Counted over every outcome with its probability, nothing drawn."""
    truth = exp(-sum(share * log(share) for share in shares))
    held = 0.0
    for first in product(range(done + 1), repeat=len(shares) - 1):
        if sum(first) > done:
            continue
        counts = (*first, done - sum(first))
        chance, left = 1.0, done
        for count, share in zip(counts, shares, strict=True):
            chance *= comb(left, count) * share**count
            left -= count
        found = diversity(dict(zip(KINDS, counts, strict=False)), among=KINDS)
        held += chance * (found.low - 1e-9 <= truth <= found.high + 1e-9)
    assert held >= least


def test_the_kinds_of_the_file_are_told_once_each():
    keys = [kind.key for kind in kinds()]
    assert len(keys) == len(set(keys))
