"""Rooms of a zone: listed, booked, given back, closed."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from tests.apps.meetings.records import MeetingFactory
from tests.apps.resources.records import RoomBookingFactory, RoomFactory, at
from tests.factories import AgencyFactory, ZoneFactory
from tests.houses import build_house

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.accounts.queries.held import held_about
from zhibu.apps.resources.models import Room, RoomBooking

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 27)


@pytest.fixture
def house():
    return build_house()


def signed_in(client, house, role):
    client.force_login(house.users[role])
    return client


def book(client, room, *, on=DAY, starts_at="14:00", ends_at="16:00", used_by="办公室"):
    facts = {"on": on.isoformat(), "starts_at": starts_at, "ends_at": ends_at, "used_by": used_by}
    return client.post(reverse("resources:book_room", args=[room.pk]), facts)


def test_an_officer_puts_a_room_of_the_own_agency_on_the_list(client, house):
    officer = signed_in(client, house, "officer")
    address = reverse("resources:add_room", args=[house.zone.pk])
    assert "新增场地" in officer.get(reverse("resources:rooms", args=[house.zone.pk])).text
    facts = {"agency": house.agency.pk, "name": " 三楼 会议室 ", "kind": "meeting"}
    facts |= {"seats": "24", "has_video": "on"}
    assert officer.post(address, facts).status_code == 302
    room = Room.objects.get()
    assert (room.name, room.seats, room.has_video, room.is_shared) == (
        "三楼 会议室",
        24,
        True,
        False,
    )
    again = officer.post(address, facts)
    assert again.status_code == 422
    assert "已有" in again.text
    elsewhere = officer.post(address, facts | {"agency": house.other_branch.agency.pk})
    assert elsewhere.status_code == 422
    no_seat = officer.post(address, facts | {"name": "空屋", "seats": "0"})
    assert "至少有1个座位" in no_seat.text


def test_a_booking_shows_in_the_week_and_keeps_everybody_else_out(client, house):
    room = RoomFactory(agency=house.agency, is_shared=True)
    neighbour = signed_in(client, house, "neighbour")
    assert book(neighbour, room).status_code == 302
    page = reverse("resources:room", args=[room.pk])
    shown = neighbour.get(page).text
    assert "14:00—16:00" in shown
    assert "办公室" in shown
    refused = book(neighbour, room, starts_at="15:30", ends_at="17:00")
    assert refused.status_code == 422
    assert "2026年11月27日14:00至16:00已由办公室使用" in refused.text
    assert 'value="15:30"' in refused.text
    assert book(neighbour, room, starts_at="16:00", ends_at="17:00").status_code == 302


def test_a_meeting_in_a_room_keeps_a_booking_out_and_says_whose_only(client, house):
    room = RoomFactory(agency=house.agency)
    MeetingFactory(branch=house.branch, room=room, on=DAY, title="讨论处分", kind="committee")
    officer = signed_in(client, house, "officer")
    refused = book(officer, room)
    assert str(house.branch) in refused.text
    member = signed_in(client, house, "member")
    shown = member.get(reverse("resources:room", args=[room.pk])).text
    assert str(house.branch) in shown
    assert "处分" not in shown


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"ends_at": "13:00"}, "不晚于开始时间"),
        ({"on": date(2026, 11, 23)}, "已经过去"),
        ({"starts_at": "晚上"}, "时间看不懂"),
    ],
)
def test_a_booking_that_makes_no_sense_is_refused(client, house, facts, said):
    room = RoomFactory(agency=house.agency)
    refused = book(signed_in(client, house, "officer"), room, **facts)
    assert refused.status_code == 422
    assert said in refused.text
    assert not RoomBooking.objects.exists()


def test_a_room_that_is_not_shared_is_not_booked_by_others(client, house):
    room = RoomFactory(agency=house.agency)
    assert book(signed_in(client, house, "neighbour"), room).status_code == 404
    assert book(signed_in(client, house, "coordinator"), room).status_code == 302


def test_one_gives_back_what_one_booked_and_the_rooms_keeper_anything(client, house):
    room = RoomFactory(agency=house.agency, is_shared=True)
    book(signed_in(client, house, "neighbour"), room)
    booking = RoomBooking.objects.get()
    cancel = reverse("resources:cancel_booking", args=[booking.pk])
    assert signed_in(client, house, "member").post(cancel).status_code == 404
    assert signed_in(client, house, "neighbour").post(cancel).status_code == 302
    assert not RoomBooking.objects.exists()
    other = RoomBookingFactory(room=room)
    cancel = reverse("resources:cancel_booking", args=[other.pk])
    assert signed_in(client, house, "secretary").post(cancel).status_code == 302


def test_a_booking_is_in_the_trail_and_among_what_is_held(client, house):
    room = RoomFactory(agency=house.agency)
    book(signed_in(client, house, "officer"), room)
    person = house.users["officer"].person
    entry = AuditEntry.objects.get_for_object(RoomBooking.objects.get()).get()
    assert entry.additional_data["person"] == person.pk
    held = {section.title: section.rows for section in held_about(person)}
    assert held["登记的场地占用"][0][0] == str(room)


def test_a_room_never_used_is_deleted_and_a_used_one_closed(client, house):
    officer = signed_in(client, house, "officer")
    unused = RoomFactory(agency=house.agency)
    officer.post(reverse("resources:retire_room", args=[unused.pk]))
    assert not Room.objects.filter(pk=unused.pk).exists()
    used = RoomFactory(agency=house.agency)
    MeetingFactory(branch=house.branch, room=used, on=DAY - timedelta(days=9))
    officer.post(reverse("resources:retire_room", args=[used.pk]))
    used.refresh_from_db()
    assert used.is_closed
    assert "已停用" in officer.get(reverse("resources:room", args=[used.pk])).text
    assert "已停用" in book(officer, used).text
    officer.post(reverse("resources:reopen_room", args=[used.pk]))
    used.refresh_from_db()
    assert not used.is_closed


def test_a_room_is_not_closed_while_something_is_to_take_place_in_it(client, house):
    room = RoomFactory(agency=house.agency)
    MeetingFactory(branch=house.branch, room=room, on=DAY)
    refused = signed_in(client, house, "officer").post(
        reverse("resources:retire_room", args=[room.pk])
    )
    assert refused.status_code == 422
    assert "请先改到别处" in refused.text


def test_a_room_is_changed(client, house):
    room = RoomFactory(agency=house.agency)
    facts = {"name": "党员活动室", "kind": "activity", "seats": "40", "is_shared": "on"}
    address, opened = reverse("resources:change_room", args=[room.pk]), {"revision": "0"}
    signed_in(client, house, "coordinator").post(address, facts | opened)
    room.refresh_from_db()
    assert (room.name, room.seats, room.is_shared, room.has_video) == (
        "党员活动室",
        40,
        True,
        False,
    )


def test_of_two_who_change_a_room_the_second_sees_both_and_loses_nothing(client, house):
    room = RoomFactory(agency=house.agency)
    address = reverse("resources:change_room", args=[room.pk])
    typed = {"name": "党员活动室", "kind": "activity", "seats": "40", "revision": "0"}
    officer = signed_in(client, house, "officer")
    assert 'name="revision"' in officer.get(address).text
    assert officer.post(address, typed | {"holds": "图书两百册"}).status_code == 302
    refused = officer.post(address, typed | {"holds": "投影仪📽️"})
    assert refused.status_code == 422
    assert "里面有什么：图书两百册" in refused.text
    assert "投影仪📽️" in refused.text
    both = typed | {"holds": "图书两百册，投影仪", "revision": "1"}
    assert officer.post(address, both).status_code == 302
    room.refresh_from_db()
    assert room.holds == "图书两百册，投影仪"


def test_the_list_says_what_is_free_today_and_finds_by_name(client, house):
    taken = RoomFactory(agency=house.agency, name="报告厅")
    RoomFactory(agency=house.agency, name="小会议室")
    RoomFactory(agency=AgencyFactory(zone=ZoneFactory()), name="别处的屋")
    RoomBookingFactory(room=taken, starts_at=at(2026, 11, 24, 14), ends_at=at(2026, 11, 24, 16))
    member = signed_in(client, house, "member")
    address = reverse("resources:rooms", args=[house.zone.pk])
    shown = member.get(address).text
    assert "今天 14:00—16:00" in shown
    assert "今天空闲" in shown
    assert "别处的屋" not in shown
    assert "小会议室" not in member.get(address, {"q": "报告"}).text
    assert "没有名称含" in member.get(address, {"q": "没有"}).text


def test_an_empty_list_says_what_to_do(client, house):
    address = reverse("resources:rooms", args=[house.zone.pk])
    assert "请先" in signed_in(client, house, "officer").get(address).text
    assert "登记后" in signed_in(client, house, "member").get(address).text


@pytest.mark.parametrize("week", ["2026-11-18", "x", "0001-01-01", "9999-12-31", ""])
def test_a_week_is_shown_from_its_monday_whatever_day_is_asked(client, house, week):
    room = RoomFactory(agency=house.agency)
    page = signed_in(client, house, "member").get(
        reverse("resources:room", args=[room.pk]), {"week": week}
    )
    assert ("11月16日至11月22日" if week == "2026-11-18" else "11月23日至11月29日") in page.text


def test_a_booking_over_days_shows_on_each(client, house):
    room = RoomFactory(agency=house.agency)
    RoomBookingFactory(room=room, starts_at=at(2026, 11, 24, 14), ends_at=at(2026, 11, 26, 12))
    shown = signed_in(client, house, "member").get(reverse("resources:room", args=[room.pk])).text
    assert "14:00起" in shown
    assert "全天" in shown
    assert "00:00—12:00" in shown


def test_lists_cost_the_same_with_one_room_as_with_three(
    client, house, django_assert_max_num_queries
):
    member = signed_in(client, house, "member")
    address = reverse("resources:rooms", args=[house.zone.pk])
    member.get(address)  # the first request of a session costs more
    counts = []
    for size in (1, 3):
        for room in RoomFactory.create_batch(size, agency=house.agency):
            RoomBookingFactory(
                room=room, starts_at=at(2026, 11, 24, 14), ends_at=at(2026, 11, 24, 16)
            )
            MeetingFactory(branch=house.branch, room=room, on=date(2026, 11, 24))
        with django_assert_max_num_queries(30) as asked:
            member.get(address)
            member.get(reverse("resources:room", args=[Room.objects.first().pk]))
        counts.append(len(asked.captured_queries))
    assert counts[0] == counts[1]


def test_the_way_to_the_rooms_is_among_the_affairs(client, house):
    member = signed_in(client, house, "member")
    assert "场地和师资" in member.get(reverse("home:affairs")).text
    home = member.get(reverse("resources:home"))
    assert home.url == reverse("resources:rooms", args=[house.zone.pk])
