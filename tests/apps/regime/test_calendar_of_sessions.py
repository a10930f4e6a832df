"""Make-up sessions, ways of meeting and joint events in the calendar one subscribes to."""

from datetime import date, timedelta
from urllib.parse import urlsplit

import icalendar
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.apps.regime.records import at, meeting_in
from tests.apps.resources.records import RoomFactory

from zhibu.apps.meetings.models import Asked, JointEvent, Meeting
from zhibu.apps.meetings.services import cancel_meeting, move_meeting

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 13)
Kind, Mode = Meeting.Kind, Meeting.Mode


@pytest.fixture
def feed(house, client):
    """Read the calendar of a role again and again, as a phone does."""
    addresses = {}

    def read(role="member"):
        client.force_login(house.users[role])
        if role not in addresses:
            page = client.post(reverse("regime:feed", args=[house.branch.pk])).content.decode()
            addresses[role] = urlsplit(page.split('readonly value="')[1].split('"')[0]).path
        client.logout()
        calendar = icalendar.Calendar.from_ical(client.get(addresses[role]).content)
        return list(calendar.walk("VEVENT"))

    return read


@pytest.fixture
def session(house):
    """A make-up of a lecture, to which the house's member is asked."""
    main = meeting_in(house.branch, DAY, Kind.LECTURE, title="学习党章")
    facts = {"title": "学习党章", "makes_up": main, "mode": Mode.ONLINE, "starts_at": at(15)}
    made = meeting_in(house.branch, DAY + timedelta(days=4), Kind.LECTURE, **facts)
    Asked.objects.create(zone=house.zone, meeting=made, person=house.person)
    return made


def test_a_make_up_session_is_in_the_calendar_of_those_asked_and_of_nobody_else(feed, session):
    mine = {str(event["SUMMARY"]): event for event in feed()}
    assert set(mine) == {"党课：学习党章", "党课补学：学习党章"}
    made_up = mine["党课补学：学习党章"]
    assert made_up["LOCATION"] == "线上"
    assert made_up["DESCRIPTION"] == "方式：线上\n补的是2026年3月13日党课"
    assert [str(event["SUMMARY"]) for event in feed("secretary")] == ["党课：学习党章"]


def test_who_is_not_asked_any_more_has_it_no_more(feed, session):
    Asked.objects.all().delete()
    assert [str(event["SUMMARY"]) for event in feed()] == ["党课：学习党章"]


@pytest.mark.parametrize(
    ("facts", "location", "description"),
    [
        ({"place": "三楼会议室"}, "三楼会议室", None),
        ({"place": "三楼会议室", "mode": Mode.HYBRID}, "三楼会议室", "方式：现场加线上"),
        ({"mode": Mode.ONLINE}, "线上", "方式：线上"),
        ({"mode": Mode.VISIT}, "上门", "方式：送学上门"),
        ({}, None, None),
    ],
)
def test_place_and_way_of_meeting_are_said(house, feed, facts, location, description):
    meeting_in(house.branch, DAY, **facts)
    (event,) = feed()
    assert (event.get("LOCATION"), event.get("DESCRIPTION")) == (location, description)


def test_a_room_stands_for_a_place_nobody_wrote(house, feed):
    room = RoomFactory(agency=house.agency, name="党员活动室")
    meeting_in(house.branch, DAY, room=room)
    (event,) = feed()
    assert event["LOCATION"] == "党员活动室"


def test_a_joint_event_says_that_others_come_too(house, feed):
    joint = JointEvent.objects.create(
        zone=house.zone, title="联学", kind=Kind.LECTURE, first=DAY, last=DAY
    )
    meeting_in(house.branch, DAY, Kind.LECTURE, joint=joint, title="联学")
    (event,) = feed()
    assert event["SUMMARY"] == "党课：联学"
    assert event["DESCRIPTION"] == "与其他支部联合开展"


def test_a_session_that_moves_and_is_called_off_keeps_its_identity_and_grows(feed, session):
    def the_session():
        return next(event for event in feed() if "补学" in event["SUMMARY"])

    first = the_session()
    today = timezone.localdate()
    move_meeting(meeting=session, on=DAY + timedelta(days=5), today=today, reason="换一天")
    moved = the_session()
    cancel_meeting(meeting=session, reason="并入四月")
    gone = the_session()
    assert first["UID"] == moved["UID"] == gone["UID"]
    assert first["SEQUENCE"] < moved["SEQUENCE"] < gone["SEQUENCE"]
    assert moved["DTSTART"].dt.date() == DAY + timedelta(days=5)
    assert gone["STATUS"] == "CANCELLED"


def test_the_calendar_costs_the_same_for_few_and_many(house, feed, session):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            feed()
        return len(queries)

    feed()
    first = cost()
    for number in range(3):
        meeting_in(house.branch, DAY + timedelta(days=number), makes_up=session.makes_up)
        room = RoomFactory(agency=house.agency)
        meeting_in(house.branch, DAY + timedelta(days=number), room=room)
    assert cost() == first
