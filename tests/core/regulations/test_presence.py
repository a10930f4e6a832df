"""Members who are away or have not come for long: pointed out to be looked into, no more."""

from dataclasses import replace

import pytest
from tests.core.regulations.branches import branch
from tests.core.regulations.year import day, met_on, owed

from zhibu.core.regulations.branch import GroupFacts, PersonFacts, Stage
from zhibu.core.regulations.finding import State

MET, AT_RISK, NOT = State.MET, State.AT_RISK, State.NOT_APPLICABLE
FIVE = branch(5)
OTHERS = ("f0", "f1", "f2", "f3")
THREE = ("7-1", "8-1", "9-1")


def with_one(**facts):
    """Five members, and one more of whom the test speaks."""
    return replace(FIVE, people=(*FIVE.people, PersonFacts(id="x", status=Stage.FULL, **facts)))


@pytest.mark.parametrize(
    ("away_from", "state", "said"),
    [
        ("5-24", AT_RISK, "1名党员外出满6个月，请保持联系；地点相对固定的，应当转移组织关系。"),
        ("5-25", MET, "外出的党员都不满6个月。"),
        ("11-25", NOT, "没有登记外出的党员。"),
    ],
)
def test_who_is_away_for_six_months_is_pointed_out(away_from, state, said):
    (entry,) = owed("ZB-35", with_one(away_from=day(away_from)))
    assert (entry.state, entry.said) == (state, said)
    assert entry.records == (() if state is NOT else ("x",))


def test_who_came_to_nothing_for_six_months_is_to_be_looked_into():
    (entry,) = owed("ZB-40", met_on(FIVE, "members", *THREE, attended=OTHERS))
    assert (entry.state, entry.records) == (AT_RISK, ("f4",))
    assert entry.said == "1名党员最近6个月没有参加登记了出席的组织生活，请了解情况。"


def test_to_have_come_once_is_enough():
    facts = met_on(
        met_on(FIVE, "members", *THREE, attended=OTHERS), "lecture", "10-1", attended=["f4"]
    )
    (entry,) = owed("ZB-40", facts)
    assert (entry.state, entry.said) == (MET, "最近6个月，没有一次都没来的党员。")


@pytest.mark.parametrize("reason", [{"frail": True}, {"away_from": day("3-1")}])
def test_to_be_frail_or_away_is_a_reason(reason):
    facts = met_on(with_one(**reason), "members", *THREE, attended=(*OTHERS, "f4"))
    assert owed("ZB-40", facts)[0].state is MET


@pytest.mark.parametrize(
    "facts",
    [
        FIVE,
        met_on(FIVE, "members", *THREE[:2], attended=OTHERS),
        met_on(FIVE, "members", *THREE),
        met_on(FIVE, "committee", *THREE, attended=OTHERS),
        met_on(FIVE, "group", *THREE, group="g2", attended=OTHERS),
        met_on(FIVE, "members", "5-24", "8-1", "9-1", attended=OTHERS),
        met_on(FIVE, "members", "8-1", "9-1", "11-25", attended=OTHERS),
    ],
    ids=["none", "two", "nobody wrote", "committee", "other group", "too long ago", "to come"],
)
def test_too_few_records_say_nothing_of_anybody(facts):
    (entry,) = owed("ZB-40", facts)
    assert (entry.state, entry.records) == (NOT, ())
    assert entry.said == "最近6个月登记了出席的组织生活太少，不作判断。"


def test_who_belongs_to_a_group_is_expected_at_its_meetings():
    groups = (GroupFacts(id="g1"), GroupFacts(id="g2"))
    facts = met_on(
        replace(with_one(groups=("g1",)), groups=groups),
        "group",
        *THREE,
        group="g1",
        attended=["f0"],
    )
    assert owed("ZB-40", facts)[0].records == ("x",)
