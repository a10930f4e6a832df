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
