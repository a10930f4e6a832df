"""The demo has what finding the time needs: diaries, a joint event to place, a running poll."""

from datetime import date, datetime, timedelta

import pytest

from zhibu.apps.diary.models import BusyTime, WayToTakePart, WeeklyBusy
from zhibu.apps.diary.queries.free_busy import busy_of
from zhibu.apps.diary.queries.reach import reach_of
from zhibu.apps.diary.spans import wall
from zhibu.apps.meetings.models import JointEvent
from zhibu.apps.organisation.models import Affiliation, AwayPeriod, Employment, Zone
from zhibu.apps.polls.models import Poll, PollAnswer
from zhibu.demo.building import build_demo

TODAY = date(2026, 11, 24)
IN_EIGHT_WEEKS = TODAY + timedelta(weeks=8)


@pytest.fixture
def zone(db):
    return build_demo(seed=1, today=TODAY)[0]


def diaries(zone):
    return sorted(
        (busy.person.code, busy.starts_at, busy.ends_at, busy.why)
        for busy in BusyTime.objects.filter(zone=zone).select_related("person")
    )


def test_every_branch_has_two_away_in_the_eight_weeks_ahead(zone):
    busy = BusyTime.objects.filter(zone=zone).select_related("person")
    branch_of = dict(
        Affiliation.objects.on(TODAY).filter(zone=zone).values_list("person_id", "branch_id")
    )
    branches = [branch_of[one.person_id] for one in busy if one.why in {"trip", "leave"}]
    assert sorted(branches) == sorted([*set(branches)] * 2)
    assert len(set(branches)) == 8
    for one in busy:
        assert TODAY < wall(one.starts_at).date() < wall(one.ends_at).date() <= IN_EIGHT_WEEKS


def test_a_few_have_a_weekly_duty_that_fills_their_diary(zone):
    on_duty = list(WeeklyBusy.objects.filter(zone=zone).values_list("person_id", flat=True))
    assert len(on_duty) == 3
    busy = busy_of(on_duty, zone_id=zone.pk, since=TODAY, until=IN_EIGHT_WEEKS)
    assert all(len(times) >= 8 for times in busy.values())


def test_frail_retired_members_are_visited_and_those_away_take_part_online(zone):
    ways = WayToTakePart.objects.filter(zone=zone)
    assert sorted(ways.values_list("reach", flat=True)) == ["in_person", "visit", "visit"]
    for way in ways:
        assert way.person.employments.get().status == Employment.Status.RETIRED
    away = AwayPeriod.objects.on(TODAY).filter(zone=zone).values_list("person_id", flat=True)
    assert set(reach_of(list(away), zone_id=zone.pk, on=TODAY).values()) == {"online"}


def test_the_same_seed_and_day_give_the_same_diaries(zone):
    Zone.objects.filter(pk=zone.pk).update(name="另一个协作区")
    again = build_demo(seed=1, today=TODAY)[0]
    assert diaries(again) == diaries(zone)


def test_a_joint_event_of_three_branches_waits_for_a_time(zone):
    event = JointEvent.objects.get(zone=zone)
    assert event.branches.count() == 3
    assert not event.meetings.exists()
    assert TODAY < event.first < event.last


def test_one_poll_runs_and_some_have_answered_every_time(zone):
    poll = Poll.objects.get(zone=zone)
    assert poll.is_answerable(TODAY)
    asked = set(poll.asked.values_list("person_id", flat=True))
    answers = PollAnswer.objects.filter(time__poll=poll)
    answered = set(answers.values_list("person_id", flat=True))
    assert 3 <= len(answered) < len(asked)
    assert answered <= asked
    assert answers.count() == len(answered) * poll.times.count()
    assert min(time.start for time in poll.times.all()) > datetime.combine(
        poll.closes_on, datetime.min.time()
    )


@pytest.mark.parametrize("today", [date(2026, 12, 30), date(2027, 1, 1), date(2027, 9, 29)])
def test_late_in_a_year_and_before_holidays_it_stands_too(db, today):
    zone = build_demo(seed=1, today=today)[0]
    assert BusyTime.objects.filter(zone=zone).count() == 16
    assert JointEvent.objects.filter(zone=zone).count() == 1
    assert Poll.objects.filter(zone=zone).count() == (today.month < 12)
