"""Laws of the year plan: everything owed is placed once, inside its window, on a working day."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.regulations.branches import COMPLETE, branch

from zhibu.core.regulations.branch import GroupFacts, MeetingKind
from zhibu.core.regulations.obligations import due_findings
from zhibu.core.regulations.plan import Owed, Sitting, propose
from zhibu.core.workdays.calendar import WorkCalendar
from zhibu.core.workdays.fixed_day import FixedDay

CALENDAR = WorkCalendar()
FRIDAY = FixedDay(weekday=4, nth=2)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def owed_by(facts, on=YEAR[0], until=YEAR[1]):
    findings = due_findings(facts, on=on, since=on, until=until)
    return Owed.of(findings, since=on)


def planned(facts=None, *, on=YEAR[0], standing=(), theme_day=FRIDAY, calendar=CALENDAR):
    facts = facts or branch(full=9, posts=COMPLETE, groups=(GroupFacts(id="g1"),))
    owed = owed_by(facts, on=on)
    return owed, propose(owed, standing=standing, calendar=calendar, theme_day=theme_day)


def days_of(kind, proposal):
    return [sitting.on for sitting in proposal.sittings if kind in sitting.kinds]


fixed_days = st.one_of(
    st.builds(FixedDay, day_of_month=st.integers(1, 31)),
    st.builds(FixedDay, weekday=st.integers(0, 6), nth=st.integers(1, 5)),
)
branches = st.builds(
    lambda full, groups: branch(
        full=full,
        posts=COMPLETE,
        groups=tuple(GroupFacts(id=f"g{number}") for number in range(groups)),
    ),
    st.integers(3, 12),
    st.integers(0, 3),
)
starts = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(facts=branches, theme_day=fixed_days, on=starts)
@settings(max_examples=60)
def test_everything_owed_is_placed_exactly_once_in_its_window_on_a_working_day(
    facts, theme_day, on
):
    owed, proposal = planned(facts, on=on, theme_day=theme_day)
    for one in owed:
        serving = [sitting for sitting in proposal.sittings if sitting.serves(one)]
        if CALENDAR.workdays_in(one.first, one.last):
            assert len(serving) == one.times
        else:
            assert one in proposal.left
    assert all(CALENDAR.is_workday(sitting.on) for sitting in proposal.sittings)


@given(facts=branches, theme_day=fixed_days)
@settings(max_examples=30)
def test_over_a_whole_year_nobody_is_called_twice_on_one_day(facts, theme_day):
    _, proposal = planned(facts, theme_day=theme_day)
    for one in proposal.sittings:
        same_day = [other for other in proposal.sittings if other is not one and other.on == one.on]
        assert not any(other.meets_people_of(one.group) for other in same_day)


@given(facts=branches, theme_day=fixed_days, on=starts)
@settings(max_examples=30)
def test_the_same_facts_give_the_same_plan_in_any_order(facts, theme_day, on):
    owed = owed_by(facts, on=on)
    plans = [
        propose(order, standing=(), calendar=CALENDAR, theme_day=theme_day)
        for order in (owed, tuple(reversed(owed)))
    ]
    assert plans[0] == plans[1]


@given(data=st.data(), facts=branches, theme_day=fixed_days)
@settings(max_examples=30)
def test_asking_again_fills_gaps_and_moves_nothing_that_stands(data, facts, theme_day):
    owed, whole = planned(facts, theme_day=theme_day)
    kept = tuple(data.draw(st.lists(st.sampled_from(whole.sittings), unique=True)))
    again = propose(owed, standing=kept, calendar=CALENDAR, theme_day=theme_day)
    assert not set(again.sittings) & set(kept)
    for one in owed:
        assert sum(sitting.serves(one) for sitting in (*kept, *again.sittings)) >= one.times
    complete = propose(owed, standing=whole.sittings, calendar=CALENDAR, theme_day=theme_day)
    assert complete.sittings == ()


def test_the_theme_day_keeps_its_fixed_day_and_steps_aside_for_holidays():
    _, proposal = planned(theme_day=FixedDay(day_of_month=5))
    days = days_of(MeetingKind.THEME_DAY, proposal)
    assert [day.month for day in days] == list(range(1, 13))
    assert date(2026, 5, 6) in days
    assert date(2026, 10, 8) in days
    assert all(day == CALENDAR.fixed_day(2026, day.month, FixedDay(day_of_month=5)) for day in days)


def test_members_meet_in_the_middle_of_the_quarter_together_with_the_theme_day():
    _, proposal = planned()
    meetings = [s for s in proposal.sittings if MeetingKind.MEMBERS in s.kinds]
    assert [s.on.month for s in meetings] == [2, 5, 8, 11]
    assert {s.kinds for s in meetings} == {(MeetingKind.MEMBERS, MeetingKind.THEME_DAY)}


def test_the_committee_meets_before_the_members_do_in_that_month():
    _, proposal = planned()
    committee = {day.month: day for day in days_of(MeetingKind.COMMITTEE, proposal)}
    assert sorted(committee) == list(range(1, 13))
    assert all(committee[day.month] < day for day in days_of(MeetingKind.MEMBERS, proposal))


def test_the_lecture_joins_a_theme_day_and_the_appraisal_joins_organisational_life_in_december():
    _, proposal = planned()
    (lecture,) = (s for s in proposal.sittings if MeetingKind.LECTURE in s.kinds)
    assert lecture.kinds == (MeetingKind.THEME_DAY, MeetingKind.LECTURE)
    (life,) = (s for s in proposal.sittings if MeetingKind.ORGANISATIONAL_LIFE in s.kinds)
    assert life.kinds == (MeetingKind.ORGANISATIONAL_LIFE, MeetingKind.APPRAISAL)
    assert life.on.month == 12


def test_groups_meet_on_one_day_and_a_branch_without_a_committee_has_no_committee_meetings():
    facts = branch(full=5, posts=["secretary"], groups=(GroupFacts(id="g1"), GroupFacts(id="g2")))
    _, proposal = planned(facts)
    assert days_of(MeetingKind.COMMITTEE, proposal) == []
    by_group = [[s.on for s in proposal.sittings if s.group == group] for group in ("g1", "g2")]
    assert by_group[0] == by_group[1]
    assert len(by_group[0]) == 12


def test_a_window_without_a_working_day_left_is_said_and_not_forced():
    off = WorkCalendar(overrides={date(2026, 11, day): False for day in range(24, 31)})
    owed, proposal = planned(on=date(2026, 11, 24), calendar=off)
    assert {one.kind for one in proposal.left} == {
        MeetingKind.THEME_DAY,
        MeetingKind.COMMITTEE,
        MeetingKind.GROUP,
    }
    assert all(sitting.on.month == 12 for sitting in proposal.sittings)


@pytest.mark.parametrize("times", [1, 2, 4])
def test_what_is_owed_several_times_in_a_year_is_spread_over_it(times):
    owed = Owed(kind=MeetingKind.LECTURE, first=YEAR[0], last=YEAR[1], times=times)
    proposal = propose([owed], standing=(), calendar=CALENDAR, theme_day=FRIDAY)
    days = days_of(MeetingKind.LECTURE, proposal)
    assert len(days) == times
    gaps = [later - earlier for earlier, later in pairwise(days)]
    assert all(gap > timedelta(days=360 // times - 20) for gap in gaps)


def test_the_last_day_of_a_short_month_still_has_its_theme_day():
    _, proposal = planned(theme_day=FixedDay(day_of_month=31))
    days = days_of(MeetingKind.THEME_DAY, proposal)
    assert all(day.day > monthrange(2026, day.month)[1] - 7 for day in days)


def test_a_sitting_of_one_group_does_not_serve_the_branch():
    owed = Owed(kind=MeetingKind.ORGANISATIONAL_LIFE, first=YEAR[0], last=YEAR[1])
    of_group = Sitting(on=date(2026, 12, 1), kinds=(MeetingKind.ORGANISATIONAL_LIFE,), group="g1")
    assert not of_group.serves(owed)
