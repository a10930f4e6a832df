"""What cannot be done is said with its reason, and nothing is half saved."""

from datetime import date, time

import pytest
from django.urls import reverse
from tests.apps.resources.records import RoomBookingFactory, at
from tests.apps.timetabling.records import (
    NOW,
    TODAY,
    find,
    latest,
    office,
    page_of,
    planned,
    take,
    typed_for,
)
from tests.factories import UserFactory

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.services import move_meeting
from zhibu.apps.organisation.models import Standing
from zhibu.apps.resources.models import Room
from zhibu.apps.timetabling.models import Search
from zhibu.apps.timetabling.tasks import look_for_times

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(desk) -> Meeting:
    return planned(desk.branch, date(2026, 12, 11))


def test_nothing_ticked_is_refused(client, desk, meeting):
    answer = client.post(page_of(desk), typed_for(meeting, is_on=None))
    assert answer.status_code == 422
    assert "还没有勾选要排的" in answer.text


def test_a_window_outside_the_days_is_said_at_its_field_and_nothing_typed_is_lost(
    client, desk, meeting
):
    answer = client.post(page_of(desk), typed_for(meeting, last="2027-01-31", minutes="90"))
    assert answer.status_code == 422
    assert "这两个日期要在上面的起止日期之内" in answer.text
    assert 'value="2027-01-31"' in answer.text


def test_a_window_without_a_working_day_is_named(client, desk, meeting):
    weekend = typed_for(meeting, first="2026-12-05", last="2026-12-06")
    answer = client.post(page_of(desk), weekend)
    assert answer.status_code == 422
    assert "主题党日可选的日子里没有工作日" in answer.text


def test_days_that_are_over_are_refused(client, desk, meeting):
    answer = client.get(page_of(desk), {"since": "2026-11-01", "until": "2026-12-31"})
    assert "最早从明天开始排" in answer.text


def test_an_item_to_which_nobody_is_invited_is_named(client, desk, meeting):
    Standing.objects.all().delete()
    answer = client.post(page_of(desk), typed_for(meeting))
    assert answer.status_code == 422
    assert "主题党日没有应参加的人" in answer.text
    assert not Search.objects.exists()


def test_without_any_room_on_the_list_only_the_time_is_found(client, desk, meeting):
    Room.objects.all().delete()
    assert "还没有登记场地" in client.get(page_of(desk)).text
    find(client, desk, typed_for(meeting, needs_room=None))
    take(client, f"m{meeting.pk}")
    meeting.refresh_from_db()
    assert meeting.starts_at is not None
    assert meeting.room is None


def test_what_cannot_be_placed_is_said_with_its_reason(client, desk, meeting):
    for room in Room.objects.all():
        RoomBookingFactory(room=room, starts_at=at(2026, 12, 7, 8), ends_at=at(2026, 12, 11, 18))
    typed = typed_for(meeting, first="2026-12-07", last="2026-12-11", how="room")
    text = find(client, desk, typed).text
    assert "主题党日没有排下。" in text
    reason = latest().proposals[0]["reasons"][f"m{meeting.pk}"]
    assert reason
    assert reason in text


def test_a_meeting_changed_meanwhile_is_named_and_nothing_is_saved(client, desk, meeting):
    other = planned(desk.branch, date(2026, 12, 15), kind=Meeting.Kind.LECTURE)
    find(client, desk, typed_for(meeting) | typed_for(other))
    move_meeting(meeting=meeting, on=date(2026, 12, 18), today=TODAY, reason="书记出差", now=NOW)
    answer = take(client, f"m{meeting.pk}", f"m{other.pk}")
    assert answer.status_code == 422
    assert "2026年12月18日的主题党日在排时间以后被改过" in answer.text
    other.refresh_from_db()
    assert other.starts_at is None
    assert latest().state == Search.State.READY


def test_a_room_taken_meanwhile_is_refused_and_nothing_is_saved(client, desk, meeting):
    find(client, desk, typed_for(meeting, how="room"))
    for room in Room.objects.all():
        RoomBookingFactory(room=room, starts_at=at(2026, 12, 1, 8), ends_at=at(2026, 12, 31, 18))
    answer = take(client, f"m{meeting.pk}")
    assert answer.status_code == 422
    meeting.refresh_from_db()
    assert meeting.starts_at is None


