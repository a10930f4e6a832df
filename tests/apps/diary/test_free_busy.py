"""Who is free when, and how they can take part, as other rooms ask it."""

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.diary.records import (
    BusyTimeFactory,
    WayToTakePartFactory,
    WeeklyBusyFactory,
    at,
    clock,
)
from tests.factories import AwayPeriodFactory, PersonFactory, SecondmentFactory, ZoneFactory

from zhibu.apps.diary.queries.free_busy import Busy, busy_of
from zhibu.apps.diary.queries.reach import reach_of
from zhibu.apps.diary.spans import joined

MONDAY, SUNDAY = date(2026, 11, 30), date(2026, 12, 6)
STARTED = clock(2026, 11, 30)


def busy(person, since=MONDAY, until=SUNDAY):
    return busy_of([person.pk], zone_id=person.zone_id, since=since, until=until)[person.pk]


@pytest.fixture
def person(db):
    return PersonFactory()


def test_who_wrote_nothing_is_free(person):
    assert busy(person) == ()


def test_a_busy_time_is_given_as_the_clock_on_the_wall_shows_it(person):
    BusyTimeFactory(person=person)
    assert busy(person) == (Busy(clock(2026, 12, 1, 9), clock(2026, 12, 1, 12), "出差"),)


@pytest.mark.parametrize(
    ("starts", "ends", "counts"),
    [
        (at(2026, 11, 20, 9), at(2026, 11, 30, 0), False),
        (at(2026, 11, 20, 9), at(2026, 11, 30, 1), True),
        (at(2026, 12, 6, 23), at(2026, 12, 9, 0), True),
        (at(2026, 12, 7, 0), at(2026, 12, 9, 0), False),
    ],
)
def test_only_what_touches_the_days_asked_about_counts(person, starts, ends, counts):
    BusyTimeFactory(person=person, starts_at=starts, ends_at=ends)
    assert bool(busy(person)) is counts


def test_a_weekly_duty_falls_on_its_weekday_from_its_first_to_its_last_day(person):
    WeeklyBusyFactory(person=person, since=date(2026, 12, 1), until=date(2026, 12, 15))
    days = [b.start.date() for b in busy(person, until=date(2026, 12, 31))]
    assert days == [date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15)]
    assert busy(person)[0].why == "值班"
    assert busy(person)[0].end.time() == time(12)


def test_a_weekly_duty_that_has_ended_or_not_begun_counts_for_nothing(person):
    WeeklyBusyFactory(person=person, until=date(2026, 11, 29))
    WeeklyBusyFactory(person=person, since=date(2026, 12, 7))
    assert busy(person) == ()


def test_busy_times_of_another_zone_are_not_told(person):
    BusyTimeFactory(person=person)
    other = ZoneFactory().pk
    assert busy_of([person.pk], zone_id=other, since=MONDAY, until=SUNDAY) == {person.pk: ()}


@pytest.mark.parametrize("count", [1, 3])
def test_any_number_of_people_costs_two_and_three_queries(person, count, django_assert_num_queries):
    people = [person, *PersonFactory.create_batch(count - 1, zone=person.zone)]
    for each in people:
        BusyTimeFactory(person=each)
        WeeklyBusyFactory(person=each)
    ids = [each.pk for each in people]
    with django_assert_num_queries(2):
        found = busy_of(ids, zone_id=person.zone_id, since=MONDAY, until=SUNDAY)
    assert [len(found[each]) for each in ids] == [2] * count
    with django_assert_num_queries(3):
        reach_of(ids, zone_id=person.zone_id, on=MONDAY)


def reach(person, on=MONDAY):
    return reach_of([person.pk], zone_id=person.zone_id, on=on)[person.pk]


def test_everyone_takes_part_either_way_unless_something_says_otherwise(person):
    assert reach(person) == "any"


@pytest.mark.parametrize("record", [SecondmentFactory, AwayPeriodFactory])
def test_who_is_lent_or_lives_away_takes_part_online_and_is_not_busy(person, record):
    record(person=person, since=date(2026, 11, 1), until=date(2026, 11, 30))
    assert reach(person) == "online"
    assert busy(person) == ()
    assert reach(person, date(2026, 12, 1)) == "any"


def test_what_was_set_overrules_what_the_record_suggests(person):
    AwayPeriodFactory(person=person)
    WayToTakePartFactory(person=person, reach="any")
    assert reach(person) == "any"


minutes = st.integers(0, 300)
spans = st.lists(st.tuples(minutes, st.integers(1, 60)), max_size=12)


@given(spans=spans)
def test_joining_spans_changes_no_busy_minute_and_leaves_gaps_between_them(spans):
    pairs = [
        (STARTED + timedelta(minutes=a), STARTED + timedelta(minutes=a + long)) for a, long in spans
    ]
    whole = joined(pairs)
    assert minutes_in(whole) == minutes_in(pairs)
    assert all(a[1] < b[0] for a, b in pairwise(whole))


def minutes_in(pairs):
    return {
        start + timedelta(minutes=step)
        for start, end in pairs
        for step in range(int((end - start).total_seconds() // 60))
    }
