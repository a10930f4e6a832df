"""All rules of set-up together: which sentence when, sources, order, what never changes."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.regulations.branches import COMPLETE, TODAY, branch, verdict

from zhibu.core.regulations.branch import BranchKind, GroupFacts, PostFacts, PostKind
from zhibu.core.regulations.establishment import JUDGES, ORDER, establishment_findings
from zhibu.core.regulations.finding import State
from zhibu.core.regulations.rulebook import national
from zhibu.core.regulations.source import Certainty
from zhibu.core.regulations.wording import POST_NAMES, STATE_NAMES

JOINT, RETIRED, TEMPORARY = BranchKind.JOINT, BranchKind.RETIRED, BranchKind.TEMPORARY
MET, DUE, OVERDUE, AT_RISK, NOT = (
    State.MET,
    State.DUE,
    State.OVERDUE,
    State.AT_RISK,
    State.NOT_APPLICABLE,
)
MAY_2024 = date(2024, 5, 10)
LED = GroupFacts(id="g1", name="第一党小组", leader="f1")
UNLED = GroupFacts(id="g2", name="第二党小组")
STRAYED = GroupFacts(id="g3", name="第三党小组", leader="x9")
FORMER = PostFacts(person="f1", post=PostKind.SECRETARY, until=date(2026, 9, 30))

CASES = [
    ("ZB-01", "enough", MET, branch(3), "正式党员3人，够3人。"),
    ("ZB-01", "too_few", DUE, branch(2), "正式党员2人，不足3人，不能单独成立党支部。"),
    ("ZB-02", "not_needed", NOT, branch(3), "正式党员3人，可以单独成立党支部，不必联合。"),
    (
        "ZB-02",
        "advised",
        DUE,
        branch(2),
        "正式党员2人，不足3人，应与地域相邻、行业相近的单位成立联合党支部。",
    ),
    ("ZB-02", "other_kind", NOT, branch(2, kind=RETIRED), "这类党支部不按单位联合。"),
    (
        "ZB-02",
        "few_units",
        MET,
        branch(4, kind=JOINT, units=5),
        "联合党支部覆盖5个单位，不超过5个。",
    ),
    (
        "ZB-02",
        "many_units",
        AT_RISK,
        branch(4, kind=JOINT, units=6),
        "联合党支部覆盖6个单位，一般不超过5个。",
    ),
    ("ZB-03", "within", MET, branch(49, 1), "党员50人，不超过50人。"),
    ("ZB-03", "above", AT_RISK, branch(49, 2), "党员51人，一般不超过50人。"),
    ("ZB-04", "other_kind", NOT, branch(5), "不是临时党支部。"),
    (
        "ZB-04",
        "within",
        MET,
        branch(5, posts=["secretary"], kind=TEMPORARY),
        "临时党支部一般不办理：发展党员、处分处置党员、收缴党费、选举党代表大会代表、换届。",
    ),
    (
        "ZB-04",
        "elected",
        AT_RISK,
        branch(5, kind=TEMPORARY, elected_on=MAY_2024),
        "登记了2024年5月10日选举。临时党支部不换届，书记、副书记和委员由批准成立它的党组织指定。",
    ),
    (
        "ZB-04",
        "no_secretary",
        DUE,
        branch(5, kind=TEMPORARY),
        "没有书记，请报批准成立它的党组织指定。",
    ),
    (
        "ZB-07",
        "temporary",
        NOT,
        branch(9, kind=TEMPORARY),
        "临时党支部的委员由批准成立它的党组织指定。",
    ),
    ("ZB-07", "below", NOT, branch(6), "正式党员6人，不足7人，不设支部委员会。"),
    ("ZB-07", "right", MET, branch(7, posts=COMPLETE), "正式党员7人，支部委员会4人。"),
    (
        "ZB-07",
        "too_few",
        DUE,
        branch(7, posts=COMPLETE[:2]),
        "正式党员7人，应设支部委员会，由3至5人组成，现有2人。",
    ),
    (
        "ZB-07",
        "too_many",
        AT_RISK,
        branch(9, posts=["committee_member"] * 8),
        "支部委员会8人，一般不超过7人。",
    ),
    (
        "ZB-08",
        "temporary",
        NOT,
        branch(5, kind=TEMPORARY),
        "临时党支部的书记、副书记由批准成立它的党组织指定。",
    ),
    ("ZB-08", "committee", NOT, branch(7), "正式党员7人，设支部委员会，见 ZB-07。"),
    ("ZB-08", "right", MET, branch(6, posts=["secretary"]), "不设支部委员会，设书记1人。"),
    ("ZB-08", "no_secretary", DUE, branch(6), "不设支部委员会，应设书记1人，现在没有。"),
    (
        "ZB-08",
        "too_many",
        AT_RISK,
        branch(6, posts=["secretary", "deputy", "deputy"]),
        "不设支部委员会，设书记1人，副书记至多1人，现有书记1人、副书记2人。",
    ),
    (
        "ZB-08",
        "with_committee",
        AT_RISK,
        branch(6, posts=["secretary", "publicity"]),
        "正式党员6人，不足7人，不设支部委员会，但登记了宣传委员，请核对。",
    ),
    (
        "ZB-09",
        "temporary",
        NOT,
        branch(9, kind=TEMPORARY),
        "临时党支部的委员由批准成立它的党组织指定。",
    ),
    ("ZB-09", "below", NOT, branch(6), "正式党员6人，不足7人，不要求委员分工。"),
    (
        "ZB-09",
        "complete",
        MET,
        branch(9, posts=COMPLETE),
        "书记、组织委员、宣传委员、纪检委员齐全。",
    ),
    ("ZB-09", "missing", DUE, branch(9, posts=COMPLETE[:2]), "还没有宣传委员、纪检委员。"),
    ("ZB-10", "temporary", NOT, branch(9, kind=TEMPORARY), "临时党支部不换届。"),
    ("ZB-10", "unrecorded", DUE, branch(9), "没有登记本届选举日期，无法判断任期，请补录。"),
    (
        "ZB-10",
        "within",
        MET,
        branch(9, elected_on=date(2025, 3, 1)),
        "本届任期到2028年3月1日。",
    ),
    (
        "ZB-10",
        "near",
        AT_RISK,
        branch(9, elected_on=MAY_2024),
        "本届任期到2027年5月10日，请准备换届。",
    ),
    (
        "ZB-10",
        "over",
        OVERDUE,
        branch(9, elected_on=date(2023, 11, 23)),
        "本届任期已在2026年11月23日届满，还没有换届。",
    ),
    (
        "ZB-10",
        "too_long",
        AT_RISK,
        branch(9, elected_on=MAY_2024, term_until=date(2028, 5, 10)),
        "本届任期登记到2028年5月10日，超过3年。延期须经上级党组织批准，请核对。",
    ),
    (
        "ZB-13",
        "temporary",
        NOT,
        branch(9, kind=TEMPORARY),
        "临时党支部的书记由批准成立它的党组织指定。",
    ),
    ("ZB-13", "held", MET, branch(9, posts=["secretary"]), "书记在任。"),
    ("ZB-13", "vacant", DUE, branch(9), "没有书记，应当及时补选。"),
    (
        "ZB-13",
        "vacant_since",
        DUE,
        branch(9, posts=[FORMER]),
        "书记从2026年10月1日起空缺，应当及时补选。",
    ),
    ("ZB-14", "temporary", NOT, branch(9, kind=TEMPORARY), "临时党支部不换届。"),
    ("ZB-14", "unrecorded", NOT, branch(9), "没有登记本届选举日期，算不出提醒的日子。"),
    (
        "ZB-14",
        "not_yet",
        NOT,
        branch(9, elected_on=date(2025, 3, 1)),
        "2027年9月1日起进入换届准备。",
    ),
    (
        "ZB-14",
        "now",
        DUE,
        branch(9, elected_on=MAY_2024),
        "本届2027年5月10日届满，已到提前6个月提醒换届的时候（由上级党组织提醒）。",
    ),
    ("ZB-14", "over", NOT, branch(9, elected_on=date(2023, 1, 1)), "已经届满，见 ZB-10。"),
    ("ZB-23", "no_groups", NOT, branch(9), "没有划分党小组。"),
    ("ZB-23", "led", MET, branch(9, groups=(LED,)), "1个党小组都有组长。"),
    ("ZB-23", "without_leader", DUE, branch(9, groups=(LED, UNLED)), "第二党小组还没有组长。"),
    (
        "ZB-23",
        "leader_elsewhere",
        DUE,
        branch(9, groups=(LED, STRAYED)),
        "第三党小组的组长不是本支部党员，请核对。",
    ),
    ("JG-01", "other_kind", NOT, branch(200, kind=JOINT), "只按单独成立的机关党支部判断。"),
    ("JG-01", "below", NOT, branch(99), "本支部党员99人，不到100人。"),
    (
        "JG-01",
        "reached",
        DUE,
        branch(99, 1),
        "本支部党员100人，达到100人，机关应当设立党的基层委员会，下设党支部。",
    ),
    ("JG-02", "other_kind", NOT, branch(60, kind=RETIRED), "只按单独成立的机关党支部判断。"),
    ("JG-02", "below", NOT, branch(49), "本支部党员49人，不到50人。"),
    (
        "JG-02",
        "reached",
        DUE,
        branch(49, 1),
        "本支部党员50人，达到50人，机关应当设立党的总支部委员会，下设党支部。",
    ),
    ("JG-02", "above", NOT, branch(100), "本支部党员100人，见 JG-01。"),
    ("JG-13", "other_kind", NOT, branch(5, kind=RETIRED), "由单位明确，不按这类党支部判断。"),
    ("JG-13", "named", MET, branch(5, posts=["responsible"]), "有专人负责机关党建工作。"),
    (
        "JG-13",
        "beside_other_work",
        AT_RISK,
        branch(5, posts=["deputy", "organisation"]),
        "由副书记、组织委员兼管，还没有明确专人，请核对。",
    ),
    ("JG-13", "nobody", DUE, branch(5, posts=["secretary"]), "还没有专人负责机关党建工作。"),
    (
        "XJ-04",
        "counted",
        MET,
        branch(9, 2, suspended=1),
        "有表决权的党员8人（正式党员9人，其中暂停表决权1人）。",
    ),
    ("XJ-04", "nobody", AT_RISK, branch(0, 2), "没有有表决权的党员，不能表决和选举。"),
]


@pytest.mark.parametrize(
    ("code", "reason", "state", "facts", "said"),
    CASES,
    ids=[f"{code} {reason}" for code, reason, *_ in CASES],
)
def test_each_reason_has_its_state_and_its_sentence(code, reason, state, facts, said):
    found = verdict(code, facts)
    assert (found.reason, found.state, found.said) == (reason, state, said)


def test_no_sentence_is_written_that_is_never_said():
    written = {
        (code, reason) for code in ORDER for reason in national().rules[code].says
    } - SAID_EACH_MONTH
    assert {(code, reason) for code, reason, *_ in CASES} == written


SAID_EACH_MONTH = {("ZB-23", "no_groups_to_meet")}
"""Of a rule of set-up that also asks for something each month (test_obligations)."""

branches = st.builds(
    branch,
    full=st.integers(0, 120),
    probationary=st.integers(0, 20),
    posts=st.lists(st.sampled_from(PostKind), max_size=9),
    kind=st.sampled_from(BranchKind),
    units=st.integers(1, 9),
    groups=st.sampled_from([(), (LED,), (LED, UNLED), (STRAYED,)]),
    elected_on=st.none() | st.dates(date(2018, 1, 1), date(2030, 1, 1)),
    term_until=st.none() | st.dates(date(2019, 1, 1), date(2034, 1, 1)),
)


@given(facts=branches, day=st.dates(date(2018, 10, 28), date(2032, 1, 1)))
def test_every_verdict_explains_itself_and_the_order_never_changes(facts, day):
    findings = establishment_findings(facts, on=day)
    assert tuple(found.rule for found in findings) == ORDER
    for found in findings:
        assert found.on == day
        assert found.title == national().rules[found.rule].title
        assert found.said.endswith("。")
        assert found.citation().startswith("《")
        assert found.source.checked_on
        assert found.state in STATE_NAMES


@given(facts=branches)
def test_every_record_used_is_one_that_was_given(facts):
    given_ids = {person.id for person in facts.people} | {group.id for group in facts.groups}
    given_ids |= {post.record for post in facts.posts}
    for found in establishment_findings(facts, on=TODAY):
        assert given_ids.issuperset(found.records)
        assert len(set(found.records)) == len(found.records)


def test_the_order_is_the_branch_then_the_agency_then_elections():
    assert set(ORDER) == set(JUDGES)
    assert ORDER[0] == "ZB-01"
    assert [code[:2] for code in ORDER] == ["ZB"] * 11 + ["JG"] * 3 + ["XJ"]


def test_a_rule_that_also_stands_in_another_text_cites_both():
    assert verdict("ZB-01", branch(3)).citation() == (
        "《中国共产党支部工作条例（试行）》第四条、《中国共产党党和国家机关基层组织工作条例》第七条"
    )


def test_a_day_before_a_text_is_not_judged_by_it():
    findings = establishment_findings(branch(60), on=date(2019, 6, 1))
    silent = {found.rule for found in findings if found.reason == "not_in_force"}
    assert silent == {"JG-01", "JG-02", "JG-13", "XJ-04"}
    for found in findings:
        assert found.also == ()
        assert found.state is State.NOT_APPLICABLE or found.rule.startswith("ZB")


def test_a_day_before_every_text_is_judged_by_none():
    findings = establishment_findings(branch(60), on=date(2018, 10, 27))
    assert {found.reason for found in findings} == {"not_in_force"}
    assert {found.said for found in findings} == {"这一天没有施行中的条文可依。"}


def test_what_nobody_saw_with_its_article_is_cited_without_one():
    found = verdict("ZB-04", branch(5, kind=TEMPORARY))
    assert found.source.certainty is Certainty.SECOND_HAND
    assert found.citation() == "《中国共产党支部工作条例（试行）》（据转述）"


def test_every_state_and_post_has_a_name():
    assert set(STATE_NAMES) == set(State)
    assert set(POST_NAMES) == set(PostKind)
    assert all(name for name in (*STATE_NAMES.values(), *POST_NAMES.values()))


def test_kinds_and_sizes_together_never_leave_a_committee_question_without_one_answer():
    for kind, full in product(BranchKind, range(12)):
        answers = [verdict(code, branch(full, kind=kind)) for code in ("ZB-07", "ZB-08", "ZB-04")]
        assert sum(found.state is not State.NOT_APPLICABLE for found in answers) == 1
