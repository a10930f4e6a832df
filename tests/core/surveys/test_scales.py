"""Reliability of scales."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import default_rng
from scipy.stats import f
from tests.core.surveys.questionnaires import answers, question

from zhibu.core.surveys.codebook import Kind
from zhibu.core.surveys.scales import NoReliability, cronbach_alpha

ITEMS = ("i", "j", "k")


def scale(*people):
    """Answers from one string of digits per person; 0: not answered."""
    items = [question(item, Kind.SCALE, "12345") for item in ITEMS]
    rows = [
        {item: digit for item, digit in zip(ITEMS, person, strict=True) if digit != "0"}
        for person in people
    ]
    return answers([*items, question("sex")], *rows)


FIVE = ("121", "223", "333", "455", "344")


def test_alpha_by_hand():
    """Items 1 2 3 4 3 | 2 2 3 5 4 | 1 3 3 5 4 vary by 1.3, 1.7, 2.2; sums 4 7 9 14 11 by 14.5.

    alpha = 3/2 (1 - (1.3 + 1.7 + 2.2) / 14.5) = 3/2 x 9.3 / 14.5 = 27.9 / 29.
    """
    found = cronbach_alpha(scale(*FIVE), ITEMS)
    assert found.n == 5
    assert found.alpha == pytest.approx(27.9 / 29)
    assert 1 - (1 - found.alpha) * f.ppf(0.975, 4, 8) == pytest.approx(found.low)
    assert 1 - (1 - found.alpha) * f.ppf(0.025, 4, 8) == pytest.approx(found.high)


def test_each_item_says_what_it_does_to_the_scale():
    found = cronbach_alpha(scale("115", "221", "334", "442", "553"), ITEMS)
    odd = found.items[2]
    assert odd.alpha_without == pytest.approx(1)
    assert odd.alpha_without > found.alpha
    assert odd.with_rest < found.items[0].with_rest
    assert found.items[0].label == "题目i"


def test_only_those_who_answered_every_item_count():
    assert cronbach_alpha(scale(*FIVE, "150"), ITEMS).n == 5


def test_two_items_have_no_scale_without_one():
    found = cronbach_alpha(scale(*FIVE), ("i", "j"))
    assert [item.alpha_without for item in found.items] == [None, None]


def test_an_item_all_answer_alike_has_no_correlation():
    found = cronbach_alpha(scale("123", "223", "353", "453", "443"), ITEMS)
    assert found.items[2].with_rest is None


@given(st.lists(st.text("12345", min_size=3, max_size=3), min_size=5, max_size=20))
def test_limits_hold_alpha(people):
    given_by = scale(*people)
    try:
        found = cronbach_alpha(given_by, ITEMS)
    except NoReliability:
        assert len({sum(map(int, person)) for person in people}) == 1
        return
    assert found.low <= found.alpha <= found.high <= 1


def test_limits_hold_the_truth_in_about_95_of_100_samples():
    rng, runs = default_rng(11), 300
    everyone = np.clip(
        np.rint(3 + rng.normal(size=(100_000, 1)) + rng.normal(size=(100_000, 3))), 1, 5
    )
    shared = everyone.var(axis=0).sum() / everyone.sum(axis=1).var()
    truth = 3 / 2 * (1 - shared)
    held = 0
    for _ in range(runs):
        drawn = everyone[rng.integers(0, len(everyone), 20)].astype(int)
        found = cronbach_alpha(scale(*("".join(map(str, person)) for person in drawn)), ITEMS)
        held += found.low <= truth <= found.high
    assert 0.92 <= held / runs <= 0.98


@pytest.mark.parametrize(
    ("people", "items", "words"),
    [
        (FIVE, ("i",), "至少要有两个题目"),
        (FIVE, ("i", "i"), "至少要有两个题目"),
        (FIVE, ("i", "sex"), "“sex”不是量表题"),
        (("121", "223", "333", "455", "300"), ITEMS, "只有4人答全"),
        (("123", "321", "222", "312", "132"), ITEMS, "总分都一样"),
        ((), ITEMS, "只有0人答全"),
    ],
)
def test_where_there_is_no_reliability_the_reason_is_given(people, items, words):
    with pytest.raises(NoReliability, match=words) as caught:
        cronbach_alpha(scale(*people), items)
    assert caught.value.hint
