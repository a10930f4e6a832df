"""Corners, walls and halls: what is there, found by it, lent out, used by whom."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook
from tests.apps.meetings.records import MeetingFactory
from tests.apps.resources.records import RoomBookingFactory, RoomFactory, at
from tests.factories import EmploymentFactory, PersonFactory
from tests.houses import build_house

from zhibu.apps.accounts.queries.held import held_about
from zhibu.apps.accounts.queries.viewers import viewer_of
from zhibu.apps.meetings.models import JointEvent
from zhibu.apps.resources.models import Room, RoomBooking
from zhibu.apps.resources.queries import rooms_for, uses
from zhibu.core.documents.qr import qr_path

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 27)
WALL = {
    "name": "文化墙",
    "kind": "wall",
    "is_walk_in": "on",
    "seats": "",
    "where": "三楼走廊",
    "holds": "机构沿革、读书心得",
}


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def at_page(client, house):
    def get(name, target, role="officer", **asked):
        client.force_login(house.users[role])
        return client.get(reverse(f"resources:{name}", args=[target.pk]), asked)

    return get


@pytest.fixture
def send(client, house):
    def post(name, target, role="officer", /, **typed):
        client.force_login(house.users[role])
        return client.post(reverse(f"resources:{name}", args=[target.pk]), typed)

    return post


@pytest.fixture
def wall(house):
    return RoomFactory(
        agency=house.agency, name="文化墙", kind=Room.Kind.WALL, seats=0, is_bookable=False
    )


def book(send, room, role="officer", **typed):
    usual = {"on": DAY.isoformat(), "starts_at": "14:00", "ends_at": "16:00", "used_by": "办公室"}
    return send("book_room", room, role, **(usual | typed))


def test_a_wall_needs_no_seats_and_is_open_to_all(house, send, at_page):
    assert send("add_room", house.zone, agency=house.agency.pk, **WALL).status_code == 302
    wall = Room.objects.get()
    assert (wall.kind, wall.seats, wall.is_bookable) == ("wall", 0, False)
    shown = at_page("room", wall, "member").text
    for words in ("文化墙、走廊", "三楼走廊", "机构沿革", "不能一家占用"):
        assert words in shown
    assert "登记占用</a>" not in at_page("room", wall).text
    assert "随时可去" in at_page("rooms", house.zone).text


def test_a_room_to_book_needs_seats(house, send):
    refused = send("add_room", house.zone, agency=house.agency.pk, name="活动室", kind="activity")
    assert refused.status_code == 422
    assert "请填写座位数" in refused.text


def test_bad_input_names_its_field_and_keeps_what_was_typed(house, send):
    typed = WALL | {"agency": house.agency.pk, "holds": "书" * 301, "where": "📚 一楼"}
    refused = send("add_room", house.zone, **typed)
    assert refused.status_code == 422
    assert "书" * 301 in refused.text
    assert "📚 一楼" in refused.text
    assert not Room.objects.exists()


def test_a_wall_is_not_booked_nor_offered_for_meetings(house, wall, send):
    refused = book(send, wall)
    assert refused.status_code == 422
    assert "文化墙大家随时可去，不能一家占用" in refused.text
    assert not RoomBooking.objects.exists()
    assert wall not in rooms_for(house.agency)
    assert RoomFactory(agency=house.agency) in rooms_for(house.agency)


def test_a_room_in_use_does_not_become_a_wall(house, send):
    room = RoomFactory(agency=house.agency, name="活动室")
    MeetingFactory(branch=house.branch, room=room, on=DAY)
    refused = send("change_room", room, **(WALL | {"name": "活动室", "revision": "0"}))
    assert refused.status_code == 422
    assert "请先改到别处，再改为不用预约" in refused.text
    room.refresh_from_db()
    assert room.is_bookable


def test_places_are_found_by_kind_by_what_is_there_and_by_being_lent(house, wall, at_page):
    RoomFactory(agency=house.agency, name="书吧", kind="corner", holds="地方志", is_shared=True)
    RoomFactory(agency=house.agency, name="三楼会议室")
    by_kind = at_page("rooms", house.zone, kind="corner").text
    assert "书吧" in by_kind
    assert "三楼会议室" not in by_kind
    assert '<option value="corner" selected>' in by_kind
    assert "书吧" in at_page("rooms", house.zone, q="地方志").text
    lent = at_page("rooms", house.zone, shared="1").text
    assert "书吧" in lent
    assert "三楼会议室" not in lent
    assert "没有这样的场地" in at_page("rooms", house.zone, kind="hall").text
    assert "三楼会议室" in at_page("rooms", house.zone, kind="nonsense").text


def test_the_list_is_taken_along_as_it_is_shown(house, wall, at_page):
    RoomFactory(agency=house.agency, name="书吧", kind="corner", conditions="用后归位")
    answer = at_page("rooms_xlsx", house.zone, "member", kind="corner")
    (sheet,) = (
        CalamineWorkbook.from_filelike(BytesIO(answer.content))
        .get_sheet_by_name("场地")
        .to_python()[1:],
    )
    assert [row[0] for row in sheet] == ["书吧"]
    assert "用后归位" in sheet[0]


def test_the_borrower_reads_the_conditions_and_the_keeper_who_comes(house, send, at_page):
    room = RoomFactory(agency=house.agency, is_shared=True, conditions="提前两天说")
    assert "提前两天说" in at_page("book_room", room, "neighbour").text
    book(send, room, "neighbour", used_by="气象中心")
    book(send, room, starts_at="09:00", ends_at="10:00")
    shown = at_page("room", room).text
    assert "外单位要来" in shown
    assert "气象中心（单思远登记）" in shown
    assert "办公室（" not in shown
    for role in ("neighbour", "member"):
        assert "单思远登记" not in at_page("room", room, role).text


def test_a_meeting_in_a_borrowed_room_tells_the_keeper_too(house, at_page):
    room = RoomFactory(agency=house.agency, is_shared=True)
    MeetingFactory(branch=house.other_branch, room=room, on=DAY)
    MeetingFactory(branch=house.branch, room=room, on=date(2026, 11, 30))
    guests = uses.guests_of(room, on=date(2026, 11, 24))
    assert [guest.line.taking.who for guest in guests] == [str(house.other_branch)]
    assert "外单位要来" in at_page("room", room).text


def test_who_used_it_in_a_year_is_summed_by_agency_in_order_of_names(house, at_page):
    room = RoomFactory(agency=house.agency, is_shared=True)
    held = {"room": room, "state": "planned"}
    MeetingFactory(
        branch=house.branch, on=date(2026, 3, 2), kind="theme_day", title="学党史", **held
    )
    MeetingFactory(
        branch=house.branch, on=date(2026, 5, 6), kind="committee", title="研究人", **held
    )
    MeetingFactory(branch=house.branch, on=date(2026, 6, 1), state="cancelled", room=room)
    MeetingFactory(branch=house.other_branch, on=date(2026, 3, 9), kind="lecture", **held)
    RoomBookingFactory(room=room)
    RoomBookingFactory(room=room, starts_at=at(2025, 11, 1, 9), ends_at=at(2025, 11, 1, 10))
    found = uses.uses_of(room, viewer=_viewer(house, "member"), on=date(2026, 11, 24))
    own = next(one for one in found.by_one if one.who == house.agency.label)
    assert (own.meetings, own.bookings, own.hours) == (2, 0, 4.0)
    assert own.what == "主题党日 1 次；支部委员会会议 1 次"
    assert found.by_one[0].who == "办公室"
    assert (found.times, found.hours) == (4, 8.0)
    shown = at_page("room", room, "member").text
    assert "学党史" in shown
    assert "研究人" not in shown
    assert "研究人" in at_page("room", room, "secretary").text
    for role in ("neighbour", "coordinator"):
        assert "学党史" not in at_page("room", room, role).text


def test_a_joint_event_counts_for_each_and_once_in_the_sum(house):
    room = RoomFactory(agency=house.agency, is_shared=True)
    day = date(2026, 3, 2)
    joint = JointEvent.objects.create(
        zone=house.zone, title="联学", kind="theme_day", first=day, last=day
    )
    for branch in (house.branch, house.other_branch):
        MeetingFactory(branch=branch, room=room, on=day, joint=joint)
    found = uses.uses_of(room, viewer=_viewer(house, "member"), on=date(2026, 11, 24))
    assert [one.meetings for one in found.by_one] == [1, 1]
    assert (found.times, found.hours) == (1, 2.0)


def test_a_room_never_used_says_so(house, at_page):
    assert "最近一年没有用过" in at_page("room", RoomFactory(agency=house.agency)).text


def test_the_door_says_what_is_there_and_names_nobody(house, at_page):
    person = PersonFactory(zone=house.zone, name="范管理", phone="13900000000")
    EmploymentFactory(person=person, agency=house.agency, section="办公室")
    room = RoomFactory(
        agency=house.agency,
        name="读书角",
        holds="图书两百册",
        open_hours="工作日 8:30—17:30",
        caretaker=person,
    )
    answer = at_page("room_door", room, "member")
    for words in ("图书两百册", "工作日 8:30—17:30", "办公室", "扫码只看安排，不是签到"):
        assert words in answer.text
    assert "范管理" not in answer.text
    assert "13900000000" not in answer.text
    assert qr_path(f"http://testserver/rooms/{room.pk}/")[1] in answer.text
    shown = at_page("room", room, "member").text
    assert "范管理" in shown
    assert "13900000000" not in shown


def test_what_the_code_leads_to_opens_after_signing_in(house, client):
    room = RoomFactory(agency=house.agency)
    RoomBookingFactory(room=room, starts_at=at(2026, 11, 24, 14), ends_at=at(2026, 11, 24, 16))
    address = reverse("resources:room", args=[room.pk])
    first = client.get(address)
    assert first.status_code == 302
    assert first.url.endswith(f"?next={address}")
    before = RoomBooking.objects.count()
    client.force_login(house.users["officer"])
    shown = client.get(address).text
    assert "14:00—16:00" in shown
    assert reverse("resources:book_room", args=[room.pk]) in shown
    assert RoomBooking.objects.count() == before


def test_whoever_is_asked_is_of_the_agency_and_shown_where_they_are_named(house, send, at_page):
    room = RoomFactory(agency=house.agency, name="活动室")
    typed = {"name": "活动室", "kind": "activity", "seats": "20", "caretaker": house.person.pk}
    assert send("change_room", room, revision="0", **typed).status_code == 302
    held = {table.title: table.rows for table in held_about(house.person)}
    assert held["担任联系人的场地"] == (("活动室", house.agency.label),)
    elsewhere = house.users["neighbour"].person
    refused = send("change_room", room, **(typed | {"caretaker": elsewhere.pk, "revision": "1"}))
    assert refused.status_code == 422
    house.person.employments.update(until=date(2026, 10, 1))
    assert "已不在本单位" in at_page("room", room).text
    assert "已不在本单位" not in at_page("room", room, "member").text
    assert "联系" not in at_page("room_door", room).text


def test_a_page_costs_the_same_with_one_use_as_with_three(
    house, at_page, django_assert_max_num_queries
):
    room = RoomFactory(agency=house.agency, is_shared=True)
    at_page("room", room)
    counts = []
    for size in (1, 3):
        for day in range(1, size + 1):
            MeetingFactory(branch=house.branch, room=room, on=date(2026, size, day), title="学")
            start = {"starts_at": at(2026, 12, size, day), "ends_at": at(2026, 12, size, day + 1)}
            RoomBookingFactory(room=room, booked_by=house.users["neighbour"].person, **start)
        with django_assert_max_num_queries(40) as asked:
            at_page("room", room)
        counts.append(len(asked.captured_queries))
    assert counts[0] == counts[1]


def _viewer(house, role):
    return viewer_of(house.users[role], on=date(2026, 11, 24))
