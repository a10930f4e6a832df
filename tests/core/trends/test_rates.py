"""Rates with their limits, and whether two of them differ."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.trends.rates import FEWEST, ImpossibleRate, compare, rate

numbers = st.integers(FEWEST, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_limits_by_hand():
    # None of ten: the upper limit is the share p with (1 - p)^10 = 0.025.
    assert rate(0, 10).high == pytest.approx(1 - 0.025**0.1)
    assert rate(0, 10).low == 0
    # All of ten, the same seen from the other side.
    assert rate(10, 10).low == pytest.approx(0.025**0.1)
    assert rate(10, 10).said == "10 项中 10 项（100%，区间 69% 至 100%）"


def test_fishers_test_by_hand():
    # 8 of 8, then 3 of 8; in all 11 kept, 5 not. Of the C(16, 11) ways to place the 11,
    # C(8, 8) C(8, 3) look like this one and as many like its mirror image; no other table is
    # as unlikely.
    change = compare(rate(8, 8), rate(3, 8))
    assert change.p == pytest.approx(2 * comb(8, 3) / comb(16, 11))
    assert change.differs
    assert change.said == (
        "前一期 8 项中 8 项，后一期 8 项中 3 项：后一期低（Fisher 精确检验，p = 0.026）。"
    )
    assert "后一期高" in compare(rate(3, 8), rate(8, 8)).said


def test_a_small_difference_is_said_not_to_show():
    change = compare(rate(6, 9), rate(8, 10))
    assert not change.differs
    assert "没有显示出差别" in change.said


@pytest.mark.parametrize("n", range(1, FEWEST))
def test_too_few_get_no_percentage_and_no_comparison(n):
    few = rate(n, n)
    assert few.is_too_few
    assert "%" not in few.said + few.percent + few.interval
    assert f"不足 {FEWEST} 项" in few.said
    assert "不作比较" in compare(few, rate(9, 9)).said
    assert "不作比较" in compare(rate(9, 9), few).said


def test_none_due_is_said_plainly():
    assert rate(0, 0).said == "没有到期的"


@pytest.mark.parametrize(("kept", "of"), [(3, 2), (-1, 2)])
def test_more_kept_than_there_were_is_refused(kept, of):
    with pytest.raises(ImpossibleRate) as refused:
        rate(kept, of)
    assert refused.value.hint


@given(numbers)
def test_the_share_lies_within_its_limits(pair):
    kept, of = pair
    found = rate(kept, of)
    assert 0 <= found.low <= found.share <= found.high <= 1


@given(numbers)
def test_one_kept_more_moves_both_limits_up(pair):
    kept, of = pair
    if kept < of:
        fewer, more = rate(kept, of), rate(kept + 1, of)
        assert fewer.low <= more.low
        assert fewer.high <= more.high


@given(numbers)
def test_limits_of_what_was_not_kept_mirror_those_of_what_was(pair):
    kept, of = pair
    assert rate(of - kept, of).low == pytest.approx(1 - rate(kept, of).high)


@given(numbers, numbers)
def test_whichever_comes_first_the_verdict_is_the_same(one, other):
    there, back = compare(rate(*one), rate(*other)), compare(rate(*other), rate(*one))
    assert there.p == pytest.approx(back.p)
    assert 0 <= there.p <= 1 + 1e-12
    assert "没有显示出差别" in compare(rate(*one), rate(*one)).said
