"""The theme day falls on a working day of its own month."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.workdays.calendar import WorkCalendar, last_of_month
from zhibu.core.workdays.fixed_day import FixedDay

NATIONAL = WorkCalendar()
RULES = st.one_of(
    st.builds(FixedDay, day_of_month=st.integers(1, 31)),
    st.builds(FixedDay, weekday=st.integers(0, 6), nth=st.integers(1, 5)),
)


@pytest.mark.parametrize(
    ("rule", "year", "month", "day"),
    [
        (FixedDay(day_of_month=15), 2026, 1, date(2026, 1, 15)),
        (FixedDay(day_of_month=1), 2026, 10, date(2026, 10, 8)),  # national holiday
        (FixedDay(day_of_month=31), 2026, 2, date(2026, 2, 28)),  # a make-up Saturday
        (FixedDay(day_of_month=31), 2026, 5, date(2026, 5, 29)),  # 31 May is a Sunday
        (FixedDay(weekday=4, nth=2), 2026, 5, date(2026, 5, 8)),
        (FixedDay(weekday=4, nth=1), 2026, 5, date(2026, 5, 6)),  # moved behind the holiday
        (FixedDay(weekday=4, nth=5), 2026, 6, date(2026, 6, 26)),
        (FixedDay(weekday=4, nth=5), 2026, 7, date(2026, 7, 31)),
    ],
)
def test_a_fixed_day_moves_to_a_working_day_of_its_month(rule, year, month, day):
    assert NATIONAL.fixed_day(year, month, rule) == day


def test_a_month_without_working_days_keeps_the_day():
    free = WorkCalendar({date(2040, 2, day): False for day in range(1, 30)})
    assert free.fixed_day(2040, 2, FixedDay(day_of_month=10)) == date(2040, 2, 10)


@given(RULES, st.integers(2004, 2050), st.integers(1, 12))
def test_every_month_has_its_day_and_it_is_worked(rule, year, month):
    day = NATIONAL.fixed_day(year, month, rule)
    assert (day.year, day.month) == (year, month)
    assert NATIONAL.is_workday(day)


@given(st.integers(2004, 2050), st.integers(1, 12), st.integers(0, 6), st.integers(1, 5))
def test_the_nth_weekday_is_that_weekday_in_that_week(year, month, weekday, nth):
    day = FixedDay(weekday=weekday, nth=nth).in_month(year, month)
    assert day.weekday() == weekday
    is_last = day.day + 7 > last_of_month(year, month).day
    assert (day.day - 1) // 7 == nth - 1 or (nth == 5 and is_last)


@pytest.mark.parametrize(
    ("rule", "label"),
    [
        (FixedDay(day_of_month=15), "每月15日"),
        (FixedDay(weekday=4, nth=2), "每月第二个周五"),
        (FixedDay(weekday=0, nth=5), "每月最后一个周一"),
    ],
)
def test_a_fixed_day_says_itself(rule, label):
    assert rule.label == label


@pytest.mark.parametrize(
    "facts",
    [
        *({}, {"day_of_month": 0}, {"day_of_month": 32}, {"weekday": 4}, {"nth": 2}),
        *({"weekday": 7, "nth": 1}, {"weekday": 4, "nth": 6}),
        {"day_of_month": 15, "weekday": 4, "nth": 2},
    ],
)
def test_what_names_no_day_is_refused(facts):
    with pytest.raises(ValueError, match="fixed day"):
        FixedDay(**facts)
