"""Spans in the address: months and quarters, and what is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.apps.membership.months import end_of, month_span, months_between, quarter_span, span_of

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(2008, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("2026-11", "2026年11月"),
        ("2026-Q4", "2026年第四季度"),
        ("2025-Q1", "2025年第一季度"),
        ("", "2026年11月"),
        ("2026-13", "2026年11月"),
        ("2026-Q5", "2026年11月"),
        ("1999-01", "2026年11月"),
        ("²026-01", "2026年11月"),
    ],
)
def test_a_span_is_read_and_nonsense_is_this_month(typed, title):
    assert span_of(typed, today=TODAY).title == title


@given(DAYS)
def test_a_span_written_is_the_span_read(day):
    for span in (month_span(day), quarter_span(day)):
        assert span_of(span.key, today=TODAY) == span
        assert span.months[0] <= day <= end_of(span.months[-1])


@given(DAYS, DAYS)
def test_months_between_are_each_once_and_in_order(one, other):
    first, last = sorted((one, other))
    months = months_between(first, last)
    assert months == sorted(set(months))
    assert months[0] <= first
    assert end_of(months[-1]) >= last
