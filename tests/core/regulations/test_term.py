from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st
from tests.core.regulations.branches import branch, verdict

from zhibu.core.regulations.finding import State

DAY = timedelta(days=1)
MET, DUE, OVERDUE, AT_RISK, NOT = (
    State.MET,
    State.DUE,
    State.OVERDUE,
    State.AT_RISK,
    State.NOT_APPLICABLE,
)


@pytest.mark.parametrize(
    ("day", "term", "reminder"),
    [
        (date(2026, 11, 9), MET, NOT),
        (date(2026, 11, 10), AT_RISK, DUE),
        (date(2027, 5, 10), AT_RISK, DUE),
        (date(2027, 5, 11), OVERDUE, NOT),
    ],
)
def test_a_term_from_may_2024_is_met_then_near_then_over(day, term, reminder):
    facts = branch(9, elected_on=date(2024, 5, 10))
    assert verdict("ZB-10", facts, on=day).state is term
    assert verdict("ZB-14", facts, on=day).state is reminder
    for code in ("ZB-10", "ZB-14"):
        found = verdict(code, facts, on=day)
        assert (found.due_from, found.due_until) == (date(2026, 11, 10), date(2027, 5, 10))


@given(elected=st.dates(date(2018, 10, 28), date(2035, 1, 1)))
def test_states_change_exactly_on_the_days_the_finding_names(elected):
    facts = branch(9, elected_on=elected)
    found = verdict("ZB-10", facts, on=elected)
    days = (elected, found.due_from - DAY, found.due_from, found.due_until, found.due_until + DAY)
    states = [verdict("ZB-10", facts, on=day).state for day in days]
    assert states == [MET, MET, AT_RISK, AT_RISK, OVERDUE]


@given(
    elected=st.dates(date(2018, 10, 28), date(2030, 1, 1)),
    days=st.lists(st.integers(0, 2000), min_size=2, max_size=6),
)
def test_time_alone_never_makes_a_term_better(elected, days):
    order = [MET, AT_RISK, OVERDUE]
    facts = branch(9, elected_on=elected)
    seen = [
        order.index(verdict("ZB-10", facts, on=elected + timedelta(days=passed)).state)
        for passed in sorted(days)
    ]
    assert seen == sorted(seen)


def test_calendar_months_stop_at_the_end_of_a_short_month():
    leap = verdict("ZB-10", branch(9, elected_on=date(2024, 2, 29)), on=date(2026, 1, 1))
    assert leap.due_until == date(2027, 2, 28)
    august = verdict("ZB-10", branch(9, elected_on=date(2024, 8, 31)), on=date(2026, 1, 1))
    assert august.due_from == date(2027, 2, 28)


@given(end=st.dates(date(2025, 1, 1), date(2027, 5, 9)))
def test_a_recorded_end_goes_before_the_three_years(end):
    facts = branch(9, elected_on=date(2024, 5, 10), term_until=end)
    assert verdict("ZB-10", facts, on=date(2024, 5, 10)).due_until == end


@pytest.mark.parametrize(
    ("end", "reason"), [(date(2027, 5, 10), "within"), (date(2027, 5, 11), "too_long")]
)
def test_a_term_recorded_longer_than_three_years_asks_for_the_approval(end, reason):
    facts = branch(9, elected_on=date(2024, 5, 10), term_until=end)
    assert verdict("ZB-10", facts, on=date(2025, 1, 1)).reason == reason


def test_an_extended_term_that_has_ended_is_over_all_the_same():
    facts = branch(9, elected_on=date(2023, 1, 10), term_until=date(2026, 6, 30))
    assert verdict("ZB-10", facts, on=date(2026, 7, 1)).state is OVERDUE


def test_an_election_still_to_come_says_nothing_about_today():
    facts = branch(9, elected_on=date(2026, 12, 1), term_until=date(2029, 12, 1))
    assert verdict("ZB-10", facts, on=date(2026, 11, 30)).reason == "unrecorded"


def test_an_end_on_record_is_enough_without_the_day_of_election():
    found = verdict("ZB-10", branch(9, term_until=date(2027, 1, 1)), on=date(2026, 6, 30))
    assert found.state is MET
    assert found.due_from == date(2027, 1, 1) - relativedelta(months=6)
