"""A meeting takes a room and a lecturer; nobody else has them at that time."""

from datetime import date, time, timedelta

import pytest
from tests.apps.meetings.records import DAY, NOW, MeetingFactory
from tests.apps.resources.records import LecturerFactory, RoomBookingFactory, RoomFactory
from tests.factories import AgencyFactory, BranchFactory

from zhibu.apps.meetings.models import JointBranch, JointEvent, Meeting
from zhibu.apps.meetings.queries.taken import taken_lecturers, taken_rooms
from zhibu.apps.meetings.services import (
    announce,
    cancel_meeting,
    change_meeting,
    move_meeting,
    plan_meeting,
)
from zhibu.apps.meetings.services.refusals import ModeUnfit, TimesDoNotFit
from zhibu.apps.notices.models import Notice
from zhibu.apps.resources.services.refusals import (
    LecturerNotToBeHad,
    LecturerTaken,
    NoVideo,
    RoomClosed,
    RoomNotShared,
    RoomTaken,
)

pytestmark = pytest.mark.django_db
Kind, Mode = Meeting.Kind, Meeting.Mode
TODAY = DAY - timedelta(days=7)


@pytest.fixture
def room(staffed):
    return RoomFactory(agency=staffed.branch.agency, name="二楼会议室")


@pytest.fixture
def neighbour(staffed):
    return BranchFactory(agency=AgencyFactory(zone=staffed.branch.zone))


def planned(branch, kind=Kind.LECTURE, on=DAY, starts_at=time(15), **facts):
    return plan_meeting(branch=branch, kind=kind, on=on, starts_at=starts_at, **facts)


def test_the_place_is_the_rooms_name_and_names_another_agency(staffed, room, neighbour):
    assert planned(staffed.branch, room=room).place == "二楼会议室"
    shared = RoomFactory(agency=neighbour.agency, name="报告厅", is_shared=True)
    theirs = planned(staffed.branch, kind=Kind.MEMBERS, room=shared)
    assert theirs.place == f"{neighbour.agency}报告厅"
    given = planned(staffed.branch, on=DAY + timedelta(days=1), room=room, place="二楼东头")
    assert (given.place, given.room) == ("二楼东头", room)


def test_a_room_is_had_by_one_meeting_at_a_time_and_the_other_is_named(staffed, room):
    planned(staffed.branch, room=room, ends_at=time(16, 30))
    with pytest.raises(RoomTaken, match="2026年11月20日15:00至16:30已由") as refused:
        planned(staffed.branch, kind=Kind.MEMBERS, starts_at=time(16), room=room)
    assert str(staffed.branch) in refused.value.message
    assert planned(staffed.branch, kind=Kind.MEMBERS, starts_at=time(16, 30), room=room)


def test_a_meeting_without_an_end_takes_its_room_for_two_hours(staffed, room):
    planned(staffed.branch, room=room)
    with pytest.raises(RoomTaken):
        planned(staffed.branch, kind=Kind.MEMBERS, starts_at=time(16, 59), room=room)
    assert planned(staffed.branch, kind=Kind.MEMBERS, starts_at=time(17), room=room)


def test_a_booked_room_is_taken(staffed, room):
    RoomBookingFactory(room=room)
    with pytest.raises(RoomTaken, match="办公室"):
        planned(staffed.branch, room=room)


def test_a_called_off_meeting_gives_its_room_back(staffed, room):
    first = planned(staffed.branch, room=room)
    cancel_meeting(meeting=first, reason="出差", now=NOW)
    assert planned(staffed.branch, kind=Kind.MEMBERS, room=room).room == room


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"is_closed": True}, RoomClosed),
        ({"is_elsewhere": True}, RoomNotShared),
        ({"mode": Mode.HYBRID}, NoVideo),
        ({"mode": Mode.ONLINE}, ModeUnfit),
        ({"mode": Mode.VISIT}, ModeUnfit),
        ({"starts_at": None}, TimesDoNotFit),
        ({"ends_at": time(14)}, TimesDoNotFit),
    ],
)
def test_a_room_that_is_not_for_it_is_refused(staffed, neighbour, facts, refusal):
    facts = dict(facts)
    agency = neighbour.agency if facts.pop("is_elsewhere", False) else staffed.branch.agency
    room = RoomFactory(agency=agency, is_closed=facts.pop("is_closed", False))
    with pytest.raises(refusal):
        planned(staffed.branch, room=room, **facts)
    assert not Meeting.objects.exists()


def test_people_meet_in_a_room_with_video_and_online(staffed):
    room = RoomFactory(agency=staffed.branch.agency, has_video=True)
    assert planned(staffed.branch, room=room, mode=Mode.HYBRID).mode == Mode.HYBRID


def test_a_lecturer_speaks_in_one_place_at_a_time(staffed, neighbour):
    lecturer = LecturerFactory(agency=neighbour.agency)
    planned(staffed.branch, lecturer=lecturer)
    with pytest.raises(LecturerTaken, match=str(staffed.branch)):
        planned(neighbour, lecturer=lecturer)
    lecturer.is_shared = False
    lecturer.save()
    with pytest.raises(LecturerNotToBeHad, match="只在本单位"):
        planned(staffed.branch, on=DAY + timedelta(days=1), lecturer=lecturer)
    lecturer.is_closed = True
    lecturer.save()
    with pytest.raises(LecturerNotToBeHad, match="不再安排"):
        planned(neighbour, on=DAY + timedelta(days=1), lecturer=lecturer)


