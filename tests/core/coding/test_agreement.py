"""Krippendorff's alpha over sentences, its definition and where it has no value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.coding.agreement import agreement, agreement_on, by_sentence, disagreements
from zhibu.core.coding.occurrence import often, together

A, B = frozenset({1}), frozenset({2})
NONE, BOTH = frozenset(), frozenset({1, 2})
codings = st.lists(st.tuples(*[st.sampled_from([NONE, A, B, BOTH])] * 2), min_size=2, max_size=12)


def test_alpha_by_hand():
    # Ten sentences; the coders differ on one. Values: 'none' stands 13 times, code 1 seven
    # times. Observed disagreement 2/20; expected 2*13*7/(20*19); alpha = 1 - 0.1/0.478947.
    first = [A, A, A, A, NONE, NONE, NONE, NONE, NONE, NONE]
    second = [A, A, A, NONE, NONE, NONE, NONE, NONE, NONE, NONE]
    found = agreement(first, second)
    assert found.alpha == pytest.approx(1 - (2 / 20) / (2 * 13 * 7 / (20 * 19)))
    assert (found.units, found.agreed) == (10, 9)
    assert found.verdict == "一致性一般，结论要谨慎"


def test_half_a_set_in_common_is_no_agreement_on_the_whole_but_is_on_the_code():
    first, second = [BOTH, NONE, A], [A, NONE, A]
    assert agreement(first, second).agreed == 2
    assert agreement_on(1, first, second).alpha == 1.0
    assert [(d.sentence, d.code, d.first_has_it) for d in disagreements(first, second)] == [
        (1, 2, True)
    ]


def test_alpha_without_variation_or_with_one_sentence_says_why_it_has_no_value():
    same = agreement([A, A, A], [A, A, A])
    assert same.alpha is None
    assert "没有定义" in same.verdict
    assert "不足两句" in agreement([A], [B]).verdict
    assert "不足两句" in agreement([], []).verdict


@given(pairs=codings)
def test_alpha_does_not_depend_on_who_is_first_nor_on_the_order_of_sentences(pairs):
    first, second = zip(*pairs, strict=True)
    found = agreement(first, second).alpha
    swapped = agreement(second, first).alpha
    backwards = agreement(first[::-1], second[::-1]).alpha
    assert (found is None) == (swapped is None) == (backwards is None)
    if found is not None:
        assert found == pytest.approx(swapped) == pytest.approx(backwards)
        assert found <= 1


@given(pairs=codings)
def test_two_who_code_alike_agree_fully_or_leave_nothing_to_compare(pairs):
    first = [a for a, _b in pairs]
    assert agreement(first, first).alpha in {None, 1.0}
    assert disagreements(first, first) == ()


def test_pairs_and_counts_are_of_sentences():
    sentences = by_sentence(3, [(1, 1), (1, 2), (2, 1), (1, 1)])
    assert sentences == (BOTH, A, NONE)
    assert dict(together(sentences)) == {(1, 2): 1}
    assert dict(often(sentences)) == {1: 2, 2: 1}
