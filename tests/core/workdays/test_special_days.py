"""A year's notice, told month by month."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.workdays.calendar import WorkCalendar
from zhibu.core.workdays.special_days import months_of, special_days

NATIONAL = WorkCalendar()


def told(year, calendar=NATIONAL, reasons=None):
    return [
        (days.since, days.length, days.is_worked, days.reason)
        for days in special_days(year, calendar, reasons or {})
    ]


def test_2026_reads_like_its_notice():
    assert told(2026) == [
        (date(2026, 1, 1), 3, False, "元旦"),
        (date(2026, 1, 4), 1, True, "元旦"),
        (date(2026, 2, 14), 1, True, "春节"),
        (date(2026, 2, 15), 9, False, "春节"),
        (date(2026, 2, 28), 1, True, "春节"),
        (date(2026, 4, 4), 3, False, "清明"),
        (date(2026, 5, 1), 5, False, "劳动节"),
        (date(2026, 5, 9), 1, True, "劳动节"),
        (date(2026, 6, 19), 3, False, "端午"),
        (date(2026, 9, 20), 1, True, "国庆节"),
        (date(2026, 9, 25), 3, False, "中秋"),
        (date(2026, 10, 1), 7, False, "国庆节"),
        (date(2026, 10, 10), 1, True, "国庆节"),
    ]


def test_an_unpublished_year_tells_only_what_was_entered():
    assert told(2040) == []
    first = date(2040, 1, 1)
    calendar = WorkCalendar({first: False, first + timedelta(1): False, date(2040, 1, 7): True})
    reasons = {first: "元旦", first + timedelta(1): "元旦"}
    assert told(2040, calendar, reasons) == [
        (first, 2, False, "元旦"),
        (date(2040, 1, 7), 1, True, ""),
    ]


def test_an_entered_day_parts_a_published_holiday():
    calendar = WorkCalendar({date(2026, 10, 3): True})
    october = months_of(2026, calendar, {date(2026, 10, 3): "值守"})[9]
    assert [(days.since.day, days.length) for days in october.free] == [(1, 2), (4, 4)]
    assert [(days.since.day, days.reason, days.is_entered) for days in october.made_up] == [
        (3, "值守", True),
        (10, "国庆节", False),
    ]


def test_the_months_of_2026_have_their_working_days():
    worked = [month.worked for month in months_of(2026, NATIONAL, {})]
    assert worked == [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]


@given(st.integers(2004, 2040))
def test_special_days_come_in_order_and_do_not_overlap(year):
    days = list(special_days(year, NATIONAL, {}))
    assert all(before.until < after.since for before, after in pairwise(days))
    assert all(each.is_worked == NATIONAL.is_workday(each.since) for each in days)
