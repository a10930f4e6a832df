"""An officer decides: the meeting moves, people hear of it once, the answers go in time."""

from datetime import date, datetime, time

import pytest
from django.urls import reverse
from tests.apps.meetings.records import SHANGHAI
from tests.apps.polls.records import NOW, answered, meeting_to_come, poll_for
from tests.apps.resources.records import RoomBookingFactory, RoomFactory

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.services import announce, cancel_meeting
from zhibu.apps.notices.models import Notice
from zhibu.apps.polls.models import Poll, PollAnswer
from zhibu.apps.polls.services import end_without_choice
from zhibu.apps.polls.tasks import forget

pytestmark = pytest.mark.django_db
SECOND = "20261201T0900"


@pytest.fixture
def poll(staffed, meeting):
    return poll_for(meeting, by=staffed.secretary)


def choose(client, poll, **facts):
    return client.post(reverse("polls:choose", args=[poll.pk]), {"when": SECOND} | facts)


def test_the_meeting_moves_and_the_poll_ends(officer, staffed, meeting, poll):
    assert choose(officer, poll).url == poll.get_absolute_url()
    meeting.refresh_from_db()
    poll.refresh_from_db()
    assert (meeting.on, meeting.starts_at, meeting.ends_at) == (
        date(2026, 12, 1),
        time(9),
        time(10, 30),
    )
    assert (poll.chosen.on, poll.chosen.starts_at) == (date(2026, 12, 1), time(9))
    assert poll.closed_by == staffed.secretary
    assert meeting.announced_at is None
    assert "定在 12月1日 周二 09:00" in officer.get(poll.get_absolute_url()).text


def test_a_wish_to_tell_announces_the_meeting(officer, meeting, poll):
    choose(officer, poll, tells="on")
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.ANNOUNCED
    told = Notice.objects.filter(url=meeting.get_absolute_url())
    assert told.count() == 13
    assert "12月1日 周二 09:00—10:30" in told.first().text


def test_those_who_had_been_told_hear_of_the_change_once(officer, meeting, poll):
    announce(meeting=meeting, today=NOW.date(), now=NOW)
    page = officer.get(reverse("polls:choose", args=[poll.pk])).text
    assert "已通知过的人会收到变更通知" in page
    assert "同时发出会议通知" not in page
    choose(officer, poll)
    told = Notice.objects.filter(url=meeting.get_absolute_url())
    assert told.count() == 13
    assert "按大家约定的时间" in told.first().text


def test_the_second_of_two_officers_hears_who_was_first(officer, meeting, poll):
    choose(officer, poll)
    response = choose(officer, poll, when="20261130T1500")
    assert response.status_code == 422
    assert "周明已经定在12月1日 周二 09:00，您的选择没有生效" in response.text
    meeting.refresh_from_db()
    assert meeting.on == date(2026, 12, 1)


def test_a_meeting_called_off_meanwhile_does_not_move(officer, meeting, poll):
    cancel_meeting(meeting=meeting, reason="领导出差", now=NOW)
    response = choose(officer, poll)
    assert response.status_code == 422
    assert "已取消，不用再约时间" in response.text


def test_a_time_that_was_not_asked_about_is_refused(officer, poll):
    response = choose(officer, poll, when="20261224T0900")
    assert response.status_code == 422
    assert "请在列出的时间里选" in response.text


def test_a_taken_room_is_named_and_can_be_left(officer, staffed, poll):
    meeting = poll.meeting
    meeting.room = RoomFactory(agency=staffed.branch.agency, name="二楼会议室")
    meeting.save()
    RoomBookingFactory(
        room=meeting.room,
        starts_at=datetime(2026, 12, 1, 8, tzinfo=SHANGHAI),
        ends_at=datetime(2026, 12, 1, 12, tzinfo=SHANGHAI),
    )
    response = choose(officer, poll)
    assert response.status_code == 422
    assert "二楼会议室" in response.text
    assert "原来的场地不用了" in response.text
    assert choose(officer, poll, leaves_room="on").status_code == 302
    meeting.refresh_from_db()
    assert (meeting.room, meeting.place) == (None, "")


def test_a_second_meeting_of_the_kind_that_day_is_asked_back(officer, staffed, poll):
    meeting_to_come(staffed.branch, on=date(2026, 12, 1))
    response = choose(officer, poll)
    assert response.status_code == 422
    assert "确是两场" in response.text
    assert choose(officer, poll, is_another="on").status_code == 302


def test_ending_without_a_choice_leaves_the_meeting_and_tells_nobody(officer, meeting, poll):
    before = Notice.objects.count()
    officer.post(reverse("polls:end", args=[poll.pk]))
    poll.refresh_from_db()
    meeting.refresh_from_db()
    assert poll.chosen is None
    assert poll.closed_at is not None
    assert meeting.on == date(2026, 12, 4)
    assert Notice.objects.count() == before
    assert poll_for(meeting).pk != poll.pk


def test_answers_are_removed_ninety_days_after_the_end(staffed, meeting, poll):
    answered(poll, staffed.members[0], "yes", "no", "yes")
    end_without_choice(poll=poll, by=None, now=NOW)
    forget(poll.pk, now=datetime(2027, 2, 21, 12, tzinfo=SHANGHAI))
    assert PollAnswer.objects.count() == 3
    forget(poll.pk, now=datetime(2027, 2, 22, 12, tzinfo=SHANGHAI))
    assert not PollAnswer.objects.exists()
    assert Poll.objects.filter(pk=poll.pk).exists()


def test_answers_of_a_poll_nobody_decided_go_too(staffed, poll):
    answered(poll, staffed.members[0], "yes", "no", "yes")
    forget(poll.pk, now=datetime(2027, 2, 23, 12, tzinfo=SHANGHAI))
    assert PollAnswer.objects.count() == 3
    forget(poll.pk, now=datetime(2027, 2, 24, 12, tzinfo=SHANGHAI))
    assert not PollAnswer.objects.exists()
