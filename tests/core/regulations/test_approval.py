"""Who elects and who approves in a small agency."""

from datetime import date

import pytest
from tests.core.regulations.branches import TODAY, branch

from zhibu.core.regulations.approval import ElectingBody, approval_chain, who_elects_secretary
from zhibu.core.regulations.branch import BranchKind


def test_a_small_agency_goes_through_its_leading_group_to_the_work_committee():
    admission, set_up = approval_chain(branch(9), on=TODAY)
    assert (admission.rule, set_up.rule) == ("JG-17", "JG-18")
    assert admission.steps == ("党支部", "党组（党委）审核", "机关工委审批")
    assert set_up.steps == ("党支部", "党组（党委）讨论决定", "机关工委批准")
    assert admission.source.citation().endswith("第三十七条")


@pytest.mark.parametrize(
    ("facts", "on", "rules"),
    [
        (branch(9, kind=BranchKind.TEMPORARY), TODAY, ["JG-18"]),
        (branch(99), TODAY, ["JG-17", "JG-18"]),
        (branch(100), TODAY, []),
        (branch(9), date(2019, 11, 28), []),
    ],
)
def test_the_chain_is_that_of_agencies_without_a_committee_of_their_own(facts, on, rules):
    assert [chain.rule for chain in approval_chain(facts, on=on)] == rules


@pytest.mark.parametrize(
    ("facts", "body"),
    [
        (branch(6, 3), ElectingBody.MEMBERS),
        (branch(7), ElectingBody.COMMITTEE),
        (branch(7, kind=BranchKind.TEMPORARY), ElectingBody.APPOINTED),
    ],
)
def test_the_committee_elects_the_secretary_where_there_is_one(facts, body):
    assert who_elects_secretary(facts, on=TODAY) is body
