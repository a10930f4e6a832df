"""What counts as busy in a calendar file, and what a broken file is told."""

from datetime import date, timedelta

import pytest
from tests.apps.diary.calendars import NEW_YORK, event, ics
from tests.apps.diary.records import clock

from zhibu.apps.diary.calendars import apart
from zhibu.apps.diary.calendars.faults import CalendarUnreadable
from zhibu.apps.diary.calendars.reading import AHEAD, BACK, busy_in

TODAY = date(2026, 11, 24)
NINE = "DTSTART:20261201T090000"
HOUR = "DURATION:PT1H"


def busy(*components):
    return busy_in(ics(*components), today=TODAY)


def days(spans):
    return [f"{start:%m%d}" for start, _end in spans]


def test_a_time_without_a_zone_is_shanghais():
    assert busy(event(NINE, HOUR)) == [(clock(2026, 12, 1, 9), clock(2026, 12, 1, 10))]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("DTSTART:20261201T010000Z", clock(2026, 12, 1, 9)),
        ("DTSTART;TZID=Europe/Berlin:20261201T090000", clock(2026, 12, 1, 16)),
        ("DTSTART;TZID=China Standard Time:20261201T090000", clock(2026, 12, 1, 9)),
        ("DTSTART;TZID=Our Own Zone:20261201T200000", clock(2026, 12, 2, 9)),
    ],
)
def test_other_zones_are_turned_into_shanghais_clock(start, expected):
    assert busy(NEW_YORK, event(start, HOUR)) == [(expected, expected + timedelta(hours=1))]


def test_a_summer_time_is_followed_through_a_repetition():
    rule = "RRULE:FREQ=MONTHLY;COUNT=6"
    spans = busy(event("DTSTART;TZID=Europe/Berlin:20261201T090000", HOUR, rule))
    assert {start.hour for start, _end in spans} == {15, 16}


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (("DTSTART;VALUE=DATE:20261201",), clock(2026, 12, 2)),
        (("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261204"), clock(2026, 12, 4)),
        (("DTSTART;VALUE=DATE:20261201", "DURATION:P2D"), clock(2026, 12, 3)),
    ],
)
def test_whole_days_run_from_midnight_to_midnight(lines, end):
    assert busy(event(*lines)) == [(clock(2026, 12, 1), end)]


def test_a_repetition_leaves_out_and_adds_days():
    rules = (
        "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=4",
        "EXDATE:20261208T090000",
        "RDATE:20261210T090000",
    )
    assert days(busy(event(NINE, HOUR, *rules))) == ["1201", "1210", "1215", "1222"]


def test_one_of_a_series_that_was_moved_counts_where_it_went():
    series = event(NINE, HOUR, "RRULE:FREQ=WEEKLY;COUNT=3")
    moved = event("RECURRENCE-ID:20261208T090000", "DTSTART:20261209T140000", HOUR)
    assert days(busy(series, moved)) == ["1201", "1209", "1215"]


def test_one_of_a_series_that_was_called_off_leaves_the_time_free():
    series = event(NINE, HOUR, "RRULE:FREQ=WEEKLY;COUNT=3")
    off = event(
        "RECURRENCE-ID:20261208T090000", "DTSTART:20261208T090000", HOUR, "STATUS:CANCELLED"
    )
    assert days(busy(series, off)) == ["1201", "1215"]


@pytest.mark.parametrize("free", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "DURATION:PT0S"])
def test_what_leaves_the_time_free_counts_for_nothing(free):
    length = () if free.startswith("DURATION") else (HOUR,)
    assert busy(event(NINE, *length, free)) == []


def test_events_of_our_own_plan_do_not_count_twice():
    assert busy(event(NINE, HOUR, uid="meeting-1-7@zhibu")) == []


def test_overlapping_events_become_one_span():
    spans = busy(event(NINE, HOUR), event("DTSTART:20261201T093000", HOUR, uid="b"))
    assert spans == [(clock(2026, 12, 1, 9), clock(2026, 12, 1, 10, 30))]


def test_only_a_month_back_and_four_hundred_days_ahead_are_kept():
    spans = busy(event("DTSTART;VALUE=DATE:20200101", "RRULE:FREQ=DAILY"))
    (span,) = spans
    assert span[0].date() == TODAY - BACK
    assert span[1].date() == TODAY + AHEAD + timedelta(days=1)


def test_a_calendar_of_nothing_is_a_calendar():
    assert busy() == []


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe", b"<html>sign in</html>", b"PK\x03\x04"])
def test_what_is_no_calendar_is_told_so(content):
    with pytest.raises(CalendarUnreadable, match="不是日历文件"):
        busy_in(content, today=TODAY)


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (("DTSTART:morgen",), 6),
        ((NINE, "DURATION:lang"), 7),
        ((NINE, HOUR, "RRULE:FREQ=NEVER"), 8),
        ((NINE, HOUR, "RRULE:FREQ=DAILY", "EXDATE:x"), 9),
    ],
)
def test_the_line_of_a_time_nobody_understands_is_named(lines, number):
    with pytest.raises(CalendarUnreadable, match=f"第 {number} 行"):
        busy(event(*lines))


def test_a_file_cut_off_in_the_middle_is_refused():
    whole = ics(event(NINE, HOUR))
    with pytest.raises(CalendarUnreadable, match="行看不懂"):
        busy_in(whole[: whole.index(b"END:VEVENT")], today=TODAY)


@pytest.mark.parametrize(
    "lines",
    [("SUMMARY:x",), ("DTSTART:99991231T230000Z", "DURATION:P99D"), (NINE, "DURATION:P99999999D")],
)
def test_an_event_without_a_possible_time_is_refused(lines):
    with pytest.raises(CalendarUnreadable):
        busy(event(*lines))


def test_what_stands_in_a_faulty_line_is_not_repeated():
    with pytest.raises(CalendarUnreadable) as refusal:
        busy(event("DTSTART:秦副局长"))
    assert "秦副局长" not in str(refusal.value) + refusal.value.hint


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=HOURLY;BYMINUTE=0,30",
        "FREQ=DAILY;BYHOUR=8,9,10,11,12;BYMINUTE=0,10,20,30,40,50",
    ],
)
def test_a_repetition_too_dense_for_anyone_is_refused(rule):
    with pytest.raises(CalendarUnreadable, match="太密"):
        busy(event(NINE, "DURATION:PT1S", f"RRULE:{rule}"))


def test_more_occurrences_than_anyone_has_are_refused():
    many = [event(NINE, HOUR, "RRULE:FREQ=DAILY", uid=f"{n}@x") for n in range(30)]
    with pytest.raises(CalendarUnreadable, match="太多"):
        busy(*many)


def test_a_file_of_more_than_a_megabyte_is_refused():
    with pytest.raises(CalendarUnreadable, match="1 MB"):
        busy_in(ics(event(NINE, "X-LONG:" + "a" * 1_000_000)), today=TODAY)


def test_the_reader_apart_says_the_same():
    content = ics(event(NINE, HOUR))
    assert apart.busy_in(content, today=TODAY) == busy_in(content, today=TODAY)
    with pytest.raises(CalendarUnreadable, match="第 6 行"):
        apart.busy_in(ics(event("DTSTART:morgen")), today=TODAY)


def test_a_repetition_without_end_and_without_a_day_is_given_up(monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 2)
    never = "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"
    with pytest.raises(CalendarUnreadable, match="太密"):
        apart.busy_in(ics(event(NINE, HOUR, never)), today=TODAY)
