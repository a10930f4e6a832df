"""Ballots counted and grades proposed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.regulations.ballots import ballots_returned, excellent_share, is_valid_ballot
from zhibu.core.regulations.finding import State
from zhibu.core.regulations.source import PRACTICE
from zhibu.core.regulations.votes import ImpossibleCount

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("returned", "state", "said"),
    [
        (15, State.MET, "发出15张，收回15张，选举有效。"),
        (14, State.MET, "发出15张，收回14张，选举有效。"),
        (16, State.AT_RISK, "收回16张，多于发出的15张，选举无效，应当重新选举。"),
    ],
)
def test_no_more_ballots_come_back_than_were_handed_out(returned, state, said):
    found = ballots_returned(handed_out=15, returned=returned, on=DAY)
    assert (found.rule, found.state, found.said) == ("XJ-10", state, said)


@given(st.integers(0, 20), st.integers(1, 7))
def test_a_ballot_that_names_more_than_there_are_seats_is_void(chosen, seats):
    assert is_valid_ballot(chosen=chosen, seats=seats) == (chosen <= seats)


@pytest.mark.parametrize(
    ("excellent", "state", "said"),
    [
        (5, State.MET, "党员17人，评为优秀5人，不超过5人。"),
        (6, State.AT_RISK, "党员17人，评为优秀6人，一般不超过5人（三分之一），请核对。"),
    ],
)
def test_one_member_in_three_may_be_excellent_and_more_is_only_a_warning(excellent, state, said):
    found = excellent_share(members=17, excellent=excellent, on=DAY)
    assert (found.rule, found.state, found.said) == ("ZB-30", state, said)
    assert found.citation() == PRACTICE


@given(st.integers(0, 200), st.integers(0, 200))
def test_the_share_of_excellent_members_is_never_above_a_third_unwarned(members, excellent):
    if excellent <= members:
        found = excellent_share(members=members, excellent=excellent, on=DAY)
        assert (found.state is State.MET) == (excellent * 3 <= members)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: ballots_returned(handed_out=0, returned=0, on=DAY),
        lambda: ballots_returned(handed_out=5, returned=-1, on=DAY),
        lambda: is_valid_ballot(chosen=1, seats=0),
        lambda: is_valid_ballot(chosen=-1, seats=1),
        lambda: excellent_share(members=5, excellent=6, on=DAY),
        lambda: excellent_share(members=5, excellent=-1, on=DAY),
    ],
)
def test_impossible_counts_are_refused_in_words(ask):
    with pytest.raises(ImpossibleCount) as refusal:
        ask()
    assert refusal.value.hint
