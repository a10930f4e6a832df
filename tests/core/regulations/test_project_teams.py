"""ZB-05: when a project team is to have a branch of its own, at the borders of the rule."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.regulations.finding import State
from zhibu.core.regulations.local_rules import local_rulebook
from zhibu.core.regulations.project_teams import TeamFacts, team_finding
from zhibu.core.regulations.rulebook import national

SINCE = date(2026, 5, 6)
SIX_MONTHS = date(2026, 11, 5)
ON = date(2026, 6, 1)
THREE = ("3", "5", "8")


def judged(until=SIX_MONTHS, people=THREE, *, on=ON, **facts):
    return team_finding(TeamFacts(since=SINCE, until=until, full_members=people, **facts), on=on)


@pytest.mark.parametrize(
    ("until", "people", "state", "reason"),
    [
        (SIX_MONTHS, THREE, State.DUE, "due"),
        (SIX_MONTHS - timedelta(days=1), THREE, State.NOT_APPLICABLE, "short"),
        (SIX_MONTHS, THREE[:2], State.NOT_APPLICABLE, "too_few"),
        (SIX_MONTHS, (), State.NOT_APPLICABLE, "too_few"),
    ],
)
def test_exactly_six_months_and_exactly_three_full_members_are_enough(until, people, state, reason):
    found = judged(until, people)
    assert (found.state, found.reason) == (state, reason)
    assert found.records == people


def test_the_sentence_names_days_and_members_and_the_texts_their_articles():
    found = judged()
    assert "2026年5月6日至2026年11月5日，共184天，满6个月" in found.said
    assert "正式党员3人，够3人" in found.said
    assert "临时党支部" in found.said
    assert found.citation() == (
        "《中国共产党支部工作条例（试行）》第五条、《中国共产党支部工作条例（试行）》第四条"
    )


def test_a_branch_meets_the_rule_and_a_reason_written_down_does_not():
    assert judged(has_branch=True).state is State.MET
    assert judged(has_branch=True, on=date(2027, 1, 1)).state is State.MET
    explained = judged(explained=True)
    assert (explained.state, explained.reason) == (State.AT_RISK, "explained")


def test_a_team_that_has_ended_owes_nothing_any_more():
    assert judged(on=SIX_MONTHS).state is State.DUE
    after = judged(on=SIX_MONTHS + timedelta(days=1))
    assert (after.state, after.reason) == (State.NOT_APPLICABLE, "ended")


def test_before_the_regulation_nothing_is_asked():
    assert judged(on=date(2018, 10, 27)).reason == "not_in_force"


def test_a_zone_may_ask_for_a_branch_sooner():
    text = """
[[tighten]]
rule = "ZB-05"
parameter = "months"
value = 3
document = "荆直工〔2026〕3号"
from = 2026-01-01
"""
    facts = TeamFacts(since=SINCE, until=date(2026, 8, 5), full_members=THREE)
    assert team_finding(facts, on=ON).reason == "short"
    found = team_finding(facts, on=ON, rules=local_rulebook(text, national()))
    assert found.state is State.DUE


DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))


@given(DAYS, st.integers(0, 800), st.integers(0, 6), st.integers(0, 60), st.integers(0, 3))
def test_a_longer_or_larger_team_never_owes_less(since, days, full, longer, more):
    def owes(days, full):
        facts = TeamFacts(
            since=since,
            until=since + timedelta(days=days),
            full_members=tuple(map(str, range(full))),
        )
        return team_finding(facts, on=since).state is State.DUE

    assert owes(days, full) <= owes(days + longer, full + more)


@given(DAYS)
def test_the_last_day_before_the_same_day_six_months_on_is_the_border(since):
    last = since + relativedelta(months=6) - timedelta(days=1)
    for until, reason in ((last, "due"), (last - timedelta(days=1), "short")):
        facts = TeamFacts(since=since, until=until, full_members=THREE)
        assert team_finding(facts, on=since).reason == reason
