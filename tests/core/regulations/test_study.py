"""Study hours of a year and a new secretary's training."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.regulations.branches import branch
from tests.core.regulations.year import day, met_on, owed

from zhibu.core.regulations.branch import MeetingKind, PersonFacts, PostFacts, PostKind, Stage
from zhibu.core.regulations.finding import State
from zhibu.core.regulations.study import hours_of

MET, DUE, OVERDUE, AT_RISK, NOT = (
    State.MET,
    State.DUE,
    State.OVERDUE,
    State.AT_RISK,
    State.NOT_APPLICABLE,
)
ALL = ("f0", "f1", "p0")
SMALL = branch(2, 1, posts=["secretary"])


def studied(facts, hours, *, on="3-1", attended=ALL):
    return met_on(facts, "theme_day", on, attended=attended, hours=Decimal(hours))


def secretary(since):
    return branch(5, posts=[PostFacts(person="f0", post=PostKind.SECRETARY, since=day(since))])


@pytest.mark.parametrize(
    ("facts", "on", "state", "records", "said"),
    [
        (SMALL, "11-24", NOT, (), "2026年还没有登记学时，无法判断。"),
        (branch(0), "11-24", NOT, (), "2026年没有需要计算学时的党员。"),
        (studied(SMALL, 32), "11-24", MET, (), "2026年需要计算学时的党员都满32学时。"),
        (
            studied(SMALL, "31.5"),
            "11-24",
            DUE,
            ALL,
            "2026年还有3人不满32学时，最迟2026年12月31日。",
        ),
        (studied(SMALL, 1), "12-1", AT_RISK, ALL, "2026年还有3人不满32学时，最迟2026年12月31日。"),
        (studied(SMALL, 1), "2027-01-01", OVERDUE, ALL, "2026年有3人不满32学时，请安排补学。"),
        (
            studied(SMALL, 32, attended=("f1",)),
            "11-24",
            DUE,
            ("f0", "p0"),
            "2026年还有2人不满32学时，最迟2026年12月31日。",
        ),
        (studied(SMALL, 32, on="2025-12-31"), "11-24", NOT, (), "2026年还没有登记学时，无法判断。"),
        (studied(SMALL, 32, on="11-25"), "11-24", NOT, (), "2026年还没有登记学时，无法判断。"),
    ],
)
def test_hours_are_counted_from_held_sessions_and_those_short_are_named(
    facts, on, state, records, said
):
    (entry,) = owed("JY-01", facts, on=day(on))
    assert (entry.state, entry.records, entry.said) == (state, records, said)


def test_hours_of_several_sessions_add_up():
    facts = studied(studied(SMALL, 30), 2, on="4-1", attended=("p0",))
    assert owed("JY-01", facts)[0].records == ("f0", "f1")


def test_the_frail_and_those_who_are_no_members_are_not_counted():
    others = (
        PersonFacts(id="old", status=Stage.FULL, frail=True),
        PersonFacts(id="activist", status=Stage.ACTIVIST),
    )
    facts = studied(replace(SMALL, people=(*SMALL.people, *others)), 32)
    assert owed("JY-01", facts)[0].state is MET


def test_the_secretary_and_the_committee_study_more():
    (entry,) = owed("JY-02", studied(SMALL, 55))
    assert (entry.state, entry.records) == (DUE, ("f0",))
    assert entry.said == "2026年书记和委员中还有1人不满56学时，最迟2026年12月31日。"
    assert owed("JY-02", studied(SMALL, 56))[0].said == "2026年书记和委员都满56学时。"
    assert owed("JY-02", branch(2))[0].said == "2026年没有登记书记和委员。"
    late = owed("JY-02", studied(SMALL, 1), on=day("2027-01-01"))[0]
    assert late.said == "2026年书记和委员中有1人不满56学时，请安排补学。"
    assert owed("JY-02", SMALL)[0].reason == "no_hours"


@given(st.lists(st.integers(0, 20), max_size=6))
def test_more_hours_never_make_anybody_short(hours):
    facts, short = SMALL, set(ALL)
    for number, counted in enumerate(hours):
        facts = studied(facts, counted, on=f"{number + 1}-5")
        entry = owed("JY-01", facts)[0]
        if entry.reason != "no_hours":
            assert set(entry.records) <= short
            short = set(entry.records)


@pytest.mark.parametrize(
    ("since", "state", "said"),
    [
        ("2026-09-01", DUE, "书记2026年9月1日任职，应在2027年3月1日前参加任职培训。"),
        ("2026-06-25", DUE, "书记2026年6月25日任职，应在2026年12月25日前参加任职培训。"),
        (
            "2026-06-24",
            AT_RISK,
            "书记2026年6月24日任职，任职培训最迟2026年12月24日，请核对是否已参加。",
        ),
        (
            "2026-05-24",
            AT_RISK,
            "书记2026年5月24日任职，任职培训最迟2026年11月24日，请核对是否已参加。",
        ),
        (
            "2026-05-23",
            AT_RISK,
            "书记2026年5月23日任职，任职培训期限2026年11月23日已过，请核对是否已参加。",
        ),
        (
            "2025-11-25",
            AT_RISK,
            "书记2025年11月25日任职，任职培训期限2026年5月25日已过，请核对是否已参加。",
        ),
        ("2025-11-24", NOT, "书记任职已满12个月。"),
    ],
)
def test_a_new_secretary_is_trained_within_half_a_year_and_never_accused(since, state, said):
    (entry,) = owed("JY-03", secretary(since))
    assert (entry.state, entry.said) == (state, said)
    assert entry.records == ("f0",)
    assert entry.due_from == day(since)


def test_without_a_secretary_or_the_day_of_taking_the_post_nothing_is_asked():
    assert owed("JY-03", branch(5))[0].said == "没有书记。"
    assert owed("JY-03", SMALL)[0].said == "没有登记书记任职日期，算不出培训期限。"


def test_days_and_half_days_are_turned_into_hours_as_it_is_done_locally():
    assert hours_of(days=1, half_days=1, on=date(2026, 3, 1)) == 12


def test_a_year_after_the_last_training_plan_is_not_judged():
    (entry,) = owed("JY-02", SMALL, span=(date(2029, 1, 1), date(2029, 1, 1)))
    assert entry.reason == "not_in_force"
    (training,) = owed("JY-03", SMALL, on=date(2029, 1, 1))
    assert training.reason == "not_in_force"


def test_a_branch_just_set_up_is_not_asked_for_the_hours_of_the_year():
    facts = replace(studied(SMALL, 1), established_on=date(2026, 12, 5))
    assert owed("JY-01", facts)[0].reason == "before_established"


def test_a_sitting_of_two_kinds_gives_its_hours_once():
    facts = studied(SMALL, 16)
    (theme_day,) = facts.meetings
    both = replace(facts, meetings=(theme_day, replace(theme_day, kind=MeetingKind.LECTURE)))
    (found,) = owed("JY-01", both)
    assert found.records == ALL
