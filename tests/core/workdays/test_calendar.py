"""Working days follow the published notice, can be corrected, and say when they are guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.workdays.calendar import WorkCalendar

NATIONAL = WorkCalendar()
FREE = (
    *((date(2026, 1, 1), 3), (date(2026, 2, 15), 9), (date(2026, 4, 4), 3), (date(2026, 5, 1), 5)),
    *((date(2026, 6, 19), 3), (date(2026, 9, 25), 3), (date(2026, 10, 1), 7)),
)
MADE_UP = [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)]


@pytest.mark.parametrize(("first", "length"), FREE)
def test_holidays_of_2026_are_free_from_first_to_last_day(first, length):
    days = [first + timedelta(days=count) for count in range(length)]
    assert not any(NATIONAL.is_workday(day) for day in days)


@pytest.mark.parametrize(("month", "day"), MADE_UP)
def test_make_up_weekends_of_2026_are_worked(month, day):
    assert NATIONAL.is_workday(date(2026, month, day))


def test_an_unpublished_year_is_guessed_from_the_weekday_and_says_so():
    assert NATIONAL.is_provisional(date(2040, 10, 1))
    assert NATIONAL.is_workday(date(2040, 10, 1))  # a Monday
    assert not NATIONAL.is_workday(date(2040, 9, 30))
    assert not NATIONAL.is_provisional(date(2026, 10, 1))


def test_an_entered_day_goes_before_the_published_one_and_is_not_provisional():
    calendar = WorkCalendar({date(2040, 10, 1): False})
    assert not calendar.is_workday(date(2040, 10, 1))
    assert not calendar.is_provisional(date(2040, 10, 1))
    assert calendar.is_provisional(date(2040, 10, 2))
    assert not WorkCalendar({}, frozenset({2040})).is_provisional(date(2040, 10, 2))


def test_five_working_days_skip_the_national_holiday():
    assert NATIONAL.add_workdays(date(2026, 9, 30), 5) == date(2026, 10, 13)
    assert NATIONAL.next_workday(date(2026, 10, 1)) == date(2026, 10, 8)


def test_counting_backwards_is_refused():
    with pytest.raises(ValueError, match="negative"):
        NATIONAL.add_workdays(date(2026, 9, 30), -1)


@given(st.dates(date(2004, 1, 1), date(2050, 1, 1)), st.integers(1, 30))
def test_adding_ends_on_a_working_day_and_counts_each_one_between(day, count):
    end = NATIONAL.add_workdays(day, count)
    passed = (day + timedelta(days=step) for step in range(1, (end - day).days + 1))
    assert NATIONAL.is_workday(end)
    assert sum(NATIONAL.is_workday(each) for each in passed) == count


def test_spring_festival_of_2026_lasts_to_the_twenty_third():
    assert NATIONAL.next_workday(date(2026, 2, 15)) == date(2026, 2, 24)
    assert NATIONAL.previous_workday(date(2026, 2, 23)) == date(2026, 2, 14)


def test_a_year_is_provisional_until_published_or_settled():
    assert NATIONAL.is_year_provisional(2040)
    assert not NATIONAL.is_year_provisional(2026)
    assert not WorkCalendar({}, frozenset({2040})).is_year_provisional(2040)


def test_working_days_of_a_span_include_both_ends():
    assert NATIONAL.workdays_in(date(2026, 9, 30), date(2026, 10, 10)) == (
        *(date(2026, 9, 30), date(2026, 10, 8), date(2026, 10, 9), date(2026, 10, 10)),
    )
    assert NATIONAL.workdays_in(date(2026, 9, 30), date(2026, 9, 29)) == ()


@pytest.mark.parametrize(
    ("nth", "day"), [(1, date(2026, 10, 8)), (18, date(2026, 10, 30)), (19, None)]
)
def test_the_nth_working_day_of_october_2026(nth, day):
    assert NATIONAL.nth_workday_of_month(2026, 10, nth) == day


def test_the_noughth_working_day_is_refused():
    with pytest.raises(ValueError, match="from 1"):
        NATIONAL.nth_workday_of_month(2026, 10, 0)


@given(st.dates(date(2004, 1, 1), date(2050, 1, 1)))
def test_before_and_after_a_day_lie_no_other_working_days(day):
    before, after = NATIONAL.previous_workday(day), NATIONAL.next_workday(day)
    assert before <= day <= after
    assert set(NATIONAL.workdays_in(before, after)) == {before, after}
