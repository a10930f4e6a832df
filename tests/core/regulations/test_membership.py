from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.core.regulations.branches import branch, verdict

from zhibu.core.regulations.branch import PersonFacts, Stage
from zhibu.core.regulations.finding import State

full_members = st.integers(0, 120)
probationary_members = st.integers(0, 20)


@given(full=full_members, probationary=probationary_members)
def test_one_more_full_member_never_takes_the_right_to_be_a_branch_away(full, probationary):
    before = verdict("ZB-01", branch(full, probationary)).state
    after = verdict("ZB-01", branch(full + 1, probationary)).state
    assert not (before is State.MET and after is not State.MET)


@given(full=full_members, probationary=probationary_members)
def test_probationary_members_count_for_size_only(full, probationary):
    facts = branch(full, probationary)
    assert verdict("ZB-01", facts).observed == full
    assert verdict("ZB-03", facts).observed == full + probationary
    assert verdict("XJ-04", facts).observed == full


@given(full=full_members, probationary=probationary_members)
def test_a_branch_is_small_or_owes_exactly_one_larger_organisation(full, probationary):
    facts = branch(full, probationary)
    owed = [verdict(code, facts).state is State.DUE for code in ("JG-01", "JG-02")]
    assert sum(owed) == (full + probationary >= 50)


@given(full=full_members)
def test_too_few_for_a_branch_is_exactly_when_a_joint_one_is_advised(full):
    facts = branch(full)
    too_few = verdict("ZB-01", facts).reason == "too_few"
    assert too_few == (verdict("ZB-02", facts).reason == "advised") == (full < 3)


@given(full=st.integers(1, 60), suspended=st.integers(0, 60))
def test_who_is_suspended_stays_a_member_without_a_vote(full, suspended):
    facts = branch(full, suspended=min(full, suspended))
    finding = verdict("XJ-04", facts)
    assert finding.observed == full - min(full, suspended)
    assert set(finding.records) == {person.id for person in facts.people if person.voting}
    assert verdict("ZB-01", facts).observed == full


def test_applicants_are_no_members():
    activist = PersonFacts(id="a", status=Stage.ACTIVIST)
    facts = branch(2)
    joined = replace(facts, people=(*facts.people, activist))
    for code in ("ZB-01", "ZB-03", "XJ-04"):
        assert verdict(code, joined).observed == 2
