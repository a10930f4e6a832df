"""Everything a branch owes together: order, completeness, and what never changes."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.core.regulations.branches import TODAY, branch
from tests.core.regulations.year import YEAR

from zhibu.core.regulations.branch import (
    BranchKind,
    GroupFacts,
    MeetingFacts,
    MeetingKind,
    TalkFacts,
)
from zhibu.core.regulations.finding import State
from zhibu.core.regulations.obligations import due_findings
from zhibu.core.regulations.rule_order import rule_place

DAY = timedelta(days=1)
GROUPS = (GroupFacts(id="g1"), GroupFacts(id="g2"))
BETTER = (State.OVERDUE, State.AT_RISK, State.DUE, State.MET)
"""From worst to best, as long as the day stays the same."""

days = st.dates(date(2025, 6, 1), date(2027, 6, 30))
ids = st.uuids().map(str)
people = st.sampled_from([f"f{number}" for number in range(9)])


@st.composite
def meetings(draw):
    kind = draw(st.sampled_from(MeetingKind))
    group = draw(st.sampled_from(["g1", "g2"])) if kind is MeetingKind.GROUP else None
    attended = tuple(draw(st.lists(people, unique=True, max_size=4)))
    return MeetingFacts(id=draw(ids), kind=kind, on=draw(days), group=group, attended=attended)


@st.composite
def talks(draw):
    one, other = draw(st.lists(people, unique=True, min_size=2, max_size=2))
    return TalkFacts(id=draw(ids), on=draw(days), a=one, b=other)


branches = st.builds(
    branch,
    full=st.sampled_from([3, 6, 7, 9]),
    posts=st.sampled_from([(), ("secretary",), ("secretary", "organisation", "publicity")]),
    kind=st.sampled_from(BranchKind),
    groups=st.sampled_from([(), GROUPS]),
    meetings=st.lists(meetings(), max_size=12).map(tuple),
    talks=st.lists(talks(), max_size=5).map(tuple),
    established_on=st.none() | days,
)


def judged(facts, on=TODAY, since=YEAR[0], until=YEAR[1]):
    return due_findings(facts, on=on, since=since, until=until)


def named(findings):
    return {(f.rule, f.due_from, f.group, f.part): f for f in findings if f.period}


def test_rules_come_in_the_order_of_the_list_and_entries_by_day_and_group():
    findings = judged(branch(9, groups=(*reversed(GROUPS),)))
    places = [rule_place(found.rule) for found in findings]
    assert places == sorted(places)
    monthly = [(found.due_from, found.group) for found in findings if found.rule == "ZB-23"]
    assert monthly == sorted(monthly)
    assert monthly[0] == (date(2026, 1, 1), "g1")


def test_what_has_no_period_is_judged_once_and_group_leaders_only_on_the_page_of_set_up():
    findings = judged(branch(9, elected_on=date(2024, 5, 10)))
    once = [found.rule for found in findings if not found.period]
    assert len(once) == len(set(once))
    assert {"ZB-01", "ZB-10", "ZB-14", "JG-13", "XJ-04"} <= set(once)
    assert "ZB-23" not in once


@given(facts=branches, on=days)
def test_every_entry_explains_itself(facts, on):
    for found in judged(facts, on=on):
        assert found.on == on
        assert found.said.endswith("。")
        assert "{" not in found.said
        assert found.citation()
        if found.period:
            assert found.due_from <= found.due_until


@given(facts=branches, on=days, more=meetings() | talks())
def test_one_more_meeting_or_talk_never_makes_anything_worse(facts, on, more):
    field = "talks" if isinstance(more, TalkFacts) else "meetings"
    richer = replace(facts, **{field: (*getattr(facts, field), more)})
    before, after = named(judged(facts, on=on)), named(judged(richer, on=on))
    assert before.keys() == after.keys()
    for name, found in before.items():
        if found.state is State.NOT_APPLICABLE:
            assert after[name] == found
        else:
            assert BETTER.index(after[name].state) >= BETTER.index(found.state)


@given(facts=branches, on=days, since=days, length=st.integers(0, 500), wider=st.integers(0, 400))
def test_a_wider_span_only_adds_entries(facts, on, since, length, wider):
    until = since + length * DAY
    narrow = judged(facts, on=on, since=since, until=until)
    wide = judged(facts, on=on, since=since - wider * DAY, until=until + wider * DAY)
    assert set(narrow) <= set(wide)


@given(facts=branches, since=days, length=st.integers(0, 500))
def test_the_periods_of_a_rule_cover_the_span_once_without_gaps(facts, since, length):
    until = since + length * DAY
    entries = judged(replace(facts, established_on=None), since=since, until=until)
    for code in {found.rule for found in entries if found.period}:
        windows = sorted({(f.due_from, f.due_until) for f in entries if f.rule == code})
        assert windows[0][0] <= since
        assert windows[-1][1] >= until
        for (_, last), (first, _) in pairwise(windows):
            assert last + DAY == first


@given(facts=branches, on=days, seed=st.randoms())
def test_the_order_of_the_facts_does_not_matter(facts, on, seed):
    shuffled = {}
    for field in ("meetings", "talks", "groups"):
        values = list(getattr(facts, field))
        seed.shuffle(values)
        shuffled[field] = tuple(values)
    again = judged(replace(facts, **shuffled), on=on)
    assert again == judged(facts, on=on)


@given(facts=branches)
def test_what_was_held_after_the_day_does_not_count(facts):
    past = tuple(meeting for meeting in facts.meetings if meeting.on <= TODAY)
    heard = tuple(talk for talk in facts.talks if talk.on <= TODAY)
    assert judged(facts) == judged(replace(facts, meetings=past, talks=heard))
