"""What is to be held in every period: to whom it applies, and how it stands on a day."""

from datetime import date

import pytest
from tests.core.regulations.branches import branch
from tests.core.regulations.year import day, met_on, owed

from zhibu.core.regulations.branch import BranchKind, GroupFacts, MeetingKind
from zhibu.core.regulations.finding import State
from zhibu.core.regulations.rulebook import national

MET, DUE, OVERDUE, AT_RISK, NOT = (
    State.MET,
    State.DUE,
    State.OVERDUE,
    State.AT_RISK,
    State.NOT_APPLICABLE,
)
POSTS = ("secretary", "organisation", "publicity")
GROUPS = (GroupFacts(id="g1", name="第一党小组"), GroupFacts(id="g2", name="第二党小组"))
SMALL = branch(5, posts=["secretary"])
LARGE = branch(9, posts=POSTS, groups=GROUPS)

ENTRIES = {
    "ZB-16": ("支部党员大会", MeetingKind.MEMBERS, 4),
    "ZB-21": ("支部委员会会议", MeetingKind.COMMITTEE, 12),
    "ZB-23": ("党小组会", MeetingKind.GROUP, 24),
    "ZB-24": ("党课", MeetingKind.LECTURE, 1),
    "ZB-25": ("主题党日", MeetingKind.THEME_DAY, 12),
    "ZB-27": ("组织生活会", MeetingKind.ORGANISATIONAL_LIFE, 1),
    "ZB-29": ("民主评议党员", MeetingKind.APPRAISAL, 1),
}


@pytest.mark.parametrize("code", ENTRIES)
def test_a_year_has_one_entry_for_every_period_and_names_what_would_satisfy_it(code):
    title, kind, entries = ENTRIES[code]
    found = owed(code, LARGE)
    assert len(found) == entries
    assert {(entry.title, entry.kind) for entry in found} == {(title, kind)}
    assert all(
        entry.citation().startswith("《中国共产党支部工作条例（试行）》第") for entry in found
    )


CASES = [
    # code, held on, asked on, number of the period, state, sentence
    ("ZB-16", ["2-3"], "11-24", 0, MET, "2026年第一季度已召开党员大会1次。"),
    ("ZB-16", ["4-1"], "11-24", 0, OVERDUE, "2026年第一季度没有召开党员大会。"),
    ("ZB-16", [], "3-17", 0, DUE, "2026年第一季度应召开党员大会，最迟2026年3月31日。"),
    (
        "ZB-16",
        [],
        "3-18",
        0,
        AT_RISK,
        "2026年第一季度还没有召开党员大会，请在2026年3月31日前完成。",
    ),
    (
        "ZB-16",
        [],
        "3-31",
        0,
        AT_RISK,
        "2026年第一季度还没有召开党员大会，请在2026年3月31日前完成。",
    ),
    ("ZB-16", [], "4-1", 0, OVERDUE, "2026年第一季度没有召开党员大会。"),
    ("ZB-16", ["3-31"], "3-31", 0, MET, "2026年第一季度已召开党员大会1次。"),
    ("ZB-16", ["11-25"], "11-24", 3, DUE, "2026年第四季度应召开党员大会，最迟2026年12月31日。"),
    ("ZB-21", ["3-5"], "11-24", 2, MET, "2026年3月已召开支委会1次。"),
    ("ZB-21", [], "11-24", 10, DUE, "2026年11月应召开支委会，最迟2026年11月30日。"),
    ("ZB-25", ["3-5", "3-20"], "11-24", 2, MET, "2026年3月已开展主题党日2次。"),
    ("ZB-25", [], "3-26", 2, DUE, "2026年3月应开展主题党日，最迟2026年3月31日。"),
    ("ZB-25", [], "3-27", 2, AT_RISK, "2026年3月还没有开展主题党日，请在2026年3月31日前完成。"),
    ("ZB-25", [], "11-24", 11, DUE, "2026年12月应开展主题党日，最迟2026年12月31日。"),
    ("ZB-24", ["1-1"], "11-24", 0, MET, "2026年已上党课1次。"),
    ("ZB-24", [], "11-30", 0, DUE, "2026年应上党课，最迟2026年12月31日。"),
    ("ZB-27", [], "12-1", 0, AT_RISK, "2026年还没有召开组织生活会，请在2026年12月31日前完成。"),
    ("ZB-27", ["5-6"], "11-24", 0, MET, "2026年已召开组织生活会1次。"),
    ("ZB-29", [], "2027-01-01", 0, OVERDUE, "2026年没有开展民主评议党员。"),
]


@pytest.mark.parametrize("case", CASES, ids=[" ".join(map(str, case[:4])) for case in CASES])
def test_a_period_is_met_due_near_or_overdue_by_what_was_held_up_to_the_day(case):
    code, held, on, number, state, said = case
    kind = ENTRIES[code][1]
    entry = owed(code, met_on(LARGE, kind, *held), on=day(on))[number]
    assert (entry.state, entry.said) == (state, said)
    assert entry.records == (tuple(f"{kind}-{text}" for text in held) if state is MET else ())


