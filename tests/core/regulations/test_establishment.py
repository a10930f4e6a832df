from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.regulations.branch import (
    BranchFacts,
    BranchKind,
    GroupFacts,
    PersonFacts,
    PostFacts,
)
from zhibu.core.regulations.establishment import RULES, establishment_findings
from zhibu.core.regulations.finding import State

TODAY = date(2026, 11, 24)


def branch(full=0, probationary=0, posts=(), kind=BranchKind.ORDINARY, **facts):
    people = [PersonFacts(id=f"f{i}", status="full") for i in range(full)]
    people += [PersonFacts(id=f"p{i}", status="probationary") for i in range(probationary)]
    held = tuple(PostFacts(person=f"f{i}", post=post) for i, post in enumerate(posts))
    return BranchFacts(kind=kind, people=tuple(people), posts=held, **facts)


def verdicts(facts, on=TODAY):
    return {finding.title: finding for finding in establishment_findings(facts, on=on)}


@pytest.mark.parametrize(("full", "state"), [(2, State.DUE), (3, State.MET), (4, State.MET)])
def test_a_branch_needs_three_full_members_and_probationary_ones_do_not_count(full, state):
    finding = verdicts(branch(full, probationary=5))["正式党员人数"]
    assert (finding.rule, finding.state, finding.observed, finding.required) == (
        "ZB-01",
        state,
        full,
        3,
    )
    assert len(finding.records) == full


@given(st.integers(0, 80))
def test_one_more_full_member_never_takes_the_right_to_be_a_branch_away(count):
    before = verdicts(branch(count))["正式党员人数"].state
    after = verdicts(branch(count + 1))["正式党员人数"].state
    assert not (before is State.MET and after is not State.MET)


def test_from_seven_full_members_on_a_committee_is_due_and_below_it_is_not():
    six = verdicts(branch(6, posts=["secretary"]))["支部委员会"]
    seven = verdicts(branch(7, posts=["secretary"]))["支部委员会"]
    assert (six.rule, six.state) == ("ZB-08", State.MET)
    assert (seven.rule, seven.state, seven.observed) == ("ZB-07", State.DUE, 1)


@pytest.mark.parametrize(
    ("members", "state"), [(2, State.DUE), (3, State.MET), (7, State.MET), (8, State.DUE)]
)
def test_a_committee_has_three_to_seven_members(members, state):
    posts = ["secretary"] + ["committee_member"] * (members - 1)
    assert verdicts(branch(12, posts=posts))["支部委员会"].state is state


def test_committee_members_in_a_branch_too_small_for_a_committee_are_pointed_out():
    finding = verdicts(branch(5, posts=["secretary", "publicity"]))["支部委员会"]
    assert finding.state is State.DUE
    assert "1 人" in finding.said


def test_missing_duties_are_named():
    finding = verdicts(branch(9, posts=["secretary", "organisation"]))["委员分工"]
    assert (finding.rule, finding.state) == ("ZB-09", State.DUE)
    assert finding.said == "缺：宣传委员、纪检委员。"


@pytest.mark.parametrize(("members", "state"), [(50, State.MET), (51, State.DUE)])
def test_a_branch_normally_has_at_most_fifty_members(members, state):
    assert verdicts(branch(members - 1, probationary=1))["党员人数"].state is state


@pytest.mark.parametrize(("units", "state"), [(5, State.MET), (6, State.DUE)])
def test_a_joint_branch_covers_at_most_five_units(units, state):
    joint = branch(4, kind=BranchKind.JOINT, units=units)
    assert verdicts(joint)["联合党支部覆盖单位"].state is state


def test_the_rule_of_joint_branches_says_why_it_does_not_apply_to_others():
    finding = verdicts(branch(4))["联合党支部覆盖单位"]
    assert (finding.state, finding.said) == (State.NOT_APPLICABLE, "不是联合党支部。")


@given(st.dates(date(2019, 1, 1), date(2030, 1, 1)))
def test_a_term_is_met_then_near_then_over_at_exact_days(elected):
    facts = branch(8, elected_on=elected)
    due = elected + relativedelta(years=3)
    notice = due - relativedelta(months=6)
    states = [
        verdicts(facts, on=day)["任期"].state
        for day in (notice - timedelta(days=1), notice, due, due + timedelta(days=1))
    ]
    assert states == [State.MET, State.AT_RISK, State.AT_RISK, State.OVERDUE]


def test_a_term_from_29_february_ends_on_28_february():
    finding = verdicts(branch(8, elected_on=date(2024, 2, 29)))["任期"]
    assert finding.due_on == date(2027, 2, 28)


def test_a_recorded_end_of_term_goes_before_the_three_years():
    finding = verdicts(branch(8, elected_on=date(2024, 5, 10), term_until=date(2026, 12, 1)))
    assert (finding["任期"].rule, finding["任期"].due_on) == ("ZB-14", date(2026, 12, 1))


def test_an_empty_secretary_post_asks_for_a_by_election():
    finding = verdicts(branch(8))["支部书记"]
    assert (finding.rule, finding.state) == ("ZB-13", State.DUE)


def test_a_group_without_leader_is_named():
    groups = (
        GroupFacts(id="1", name="第一党小组", leader="f1"),
        GroupFacts(id="2", name="第二党小组"),
    )
    finding = verdicts(branch(8, groups=groups))["党小组组长"]
    assert (finding.state, finding.said) == (State.DUE, "第二党小组没有组长。")


def test_someone_must_be_responsible_for_party_affairs():
    assert verdicts(branch(4, posts=["secretary"]))["专人负责"].state is State.DUE
    assert verdicts(branch(4, posts=["responsible"]))["专人负责"].state is State.MET


@given(st.integers(0, 60), st.sampled_from(BranchKind))
def test_every_finding_cites_its_source_and_the_order_is_stable(full, kind):
    findings = establishment_findings(branch(full, kind=kind), on=TODAY)
    assert len(findings) == len(RULES)
    assert [f.title for f in findings] == [
        f.title for f in establishment_findings(branch(3), on=TODAY)
    ]
    for finding in findings:
        assert finding.said.endswith("。")
        assert finding.source.citation()
        assert finding.state_name
