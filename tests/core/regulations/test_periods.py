from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.regulations.periods import NEAR_DAYS, Every, period_of, periods_over

DAY = timedelta(days=1)
days = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("every", "label", "first", "last", "near_from"),
    [
        ("month", "2026年2月", "2026-02-01", "2026-02-28", "2026-02-24"),
        ("quarter", "2026年第一季度", "2026-01-01", "2026-03-31", "2026-03-18"),
        ("year", "2026年", "2026-01-01", "2026-12-31", "2026-12-01"),
    ],
)
def test_a_period_is_said_as_people_say_it_and_knows_when_its_end_is_near(
    every, label, first, last, near_from
):
    period = period_of(Every(every), date(2026, 2, 11))
    assert period.label == label
    assert [str(day) for day in (period.first, period.last, period.near_from)] == [
        first,
        last,
        near_from,
    ]


def test_the_quarters_are_numbered_from_one_to_four():
    labels = [period_of(Every.QUARTER, date(2026, month, 1)).label for month in (1, 6, 9, 10)]
    assert labels == [f"2026年第{number}季度" for number in "一二三四"]


@given(st.sampled_from(Every), days, st.integers(0, 900))
def test_every_day_of_a_span_lies_in_exactly_one_period(every, since, length):
    until = since + length * DAY
    periods = list(periods_over(every, since, until))
    assert periods[0].first <= since <= periods[0].last
    assert periods[-1].first <= until <= periods[-1].last
    for earlier, later in pairwise(periods):
        assert earlier.last + DAY == later.first
    for period in periods:
        assert (period.last - period.near_from).days == NEAR_DAYS[every] - 1


def test_a_span_that_ends_before_it_begins_has_no_period():
    assert list(periods_over(Every.MONTH, date(2026, 2, 1), date(2026, 1, 31))) == []
