"""Notices go out in working hours and wait for the next morning otherwise."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.workdays.calendar import WorkCalendar
from zhibu.core.workdays.hours import CLOSES, OPENS, next_working_moment

NATIONAL = WorkCalendar()
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("now", "goes_out"),
    [
        ("2026-11-24T09:00", "2026-11-24T09:00"),
        ("2026-11-24T17:29", "2026-11-24T17:29"),
        ("2026-11-24T17:30", "2026-11-25T09:00"),
        ("2026-11-24T08:59", "2026-11-24T09:00"),
        ("2026-11-27T20:00", "2026-11-30T09:00"),  # Friday evening
        ("2026-11-28T10:00", "2026-11-30T09:00"),  # Saturday
        ("2026-02-14T18:00", "2026-02-24T09:00"),  # eve of the Spring Festival
        ("2026-05-09T10:00", "2026-05-09T10:00"),  # a make-up Saturday is worked
    ],
)
def test_a_notice_waits_for_working_hours(now, goes_out):
    moments = [datetime.fromisoformat(text).replace(tzinfo=SHANGHAI) for text in (now, goes_out)]
    assert next_working_moment(moments[0], NATIONAL) == moments[1]


MOMENTS = st.builds(
    datetime.combine, st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.times(), st.just(SHANGHAI)
)


@given(MOMENTS)
def test_the_moment_is_worked_is_not_before_now_and_is_its_own_next_moment(now):
    moment = next_working_moment(now, NATIONAL)
    assert NATIONAL.is_workday(moment.date())
    assert OPENS <= moment.time() < CLOSES
    assert now <= moment <= now + timedelta(days=12)
    assert next_working_moment(moment, NATIONAL) == moment
