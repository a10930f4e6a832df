import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.meetings.records import DAY

from zhibu.apps.meetings.adapters import verdict_of
from zhibu.apps.meetings.agendas import frame_of, missing_steps, numeral, rule_of, steps_of
from zhibu.apps.meetings.models import Meeting
from zhibu.core.regulations.rulebook import national

Kind = Meeting.Kind


@pytest.mark.parametrize("kind", Kind.values)
def test_every_kind_has_an_agenda_whose_rules_cite_the_instrument(kind):
    steps = steps_of([kind])
    assert steps
    for step in steps:
        assert bool(step.rule) == bool(step.asked_by), step.text
        if step.rule in national().rules:
            cited = national().on(step.rule, DAY).source.citation()
            assert step.asked_by in cited, step.text


@pytest.mark.parametrize("kind", Kind.values)
def test_nothing_is_missing_from_an_agenda_made_of_the_template(kind):
    assert missing_steps([kind], [step.text for step in steps_of([kind])]) == ()


def test_what_the_rules_demand_is_missed_by_name_and_found_in_other_words():
    lines = ["学习文件", "逐人对照检查", "开展批评"]
    missing = missing_steps([Kind.ORGANISATIONAL_LIFE], lines)
    assert [step.text for step in missing] == ["明确整改方向和措施"]
    assert rule_of([Kind.APPRAISAL], "党员互评（分组）") == "ZB-29"
    assert rule_of([Kind.APPRAISAL], "散会") == ""


@pytest.mark.parametrize(
    ("place", "said"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三")]
)
def test_headings_are_numbered_as_minutes_do(place, said):
    assert numeral(place) == said


def test_the_frame_of_minutes_is_its_headings():
    assert frame_of(["学习", "讨论"]).split() == ["一、学习", "二、讨论"]
    assert frame_of([]) == ""


def judge(kinds, due, present, yes):
    return verdict_of(kinds, due=due, present=present, yes=yes, on=DAY)


def test_the_committee_needs_half_of_it_and_says_so():
    assert judge([Kind.COMMITTEE], 5, 2, 2).outcome == "invalid"
    passed = judge([Kind.COMMITTEE], 5, 3, 3)
    assert passed.outcome == "passed"
    assert "第十二条" in passed.source
    assert judge([Kind.GROUP], 5, 3, 2).outcome == "failed"


def test_a_day_before_any_text_was_in_force_is_judged_by_none():
    early = verdict_of([Kind.MEMBERS], due=5, present=5, yes=5, on=DAY.replace(year=2000))
    assert early.outcome == "invalid"


@given(
    kind=st.sampled_from([Kind.MEMBERS, Kind.COMMITTEE, Kind.GROUP]),
    due=st.integers(1, 60),
    data=st.data(),
)
def test_more_votes_never_undo_a_vote_that_passed(kind, due, data):
    present = data.draw(st.integers(0, due))
    yes = data.draw(st.integers(0, present))
    if judge([kind], due, present, yes).outcome == "passed":
        assert 2 * yes > due
        for more in range(yes, present + 1):
            assert judge([kind], due, present, more).outcome == "passed"


@given(due=st.integers(1, 60), data=st.data())
def test_a_vote_below_the_quorum_never_passes(due, data):
    present = data.draw(st.integers(0, (due - 1) // 2))
    yes = data.draw(st.integers(0, present))
    assert judge([Kind.MEMBERS], due, present, yes).outcome == "invalid"