def test_a_joint_event_sits_in_one_room_with_one_lecturer(staffed, neighbour):
    zone = staffed.branch.zone
    event = JointEvent.objects.create(
        zone=zone, title="联合党日", kind=Kind.THEME_DAY, first=DAY, last=DAY
    )
    for branch in (staffed.branch, neighbour):
        JointBranch.objects.create(zone=zone, event=event, branch=branch)
    room, lecturer = RoomFactory(agency=neighbour.agency), LecturerFactory(agency=neighbour.agency)
    for branch in (staffed.branch, neighbour):
        planned(branch, kind=Kind.THEME_DAY, joint=event, room=room, lecturer=lecturer)
    assert [len(spans) for spans in taken_rooms(zone.pk, DAY, DAY).values()] == [1]
    with pytest.raises(RoomTaken):
        planned(neighbour, room=room)


def test_a_listed_room_is_not_taken_again_unasked(staffed, room):
    planned(staffed.branch, room=room)
    again = plan_meeting(branch=staffed.branch, kind=Kind.LECTURE, on=DAY + timedelta(days=90))
    assert (again.starts_at, again.place, again.room) == (time(15), "", None)


def test_a_plan_made_anew_moves_day_time_room_and_mode_and_tells_once(staffed, room):
    meeting = planned(staffed.branch)
    announce(meeting=meeting, today=TODAY, now=NOW)
    Notice.objects.all().delete()
    moved = move_meeting(
        meeting=meeting,
        on=DAY + timedelta(days=3),
        starts_at=time(9),
        ends_at=time(10, 30),
        room=room,
        mode=Mode.IN_PERSON,
        today=TODAY,
        now=NOW,
        reason="重新排时间",
    )
    assert (moved.place, moved.starts_at, moved.ends_at) == ("二楼会议室", time(9), time(10, 30))
    told = list(Notice.objects.all())
    assert len({notice.person_id for notice in told}) == len(told) > 0
    assert "09:00—10:30" in told[0].text
    assert "地点：二楼会议室" in told[0].text


def test_what_is_not_given_stays_when_a_meeting_moves(staffed, room):
    meeting = planned(staffed.branch, room=room, ends_at=time(16))
    moved = move_meeting(meeting=meeting, on=DAY + timedelta(days=1), today=TODAY, reason="出差")
    assert (moved.room, moved.starts_at, moved.ends_at) == (room, time(15), time(16))
    online = move_meeting(
        meeting=meeting, on=moved.on, mode=Mode.ONLINE, today=TODAY, reason="改线上"
    )
    assert (online.room, online.place) == (None, "")


def test_a_meeting_does_not_move_onto_a_taken_room(staffed, room):
    meeting = planned(staffed.branch, room=room)
    planned(staffed.branch, kind=Kind.MEMBERS, on=DAY + timedelta(days=1), room=room)
    with pytest.raises(RoomTaken):
        move_meeting(meeting=meeting, on=DAY + timedelta(days=1), today=TODAY, reason="出差")
    meeting.refresh_from_db()
    assert meeting.on == DAY


def test_changing_the_room_changes_the_place_that_stood_for_it(staffed, room):
    meeting = planned(staffed.branch, room=room)
    other = RoomFactory(agency=staffed.branch.agency, name="五楼会议室")
    facts = {"title": "", "also_kinds": (), "agenda": (), "now": NOW, "starts_at": time(15)}
    changed = change_meeting(meeting=meeting, place=meeting.place, room=other, **facts)
    assert changed.place == "五楼会议室"
    kept = change_meeting(meeting=meeting, place="五楼东头", **facts)
    assert (kept.room, kept.place) == (other, "五楼东头")


def test_a_closed_room_does_not_keep_a_meeting_from_a_new_theme(staffed, room):
    meeting = planned(staffed.branch, room=room)
    type(room).objects.update(is_closed=True)
    changed = change_meeting(
        meeting=meeting,
        title="新主题",
        starts_at=meeting.starts_at,
        place=meeting.place,
        also_kinds=(),
        agenda=(),
        now=NOW,
    )
    assert changed.title == "新主题"


def test_what_is_taken_is_told_in_wall_time_in_a_fixed_number_of_queries(
    staffed, room, django_assert_num_queries
):
    planned(staffed.branch, room=room, lecturer=LecturerFactory(agency=staffed.branch.agency))
    RoomBookingFactory(room=room, used_by="外单位")
    zone_id, day = staffed.branch.zone_id, date(2026, 11, 20)
    Meeting.objects.update(starts_at=time(9))
    for _ in range(2):
        with django_assert_num_queries(3):
            rooms = taken_rooms(zone_id, day, day)
        MeetingFactory.create_batch(3, branch=staffed.branch, room=room, starts_at=time(17))
    with django_assert_num_queries(2):
        lecturers = taken_lecturers(zone_id, day, day)
    assert [(f"{s.start:%H:%M}", f"{s.end:%H:%M}") for s in rooms[room.pk]] == [
        ("09:00", "11:00"),
        ("14:00", "16:00"),
        ("17:00", "19:00"),
    ]
    assert [len(spans) for spans in lecturers.values()] == [1]
    everyone = Meeting.objects.values_list("pk", flat=True)
    assert len(taken_rooms(zone_id, day, day, besides=everyone)[room.pk]) == 1
