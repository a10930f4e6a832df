"""Joint events: one time for several branches, the same for all, without names."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.timetabling.records import NAMES, latest, office
from tests.factories import GrantFactory, UserFactory, ZoneFactory

from zhibu.apps.accounts.models import Grant
from zhibu.apps.meetings.models import JointEvent, Meeting
from zhibu.apps.resources.models import Room
from zhibu.apps.timetabling.models import Search
from zhibu.apps.timetabling.tasks import look_for_times

pytestmark = pytest.mark.django_db


@pytest.fixture
def zone(db, client):
    """A zone of two branches; its coordinator is signed in."""
    made = ZoneFactory()
    user = UserFactory(username="coordinator")
    GrantFactory(user=user, role=Grant.Role.COORDINATOR, zone=made)
    client.force_login(user)
    return made


@pytest.fixture
def desks(zone):
    made = [office(zone), office(zone)]
    Room.objects.update(is_shared=True)
    return made


def typed(desks, **changes):
    return {
        "title": "联合参观",
        "kind": "theme_day",
        "branches": [desk.branch.pk for desk in desks],
        "first": "2026-12-01",
        "last": "2026-12-31",
        "minutes": "120",
    } | changes


def page_of(zone) -> str:
    return reverse("timetabling:zone", args=[zone.pk])


def make(client, zone, desks) -> JointEvent:
    assert client.post(page_of(zone), typed(desks)).status_code == 302
    return JointEvent.objects.get()


def find(client, event) -> Search:
    client.post(reverse("timetabling:find", args=[event.pk]))
    search = latest()
    look_for_times.call(search.pk)
    search.refresh_from_db()
    return search


def test_one_time_and_room_for_all_branches(client, zone, desks):
    event = make(client, zone, desks)
    search = find(client, event)
    answer = client.post(search.get_absolute_url(), {"proposal": "0"})
    assert answer.status_code == 302, answer.text
    meetings = list(event.meetings.order_by("pk"))
    assert [meeting.branch for meeting in meetings] == [desk.branch for desk in desks]
    assert len({(m.on, m.starts_at, m.ends_at, m.room_id, m.mode) for m in meetings}) == 1
    assert meetings[0].title == "联合参观"
    assert "已定：" in client.get(page_of(zone)).text


def test_the_coordinator_reads_counts_and_no_names(client, zone, desks):
    search = find(client, make(client, zone, desks))
    text = client.get(search.get_absolute_url()).text
    assert f"{desks[0].branch.name}6人" in text
    assert not any(name in text for name in NAMES)
    assert not any(name in str(search.instance) for name in NAMES)


def test_calling_off_calls_the_meetings_off(client, zone, desks):
    event = make(client, zone, desks)
    search = find(client, event)
    client.post(search.get_absolute_url(), {"proposal": "0"})
    client.post(reverse("timetabling:call_off", args=[event.pk]))
    assert set(event.meetings.values_list("state", flat=True)) == {Meeting.State.CANCELLED}
    assert "还没有联合活动" in client.get(page_of(zone)).text


def test_one_branch_alone_is_no_joint_event(client, zone, desks):
    answer = client.post(page_of(zone), typed(desks[:1]))
    assert answer.status_code == 422
    assert "至少要有两个支部" in answer.text
    assert "联合参观" in answer.text


def test_an_event_with_a_time_is_not_searched_for_again(client, zone, desks):
    event = make(client, zone, desks)
    search = find(client, event)
    client.post(search.get_absolute_url(), {"proposal": "0"})
    answer = client.post(reverse("timetabling:find", args=[event.pk]))
    assert answer.status_code == 422
    assert "已定下时间" in answer.text


def test_a_branch_of_another_zone_cannot_be_ticked(client, zone, desks):
    stranger = office()
    answer = client.post(page_of(zone), typed([*desks, stranger]))
    assert answer.status_code == 422


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_long(
    client, zone, desks, number, django_assert_max_num_queries
):
    for place in range(number):
        JointEvent.objects.create(
            zone=zone,
            title=f"第{place}项",
            kind="theme_day",
            first=date(2026, 12, 1),
            last=date(2026, 12, 31),
        )
    client.get(page_of(zone))
    with django_assert_max_num_queries(16):
        client.get(page_of(zone))
