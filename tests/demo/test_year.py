"""The demo's year reads like a real one: nobody at a meeting before joining, gaps and all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.apps.meetings.models import Attendance, FollowUp, Meeting, Vote
from zhibu.apps.organisation.models import Affiliation
from zhibu.core.regulations.votes import members_vote
from zhibu.demo.building import build_demo
from zhibu.demo.sittings import CALENDAR, sittings
from zhibu.demo.year import first_day_shown, last_day_planned

TODAY = date(2026, 11, 24)


@pytest.fixture
def demo(db):
    return build_demo(seed=1, today=TODAY)


@given(since=st.dates(date(2024, 1, 1), date(2028, 12, 31)), turn=st.integers(0, 9))
def test_meetings_lie_on_working_days_in_the_span(since, turn):
    until = last_day_planned(since)
    found = list(sittings(since=since, until=until, has_committee=True, groups=2, turn=turn))
    assert all(since <= sitting.on <= until for sitting in found)
    assert all(CALENDAR.is_workday(sitting.on) for sitting in found)


def test_a_whole_year_has_every_kind():
    found = sittings(
        since=date(2026, 1, 1), until=date(2026, 12, 31), has_committee=True, groups=2, turn=0
    )
    kinds = [kind for sitting in found for kind in (sitting.kind, *sitting.also_kinds)]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "committee": 12,
        "theme_day": 12,
        "lecture": 4,
        "group": 24,
        "members": 4,
        "organisational_life": 1,
        "appraisal": 1,
    }


def test_early_in_a_year_the_year_before_is_shown_too():
    assert first_day_shown(date(2027, 1, 5)) == date(2026, 1, 1)
    assert first_day_shown(TODAY) == date(2026, 1, 1)


def test_what_is_past_is_recorded_but_for_a_few_gaps_and_nothing_else_is(demo):
    past = Meeting.objects.filter(on__lt=TODAY)
    gaps = past.exclude(state=Meeting.State.FINISHED)
    assert 0 < gaps.count() < past.count() / 20
    assert not Meeting.objects.filter(on__gte=TODAY, state=Meeting.State.FINISHED).exists()
    announced = Meeting.objects.filter(state=Meeting.State.ANNOUNCED)
    assert len(set(announced.values_list("branch"))) == announced.count()


def test_in_january_the_demo_has_its_last_year_end_too(db):
    build_demo(seed=1, today=date(2027, 1, 12), agencies=2)
    year_end = Meeting.objects.filter(kind=Meeting.Kind.ORGANISATIONAL_LIFE, on__year=2026)
    assert {meeting.state for meeting in year_end} == {Meeting.State.FINISHED}
    assert "查摆问题" in year_end[0].minutes


def test_nobody_came_before_joining_the_branch(demo):
    since = {(place.person_id, place.branch_id): place.since for place in Affiliation.objects.all()}
    rows = Attendance.objects.select_related("meeting")
    assert rows.exists()
    assert [
        row for row in rows if row.meeting.on < since[row.person_id, row.meeting.branch_id]
    ] == []


def test_votes_are_possible_and_some_promises_are_open(demo):
    for vote in Vote.objects.select_related("meeting"):
        members_vote(due=vote.due, present=vote.present, yes=vote.yes, on=vote.meeting.on)
    assert FollowUp.objects.filter(done_on=None).exists()
    assert FollowUp.objects.exclude(done_on=None).exists()
