"""Do groups differ? A test where one holds, else the reason why there is none."""

from itertools import combinations
from math import comb

import pytest
from numpy.random import default_rng
from scipy.stats import chi2_contingency, kruskal
from tests.core.surveys.questionnaires import answers, question

from zhibu.core.surveys.codebook import Kind
from zhibu.core.surveys.group_tests import compare_groups
from zhibu.core.surveys.sample import Sample
from zhibu.core.surveys.tables import Frame

BY = question("by", codes="uv")


def compared(column, groups, *, population=1000, margins=None, by=BY):
    """Compare groups given as {"u": ["a", "b", ...]}."""
    rows = [
        {"by": group, column.id: said} for group, all_said in groups.items() for said in all_said
    ]
    frame = Frame(population=population, margins=margins or {})
    sample = Sample(answers([by, column], *rows), frame, by)
    return compare_groups(sample, column, tuple(groups), fewest=5)


def test_p_is_that_of_the_exact_permutation_test():
    """All 12870 ways to deal 16 people into two groups of 8, counted one by one."""
    said = [1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0]
    seen = abs(sum(said[:8]) - sum(said[8:]))
    as_far = sum(
        abs(2 * sum(said[place] for place in chosen) - sum(said)) >= seen
        for chosen in combinations(range(16), 8)
    )
    exact = as_far / comb(16, 8)
    found = compared(
        question("q"), {"u": ["ab"[v] for v in said[:8]], "v": ["ab"[v] for v in said[8:]]}
    )
    assert found.p == pytest.approx(exact, abs=3 * (exact * (1 - exact) / 1999) ** 0.5)
    assert found.differs


def test_effect_of_shares_is_cramers_v():
    found = compared(question("q", codes="abc"), {"u": "aaaaabbc", "v": "abbbcccc"})
    chi_square = chi2_contingency([[5, 2, 1], [1, 3, 4]], correction=False).statistic
    assert found.effect == pytest.approx((chi_square / 16) ** 0.5)
    assert not found.differs


def test_effect_of_a_scale_is_epsilon_squared():
    first, second = [1, 2, 2, 3, 3, 4], [3, 4, 4, 5, 5, 5, 5]
    found = compared(
        question("q", Kind.SCALE, "12345"), {"u": map(str, first), "v": map(str, second)}
    )
    assert found.effect == pytest.approx(kruskal(first, second).statistic / 12)
    assert found.differs


def test_the_same_answers_always_give_the_same_p():
    several = question("q", Kind.MULTIPLE, "ab")
    groups = {"u": ["a", "a|b", "a", "b", "a", "b"], "v": ["b", "b", "a|b", "b", "a", "b"]}
    turned = {group: said[::-1] for group, said in groups.items()}
    assert compared(several, groups) == compared(several, groups) == compared(several, turned)


def test_one_option_that_differs_is_found_among_several():
    hard = question("q", Kind.MULTIPLE, "wxyz")
    found = compared(hard, {"u": ["w|x"] * 10 + ["w"] * 2, "v": ["w|y"] * 10 + ["w|z"] * 2})
    assert found.differs
    assert found.effect == pytest.approx((5 / 7) ** 0.5)  # x: 10 of 12 and none of 12


def test_ranks_and_numbers_are_compared_too():
    order = question("q", Kind.RANKING, "xyz")
    assert compared(order, {"u": ["x|y|z"] * 7, "v": ["z|y|x"] * 7}).differs
    years = question("q", Kind.NUMBER, "")
    assert compared(years, {"u": "123456", "v": ["21", "22", "23", "24", "25"]}).differs


def test_chance_alone_is_called_a_difference_in_at_most_five_of_a_hundred_surveys():
    rng, runs = default_rng(3), 400
    wrong = sum(
        compared(question("q", codes="abc"), {g: rng.choice(list("abc"), 12) for g in "uv"}).differs
        for _ in range(runs)
    )
    assert wrong / runs <= 0.05 + 2 * (0.05 * 0.95 / runs) ** 0.5


@pytest.mark.parametrize(
    ("groups", "margins", "reason"),
    [
        ({"u": "ababa", "v": "abab"}, None, "人数足够的组不到两个"),
        ({"u": "ababa"}, None, "人数足够的组不到两个"),
        ({"u": "ababa", "v": "aaaab"}, {"by": {"u": 5, "v": 5}}, "看到的差别就是实际差别"),
        ({"u": "aaaaa", "v": "aaaaa"}, {"by": {"u": 5, "v": 6}}, "回答都一样"),
    ],
)
def test_where_no_test_holds_the_reason_is_given(groups, margins, reason):
    found = compared(question("q"), groups, population=11, margins=margins)
    assert (found.p, found.differs, found.effect) == (None, False, None)
    assert reason in found.reason


def test_texts_are_not_compared():
    assert "文字题" in compared(question("q", Kind.TEXT, ""), {"u": "aaaaa", "v": "bbbbb"}).reason
