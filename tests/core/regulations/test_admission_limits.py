"""Admission besides its dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.regulations.admission_limits import (
    accompanied,
    admission_vote,
    approval_chain,
    leaving_soon,
    member_since,
)
from zhibu.core.regulations.finding import State

TODAY = date(2026, 11, 24)


def test_membership_begins_with_the_meeting_once_approved():
    events = {"meeting": date(2026, 6, 30)}
    assert member_since(events, on=TODAY) is None
    approved = events | {"审批": date(2026, 9, 1)}
    assert member_since(approved, on=date(2026, 8, 31)) is None
    since = member_since(approved, on=TODAY)
    assert (since.day, since.rule) == (date(2026, 6, 30), "JY-12")
    assert since.source.citation() == "《中国共产党党员教育管理工作条例》第二十四条"


def test_a_small_agency_sends_its_admissions_to_the_work_committee():
    chain = approval_chain(on=TODAY)
    assert chain.bodies == ("党支部", "党组（党委）审核", "机关工委审批")
    assert chain.source.citation() == "《中国共产党党和国家机关基层组织工作条例》第三十七条"


@pytest.mark.parametrize(
    ("present", "yes", "state", "said"),
    [
        (17, 9, State.MET, "赞成9票，超过应到会有表决权正式党员的半数（要9票），通过。"),
        (17, 8, State.AT_RISK, "没有通过"),
        (8, 8, State.AT_RISK, "表决无效"),
    ],
)
def test_a_secret_ballot_needs_more_than_half_of_those_due(present, yes, state, said):
    vote = admission_vote(due=17, present=present, yes=yes, on=TODAY)
    finding = vote.findings[-1]
    assert (finding.rule, finding.state) == ("FZ-10", state)
    assert said in finding.said


@given(st.integers(1, 60).flatmap(lambda due: st.tuples(st.just(due), st.integers(0, due))))
def test_half_of_those_due_is_never_enough(counts):
    due, yes = counts
    assert admission_vote(due=due, present=due, yes=yes, on=TODAY).passed == (2 * yes > due)


@pytest.mark.parametrize(
    ("mentors", "introducers", "states"),
    [
        (1, 2, (State.MET, State.MET)),
        (2, 1, (State.MET, State.DUE)),
        (0, 3, (State.DUE, State.DUE)),
        (3, 0, (State.DUE, State.DUE)),
    ],
)
def test_one_or_two_mentors_and_two_introducers(mentors, introducers, states):
    found = accompanied(mentors=mentors, introducers=introducers, on=TODAY)
    assert tuple(each.state for each in found) == states
    assert found[0].citation() == "实务做法（未核对条文）"
    assert found[1].citation() == "《中国共产党章程》第五条（据转述）"


@pytest.mark.parametrize(
    ("leaves_on", "state"),
    [(date(2026, 2, 27), State.AT_RISK), (date(2026, 2, 28), State.MET)],
)
def test_who_leaves_within_three_months_is_normally_not_admitted(leaves_on, state):
    assert leaving_soon(leaves_on=leaves_on, on=date(2025, 11, 30)).state == state


def test_no_known_text_of_2026_speaks_of_leaving():
    found = leaving_soon(leaves_on=TODAY, on=TODAY)
    assert (found.state, found.reason) == (State.NOT_APPLICABLE, "not_in_force")
