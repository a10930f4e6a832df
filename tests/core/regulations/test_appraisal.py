"""Ballots, counts and grades of the democratic appraisal; steps of organisational life."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.regulations.appraisal import (
    STEP_NAMES,
    Ballots,
    Counts,
    ImpossibleBallots,
    ballot_faults,
    cap_finding,
    check_counts,
    count_fault,
    excellent_cap,
    steps_on,
)

ON = date(2026, 11, 24)
number = st.integers(0, 60)


@pytest.mark.parametrize(
    ("members", "cap"), [(0, 0), (2, 0), (3, 1), (5, 1), (6, 2), (17, 5), (18, 6), (50, 16)]
)
def test_a_third_is_rounded_down(members, cap):
    assert excellent_cap(members, on=ON) == cap


@given(members=number, excellent=number)
def test_the_cap_is_the_largest_number_that_is_no_more_than_a_third(members, excellent):
    state = cap_finding(members=members, excellent=excellent, on=ON).state
    assert (state == "met") == (3 * excellent <= members)


def test_more_than_the_cap_is_a_warning_that_says_both_numbers_and_no_article():
    finding = cap_finding(members=17, excellent=6, on=ON)
    assert (finding.rule, finding.state, finding.required) == ("ZB-30", "at_risk", 5)
    assert "评为优秀6人，超过了一般的5人" in finding.said
    assert "第" not in finding.citation()


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


def test_every_step_of_the_rule_has_a_name_and_the_first_is_the_theme():
    steps = steps_on(ON)
    assert set(steps) == set(STEP_NAMES)
    assert (steps[0], steps[-1]) == ("theme", "remedies")