def test_what_was_owed_and_is_planned_meanwhile_is_not_made_twice(client, desk):
    typed = {"since": "2026-11-25", "until": "2026-12-31"}
    form = next(
        form
        for form in client.get(page_of(desk)).context["page"].forms
        if "organisational_life" in form.ask.wish.kinds
    )
    typed |= {form.add_prefix(name): str(value) for name, value in form.initial.items() if value}
    find(client, desk, typed)
    planned(desk.branch, date(2026, 12, 20), kind=Meeting.Kind.ORGANISATIONAL_LIFE)
    answer = take(client, form.ask.wish.key)
    assert answer.status_code == 422
    assert "有人新增了2026年12月20日的组织生活会" in answer.text


def test_two_officers_cannot_search_at_once(client, desk, meeting):
    first = client.post(page_of(desk), typed_for(meeting))
    assert first.status_code == 302
    second = UserFactory(username="organiser", person=desk.people[1])
    client.force_login(second)
    assert "还在排" in client.get(page_of(desk)).text
    answer = client.post(page_of(desk), typed_for(meeting))
    assert answer.status_code == 422
    assert "本支部正在排时间" in answer.text


def test_a_search_whose_worker_died_makes_way(client, desk, meeting):
    client.post(page_of(desk), typed_for(meeting))
    Search.objects.update(asked_at=NOW - 2 * Search.BREAKS_OFF_AFTER)
    broken = latest()
    assert "多半是中途断了" in client.get(broken.get_absolute_url()).text
    assert client.post(page_of(desk), typed_for(meeting)).status_code == 302
    broken.refresh_from_db()
    assert (broken.state, broken.instance) == (Search.State.FAILED, None)


def test_two_officers_cannot_take_two_answers(client, desk, meeting):
    find(client, desk, typed_for(meeting))
    assert take(client, f"m{meeting.pk}").status_code == 302
    again = take(client, f"m{meeting.pk}")
    assert again.status_code == 422
    assert "已经处理过了" in again.text


def test_taking_nothing_is_refused(client, desk, meeting):
    find(client, desk, typed_for(meeting))
    answer = take(client)
    assert answer.status_code == 422
    assert "还没有勾选要采用的" in answer.text


def test_stopping_ends_the_search_with_what_it_has(client, desk, meeting):
    client.post(page_of(desk), typed_for(meeting))
    search = latest()
    assert "停止" in client.get(search.get_absolute_url()).text
    client.post(reverse("timetabling:stop", args=[search.pk]))
    assert "正在停止" in client.get(search.get_absolute_url()).text
    look_for_times.call(search.pk)
    search.refresh_from_db()
    assert search.state in {Search.State.READY, Search.State.FAILED}


def test_a_search_given_up_while_it_runs_leaves_nothing(client, desk, meeting):
    client.post(page_of(desk), typed_for(meeting))
    search = latest()
    client.post(reverse("timetabling:drop", args=[search.pk]))
    look_for_times.call(search.pk)
    search.refresh_from_db()
    assert (search.state, search.instance, search.proposals) == (Search.State.DROPPED, None, [])


def test_another_search_lets_go_of_the_one_before(client, desk, meeting):
    find(client, desk, typed_for(meeting))
    earlier = latest()
    find(client, desk, typed_for(meeting))
    earlier.refresh_from_db()
    assert (earlier.state, earlier.instance) == (Search.State.DROPPED, None)


def test_what_is_older_than_thirty_days_is_let_go_of(client, desk, meeting):
    find(client, desk, typed_for(meeting))
    old = latest()
    Search.objects.update(asked_at=NOW - 2 * Search.KEPT_FOR)
    other = office(desk.branch.zone)
    client.force_login(other.user)
    find(client, other, typed_for(planned(other.branch, date(2026, 12, 11), starts_at=time(15))))
    old.refresh_from_db()
    assert (old.instance, old.proposals) == (None, [])