@pytest.mark.parametrize(
    ("facts", "state", "said"),
    [
        (branch(6), NOT, "2026年1月：正式党员6人，不足7人，不设支部委员会，不要求支委会。"),
        (
            branch(6, posts=POSTS),
            NOT,
            "2026年1月：正式党员6人，不足7人，不设支部委员会，不要求支委会。",
        ),
        (branch(6, 4), NOT, "2026年1月：正式党员6人，不足7人，不设支部委员会，不要求支委会。"),
        (branch(7), OVERDUE, "2026年1月没有召开支委会。"),
        (
            branch(9, posts=POSTS[:2], kind=BranchKind.TEMPORARY),
            NOT,
            "2026年1月：临时党支部没有指定委员，不要求支委会。",
        ),
        (branch(4, posts=POSTS, kind=BranchKind.TEMPORARY), OVERDUE, "2026年1月没有召开支委会。"),
    ],
)
def test_the_committee_meets_monthly_only_where_there_is_one(facts, state, said):
    entries = owed("ZB-21", facts)
    assert (entries[0].state, entries[0].said) == (state, said)
    assert len(entries) == 12
    assert {entry.state is NOT for entry in entries} == {state is NOT}


@pytest.mark.parametrize(
    ("attended", "on", "state"),
    [
        (("f0",), "4-1", AT_RISK),
        (("f0", "f1"), "4-1", MET),
        (("f0", "f8"), "4-1", AT_RISK),
        ((), "4-1", MET),
        (("f0",), "3-20", DUE),
        (("f0",), "3-31", AT_RISK),
    ],
)
def test_a_committee_meeting_counts_with_half_of_the_committee(attended, on, state):
    facts = met_on(LARGE, "committee", "3-5", attended=attended)
    entry = owed("ZB-21", facts, on=day(on))[2]
    assert entry.state is state
    assert entry.records == ("committee-3-5",)


def test_a_committee_meeting_too_few_came_to_is_said_in_words():
    facts = met_on(LARGE, "committee", "3-5", attended=("f0",))
    assert owed("ZB-21", facts)[2].said == "2026年3月开了支委会，但到会委员不足半数，请核对。"
    running = owed("ZB-21", facts, on=day("3-20"))[2]
    assert running.said == "2026年3月开了支委会，但到会委员不足半数，请在2026年3月31日前再开。"


def test_a_second_meeting_enough_came_to_mends_it():
    facts = met_on(LARGE, "committee", "3-5", attended=("f0",))
    entry = owed("ZB-21", met_on(facts, "committee", "3-9", attended=("f0", "f1")))[2]
    assert (entry.state, entry.records) == (MET, ("committee-3-9",))


def test_each_party_group_meets_each_month():
    facts = met_on(LARGE, "group", "3-5", group="g2")
    march = [entry for entry in owed("ZB-23", facts) if entry.period == "2026年3月"]
    assert [(entry.group, entry.state) for entry in march] == [("g1", OVERDUE), ("g2", MET)]
    assert [entry.said for entry in march] == [
        "2026年3月第一党小组没有召开党小组会。",
        "2026年3月第二党小组已召开党小组会1次。",
    ]


def test_without_party_groups_no_group_has_to_meet():
    entries = owed("ZB-23", SMALL)
    assert len(entries) == 12
    assert {(entry.state, entry.group) for entry in entries} == {(NOT, None)}
    assert entries[0].said == "2026年1月：没有划分党小组，不要求党小组会。"


def test_what_the_groups_hold_one_by_one_counts_for_the_branch_once_each_group_has_held_it():
    one = met_on(LARGE, "organisational_life", "11-3", group="g1")
    assert owed("ZB-27", one)[0].state is DUE
    both = met_on(one, "organisational_life", "11-5", group="g2")
    entry = owed("ZB-27", both)[0]
    assert (entry.state, entry.observed) == (MET, 1)
    assert entry.records == ("organisational_life-11-3", "organisational_life-11-5")


def test_a_temporary_branch_leaves_the_appraisal_to_where_its_members_belong():
    (entry,) = owed("ZB-29", branch(5, kind=BranchKind.TEMPORARY))
    assert entry.state is NOT
    assert entry.said == "2026年：临时党支部的党员由组织关系所在的党支部评议。"


@pytest.mark.parametrize(
    ("established", "february", "march"), [("3-26", NOT, OVERDUE), ("3-27", NOT, NOT)]
)
def test_a_branch_set_up_when_the_end_is_near_is_first_asked_in_the_next_period(
    established, february, march
):
    entries = owed("ZB-25", branch(5, established_on=day(established)))
    assert [entry.state for entry in entries[1:4]] == [february, march, OVERDUE]
    assert entries[2].due_from == (day(established) if march is OVERDUE else date(2026, 3, 1))
    assert entries[1].said == "2026年2月党支部还没有成立，或者刚刚成立。"


def test_a_period_is_judged_by_the_text_in_force_on_its_last_day():
    entries = owed("ZB-25", SMALL, span=(date(2018, 9, 30), date(2018, 11, 1)))
    assert [(entry.period, entry.reason) for entry in entries] == [
        ("2018年9月", "not_in_force"),
        ("2018年10月", "missed"),
        ("2018年11月", "missed"),
    ]
    assert entries[0].due_until == date(2018, 9, 30)


def test_the_steps_of_the_democratic_appraisal_are_data():
    steps = national().on("ZB-29", date(2026, 11, 24)).names("steps")
    assert steps == ("个人自评", "党员互评", "民主测评", "评定意见")


def test_a_group_is_asked_only_for_the_months_it_was_there():
    groups = (
        GroupFacts(id="old", until=day("6-14")),
        GroupFacts(id="late", since=day("9-29")),
    )
    found = owed("ZB-23", branch(9, groups=groups), on=day("12-1"))
    asked = [
        (one.group, one.due_until.month) for one in found if one.state is not State.NOT_APPLICABLE
    ]
    assert asked == [
        *(("old", month) for month in range(1, 6)),
        *(("late", month) for month in (10, 11, 12)),
    ]
    silent = [one.due_until.month for one in found if one.state is State.NOT_APPLICABLE]
    assert silent == [6, 7, 8, 9]
