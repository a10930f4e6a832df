"""Ballots and counts of the democratic appraisal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.regulations.appraisal import (
    Ballots,
    Counts,
    ImpossibleBallots,
    ballot_faults,
    check_counts,
    count_fault,
)

number = st.integers(0, 60)


@given(a=number, b=number, c=number, d=number, valid=number)
def test_a_row_holds_exactly_when_it_adds_up_to_the_valid_ballots(a, b, c, d, valid):
    assert (count_fault(Counts(a, b, c, d), valid=valid) == "") == (a + b + c + d == valid)


def test_negative_counts_never_hold_even_when_they_add_up():
    assert "负数" in count_fault(Counts(9, 1, -1, 1), valid=10)


@given(handed_out=st.integers(1, 60), returned=number, valid=number)
def test_ballots_hold_exactly_when_each_number_is_within_the_one_before(
    handed_out, returned, valid
):
    ballots = Ballots(handed_out=handed_out, returned=returned, valid=valid)
    assert (not ballot_faults(ballots)) == (valid <= returned <= handed_out)


def test_a_refusal_names_whose_row_is_wrong():
    ballots = Ballots(handed_out=10, returned=10, valid=10)
    with pytest.raises(ImpossibleBallots, match="王敏：四项合计 9，应等于有效票 10"):
        check_counts(ballots, [("陈一鸣", Counts(4, 5, 1, 0)), ("王敏", Counts(4, 5, 0, 0))])


def test_no_ballots_at_all_cannot_be_counted():
    with pytest.raises(ImpossibleBallots, match="至少 1 张"):
        check_counts(Ballots(handed_out=0, returned=0, valid=0), [])
