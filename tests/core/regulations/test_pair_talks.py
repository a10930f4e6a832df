"""The yearly talks by pair kind (ZB-31)."""

from dataclasses import replace
from datetime import date

import pytest
from tests.core.regulations.branches import TODAY, branch
from tests.core.regulations.year import day, owed, talked

from zhibu.core.regulations.branch import PersonFacts, PostFacts, PostKind, Stage
from zhibu.core.regulations.finding import State
from zhibu.core.regulations.local_rules import local_rulebook
from zhibu.core.regulations.rulebook import national

MET, DUE, OVERDUE, AT_RISK, NOT = (
    State.MET,
    State.DUE,
    State.OVERDUE,
    State.AT_RISK,
    State.NOT_APPLICABLE,
)
LARGE = branch(9, posts=("secretary", "organisation", "publicity"))
ALL_DUE = [DUE, DUE, DUE]


def states(facts, on="11-24"):
    return [entry.state for entry in owed("ZB-31", facts, on=day(on))]


@pytest.mark.parametrize(
    ("talk", "expected"),
    [
        (("3-1", "f0", "f1"), [MET, DUE, DUE]),
        (("3-1", "f8", "f2"), [DUE, MET, DUE]),
        (("3-1", "f2", "f8"), [DUE, MET, DUE]),
        (("3-1", "f7", "f8"), [DUE, DUE, MET]),
        (("11-24", "f7", "f8"), [DUE, DUE, MET]),
        (("11-25", "f7", "f8"), ALL_DUE),
        (("2025-12-31", "f7", "f8"), ALL_DUE),
        (("3-1", "f0", "x1"), ALL_DUE),
        (("3-1", "f0", "f0"), ALL_DUE),
    ],
)
def test_one_talk_answers_for_its_kind_of_pair_in_its_year(talk, expected):
    facts = talked(LARGE, talk)
    assert states(facts) == expected
    used = [entry.records for entry in owed("ZB-31", facts) if entry.state is MET]
    assert used == [("-".join(talk),)] * expected.count(MET)


def test_the_three_entries_of_a_year_say_who_talks_with_whom():
    entries = owed("ZB-31", talked(LARGE, ("3-1", "f0", "f1")), on=day("2027-01-01"))
    assert [(entry.part, entry.said) for entry in entries] == [
        ("committee_committee", "2026年支委之间已谈心谈话1次。"),
        ("committee_member", "2026年支委和党员之间没有谈心谈话。"),
        ("member_member", "2026年党员之间没有谈心谈话。"),
    ]
    assert {entry.kind for entry in entries} == {None}


@pytest.mark.parametrize(
    ("on", "state"), [("11-30", DUE), ("12-1", AT_RISK), ("2027-01-01", OVERDUE)]
)
def test_the_end_of_the_year_comes_near(on, state):
    assert set(states(LARGE, on=on)) == {state}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (branch(5, posts=["secretary"]), [NOT, DUE, DUE]),
        (branch(5, posts=["secretary", "deputy"]), [DUE, DUE, DUE]),
        (branch(3, posts=["secretary", "deputy"]), [DUE, DUE, NOT]),
        (branch(2, posts=["secretary", "deputy"]), [DUE, NOT, NOT]),
        (branch(2, 1, posts=["secretary"]), [NOT, DUE, DUE]),
        (branch(3), [NOT, NOT, DUE]),
    ],
)
def test_a_kind_of_pair_nobody_can_make_is_not_asked_for(facts, expected):
    assert states(facts) == expected


def test_the_posts_of_the_day_of_the_talk_count():
    posts = (
        PostFacts(person="f0", post=PostKind.SECRETARY),
        PostFacts(person="f1", post=PostKind.DEPUTY, since=date(2026, 6, 1)),
    )
    facts = branch(5, posts=posts)
    assert states(talked(facts, ("5-31", "f0", "f1"))) == [DUE, MET, DUE]
    assert states(talked(facts, ("6-1", "f0", "f1"))) == [MET, DUE, DUE]


def test_a_talk_that_took_place_counts_even_when_one_of_the_two_has_left_the_committee():
    posts = (
        PostFacts(person="f0", post=PostKind.SECRETARY),
        PostFacts(person="f1", post=PostKind.DEPUTY, until=date(2026, 6, 1)),
    )
    assert states(talked(branch(5, posts=posts), ("5-31", "f0", "f1"))) == [MET, DUE, DUE]


def test_a_talk_with_somebody_who_is_no_member_is_another_matter():
    activist = PersonFacts(id="a1", status=Stage.ACTIVIST)
    facts = replace(LARGE, people=(*LARGE.people, activist))
    assert states(talked(facts, ("3-1", "f0", "a1"))) == ALL_DUE


def test_a_branch_without_committee_speaks_of_its_secretary_and_deputy():
    entries = owed("ZB-31", branch(5, posts=["secretary"]))
    assert [entry.said for entry in entries] == [
        "2026年：没有可以结对的人，不要求书记和副书记之间谈心谈话。",
        "2026年书记、副书记和党员之间应谈心谈话，最迟2026年12月31日。",
        "2026年党员之间应谈心谈话，最迟2026年12月31日。",
    ]


EVERYONE = """
[[tighten]]
rule = "ZB-31"
parameter = "share"
value = 100
document = "荆直工〔2026〕3号"
from = 2026-01-01
"""


def everyone(facts, on=TODAY):
    rules = local_rulebook(EVERYONE, national())
    return owed("ZB-31", facts, on=on, rules=rules)


def test_a_zone_may_ask_that_everyone_be_reached_but_the_frail():
    facts = branch(5, posts=["secretary"])
    one = everyone(talked(facts, ("3-1", "f0", "f1")))[1]
    assert one.state is DUE
    assert one.said == (
        "2026年书记、副书记和党员之间已谈心谈话1次，还有3人没有谈到，最迟2026年12月31日。"
    )
    late = everyone(talked(facts, ("3-1", "f0", "f1")), on=day("2027-01-01"))[1]
    assert late.state is OVERDUE
    frail = tuple(replace(p, frail=p.id == "f4") for p in facts.people)
    talks = [("3-1", "f0", "f1"), ("3-2", "f2", "f0"), ("3-3", "f0", "f3")]
    assert everyone(talked(replace(facts, people=frail), *talks))[1].state is MET
