"""Votes and elections: the edges, and laws that hold for all counts."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from zhibu.core.regulations.parameter import NotInForce
from zhibu.core.regulations.votes import (
    ImpossibleCount,
    NextStep,
    elect,
    election_vote,
    members_vote,
    min_candidates,
)

DAY = date(2026, 11, 24)


@st.composite
def counts(draw):
    due = draw(st.integers(1, 60))
    present = draw(st.integers(0, due))
    return due, present, draw(st.integers(0, present))


@pytest.mark.parametrize(
    ("due", "present", "yes", "valid", "passed"),
    [
        (17, 9, 9, True, True),
        (17, 8, 8, False, False),
        (18, 9, 9, True, False),  # half may meet, but half do not pass
        (18, 10, 10, True, True),
        (1, 1, 1, True, True),
    ],
)
def test_a_members_vote_counts_from_the_voters_due(due, present, yes, valid, passed):
    vote = members_vote(due=due, present=present, yes=yes, on=DAY)
    assert (vote.valid, vote.passed) == (valid, passed)
    assert [finding.rule for finding in vote.findings] == ["ZB-18", "ZB-19"]


@pytest.mark.parametrize(("present", "valid"), [(11, False), (12, True)])
def test_an_election_meets_with_four_fifths_exactly(present, valid):
    assert election_vote(due=15, present=present, yes=8, on=DAY).valid is valid


@pytest.mark.parametrize(
    ("seats", "candidates"), [(1, 2), (3, 4), (5, 6), (6, 8), (7, 9), (10, 12)]
)
def test_the_surplus_of_candidates_is_rounded_up(seats, candidates):
    assert min_candidates(seats=seats, on=DAY) == candidates


@pytest.mark.parametrize(
    ("judge", "present", "yes", "said"),
    [
        (members_vote, 9, 9, ["应到17人，实到9人，达到9人，可以表决。", "赞成9票，够9票，通过。"]),
        (
            members_vote,
            9,
            8,
            ["应到17人，实到9人，达到9人，可以表决。", "赞成8票，至少要9票，没有通过。"],
        ),
        (
            members_vote,
            8,
            8,
            ["应到17人，实到8人，至少要9人到会才能表决。", "到会人数不够，表决无效。"],
        ),
        (
            election_vote,
            14,
            9,
            ["应到17人，实到14人，达到14人，可以选举。", "得赞成9票，够9票。"],
        ),
        (
            election_vote,
            14,
            8,
            ["应到17人，实到14人，达到14人，可以选举。", "得赞成8票，至少要9票，没有当选。"],
        ),
        (
            election_vote,
            13,
            9,
            ["应到17人，实到13人，至少要14人到会才能选举。", "到会人数不够，选举无效。"],
        ),
    ],
)
def test_a_vote_says_why(judge, present, yes, said):
    vote = judge(due=17, present=present, yes=yes, on=DAY)
    assert [finding.said for finding in vote.findings] == said


def test_a_tie_for_the_last_seat_goes_to_another_ballot():
    result = elect(due=15, present=15, seats=3, yes={"甲": 14, "乙": 9, "丙": 12, "丁": 9}, on=DAY)
    assert result.elected == ("甲", "丙")
    assert result.tied == ("乙", "丁")
    assert result.open_seats == 1


def test_equal_votes_within_the_seats_are_no_tie():
    result = elect(due=15, present=15, seats=3, yes={"甲": 9, "乙": 9, "丙": 9, "丁": 8}, on=DAY)
    assert result.elected == ("甲", "乙", "丙")
    assert result.tied == ()


def test_too_few_winners_leave_seats_open_and_an_invalid_election_elects_nobody():
    few = elect(due=15, present=12, seats=3, yes={"甲": 12, "乙": 7, "丙": 7, "丁": 8}, on=DAY)
    assert (few.elected, few.open_seats) == (("甲", "丁"), 1)
    void = elect(due=15, present=11, seats=3, yes={"甲": 11}, on=DAY)
    assert (void.valid, void.elected, void.open_seats) == (False, (), 3)


@pytest.mark.parametrize(
    ("present", "yes", "step"),
    [
        (15, {"甲": 9, "乙": 8}, None),
        (15, {"甲": 9, "乙": 8, "丙": 8}, NextStep.BALLOT_AGAIN),
        (15, {"甲": 9, "乙": 7}, NextStep.ELECT_AGAIN_OR_REDUCE),
        (15, {}, NextStep.ELECT_AGAIN_OR_REDUCE),
        (11, {"甲": 9, "乙": 8}, NextStep.MEET_AGAIN),
    ],
)
def test_an_election_says_what_is_to_be_done_next(present, yes, step):
    assert elect(due=15, present=present, seats=2, yes=yes, on=DAY).next_step is step


@pytest.mark.parametrize(
    ("due", "present", "yes", "said"),
    [
        (17, 18, 9, "实到18人多于应到17人"),
        (17, 12, 13, "13票多于实到12人"),
        (0, 0, 0, "至少为1人"),
        (17, -1, -2, "不能是负数"),
    ],
)
def test_impossible_counts_are_refused_in_words(due, present, yes, said):
    with pytest.raises(ImpossibleCount, match=said):
        members_vote(due=due, present=present, yes=yes, on=DAY)


def test_impossible_elections_are_refused():
    with pytest.raises(ImpossibleCount, match="应选人数"):
        min_candidates(seats=0, on=DAY)
    with pytest.raises(ImpossibleCount, match="甲"):
        elect(due=5, present=4, seats=1, yes={"甲": 5}, on=DAY)
    with pytest.raises(ImpossibleCount, match="赞成票合计5票，多于实到4人各选1人"):
        elect(due=5, present=4, seats=1, yes={"甲": 3, "乙": 2}, on=DAY)


def test_a_vote_before_the_text_was_in_force_is_not_judged_by_it():
    with pytest.raises(NotInForce):
        election_vote(due=5, present=5, yes=3, on=date(2019, 1, 1))


@given(counts())
@pytest.mark.parametrize("judge", [members_vote, election_vote])
def test_nothing_passes_below_quorum_or_without_more_than_half_of_those_due(judge, count):
    due, present, yes = count
    vote = judge(due=due, present=present, yes=yes, on=DAY)
    least = present * 5 >= due * 4 if judge is election_vote else present * 2 >= due
    assert vote.valid == least
    assert vote.passed == (least and yes * 2 > due)


@given(counts())
@pytest.mark.parametrize("judge", [members_vote, election_vote])
def test_one_more_yes_or_one_more_present_never_turns_a_vote_down(judge, count):
    due, present, yes = count
    before = judge(due=due, present=present, yes=yes, on=DAY)
    if present < due:
        fuller = judge(due=due, present=present + 1, yes=yes, on=DAY)
        assert (fuller.valid, fuller.passed) >= (before.valid, before.passed)
    if yes < present:
        assert judge(due=due, present=present, yes=yes + 1, on=DAY).passed >= before.passed


@given(st.integers(1, 300))
@pytest.mark.parametrize("judge", [members_vote, election_vote])
def test_the_needed_numbers_are_the_least_that_are_enough(judge, due):
    needed = judge(due=due, present=due, yes=due, on=DAY)
    assert needed.valid
    assert needed.passed
    for present in (needed.needed_present, needed.needed_present - 1):
        is_enough = present == needed.needed_present
        assert judge(due=due, present=present, yes=0, on=DAY).valid is is_enough
    for yes in (needed.needed_yes, needed.needed_yes - 1):
        is_enough = yes == needed.needed_yes
        assert judge(due=due, present=due, yes=yes, on=DAY).passed is is_enough


@given(st.integers(1, 60), st.integers(1, 60))
def test_more_voters_due_never_ask_for_fewer_people_or_votes(one, other):
    few, many = sorted((one, other))
    for judge in (members_vote, election_vote):
        less, more = (judge(due=due, present=0, yes=0, on=DAY) for due in (few, many))
        assert less.needed_present <= more.needed_present
        assert less.needed_yes <= more.needed_yes


@given(st.integers(1, 60))
def test_the_surplus_is_a_fifth_of_the_seats_at_least_and_no_candidate_more(seats):
    surplus = min_candidates(seats=seats, on=DAY) - seats
    assert surplus * 5 >= seats
    assert (surplus - 1) * 5 < seats


@given(st.integers(1, 7), st.lists(st.integers(0, 20), min_size=1, max_size=9))
def test_seats_add_up_and_every_winner_has_at_least_the_votes_of_every_loser(seats, votes):
    assume(sum(votes) <= 20 * seats)
    yes = {f"人{number}": count for number, count in enumerate(votes)}
    result = elect(due=20, present=20, seats=seats, yes=yes, on=DAY)
    losers = [yes[name] for name in yes if name not in result.elected]
    assert len(result.elected) + result.open_seats == seats
    assert all(yes[name] > 10 for name in (*result.elected, *result.tied))
    assert all(yes[name] >= other for name in result.elected for other in losers)
    assert not result.tied or len(result.tied) > result.open_seats
