"""The pages of make-up sessions and of how a meeting is held; who sees them."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from tests.apps.meetings.records import DAY, NOW, MeetingFactory
from tests.apps.resources.records import LecturerFactory, RoomFactory
from tests.factories import UserFactory

from zhibu.apps.accounts.queries.held import held_about
from zhibu.apps.accounts.queries.viewers import viewer_of
from zhibu.apps.meetings.models import JointBranch, JointEvent, Meeting
from zhibu.apps.meetings.papers.notice import notice_of
from zhibu.apps.meetings.papers.sign_sheet import sign_sheet_of
from zhibu.apps.meetings.queries.waiting_meetings import coming_meetings
from zhibu.apps.meetings.services import plan_make_up
from zhibu.apps.regime.queries.calendars import meetings_of_branch, meetings_of_person
from zhibu.apps.regime.queries.plan import plan_of_year
from zhibu.apps.regime.queries.sittings import to_come

pytestmark = pytest.mark.django_db
Mode = Meeting.Mode
FAR = date(2099, 12, 1)


@pytest.fixture
def main(staffed):
    return MeetingFactory(branch=staffed.branch, kind="lecture", on=FAR)


def made_up(main, people, **facts):
    return plan_make_up(
        meeting=main, people=people, on=FAR + timedelta(days=2), now=NOW, starts_at=time(9), **facts
    )


def test_an_officer_plans_a_make_up_session_and_changes_who_is_asked(signed_in, staffed, main):
    address = reverse("meetings:plan_make_up", args=[main.pk])
    one, two = staffed.members[:2]
    facts = {"people": [one.pk], "on": "2099-12-03", "starts_at": "09:00", "mode": "online"}
    assert "只通知选上的人" in signed_in.get(address).content.decode()
    nobody = signed_in.post(address, facts | {"people": []})
    assert nobody.status_code == 422
    assert "请至少选一人" in nobody.content.decode()
    early = signed_in.post(address, facts | {"on": "2099-11-01"})
    assert "补学早于" in early.content.decode()
    assert signed_in.post(address, facts).status_code == 302
    session = main.make_up_sessions.get()
    assert (session.mode, session.recorder) == (Mode.ONLINE, staffed.secretary)
    page = signed_in.get(main.get_absolute_url()).content.decode()
    assert "补学安排" in page
    asked = reverse("meetings:change_asked", args=[session.pk])
    assert signed_in.post(asked, {"people": [two.pk]}).status_code == 302
    assert list(session.asked.values_list("person_id", flat=True)) == [two.pk]
    assert signed_in.get(reverse("meetings:change_asked", args=[main.pk])).status_code == 404
    called_off = signed_in.get(reverse("meetings:cancel", args=[main.pk])).content.decode()
    assert "补学（2099年12月3日）随之取消" in called_off


def test_only_officers_and_those_asked_learn_of_it(client, staffed, main):
    one, two = staffed.members[:2]
    session = made_up(main, [one])
    client.force_login(UserFactory(person=one))
    shown = client.get(main.get_absolute_url()).content.decode()
    assert str(one) in shown
    assert client.get(session.get_absolute_url()).status_code == 200
    client.force_login(UserFactory(person=two))
    assert "补学安排" not in client.get(main.get_absolute_url()).content.decode()
    held = {section.title: section.rows for section in held_about(one)}
    assert held["补学安排"] == ((session.on, "党课补学", "现场", "已列入计划"),)


def test_plan_and_calendars_leave_it_to_those_asked(staffed, main):
    one, two = staffed.members[:2]
    session = made_up(main, [one])
    plan = plan_of_year(staffed.branch, year=2099, with_proposal=True)
    assert [entry.meeting for entry in plan.entries] == [main]
    assert to_come(staffed.branch, year=2099) == [main]
    assert meetings_of_branch(staffed.branch, on=FAR) == [main]
    assert meetings_of_person(one, staffed.branch, on=FAR) == [main, session]
    assert meetings_of_person(two, staffed.branch, on=FAR) == [main]


def test_the_today_page_tells_those_asked(staffed, main):
    one, two = staffed.members[:2]
    made_up(main, [one])
    for person, expected in ((one, ["党课", "党课补学"]), (two, ["党课"])):
        viewer = viewer_of(UserFactory(person=person), on=FAR)
        coming = coming_meetings(viewer, FAR, FAR + timedelta(days=9))
        assert [item.text for item in coming] == expected


def test_a_room_that_is_taken_is_refused_with_everything_still_typed(signed_in, staffed):
    room = RoomFactory(agency=staffed.branch.agency)
    MeetingFactory(branch=staffed.branch, room=room, on=FAR, starts_at=time(14))
    facts = {"kind": "lecture", "on": "2099-12-01", "starts_at": "15:00", "room": room.pk}
    address = reverse("meetings:add", args=[staffed.branch.pk])
    refused = signed_in.post(address, facts | {"title": "微党课"})
    assert refused.status_code == 422
    assert "2099年12月1日14:00至16:00已由" in refused.content.decode()
    assert 'value="微党课"' in refused.content.decode()
    assert signed_in.post(address, facts | {"starts_at": "16:00"}).status_code == 302
    meeting = Meeting.objects.get(kind="lecture")
    assert (meeting.room, meeting.place) == (room, room.name)
    change = reverse("meetings:change", args=[meeting.pk])
    assert f'value="{room.pk}" selected' in signed_in.get(change).content.decode()
    move = reverse("meetings:move", args=[meeting.pk])
    moved = {"on": "2099-12-02", "reason": "出差", "starts_at": "09:00", "room": room.pk}
    assert signed_in.post(move, moved).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.on, meeting.starts_at, meeting.room) == (date(2099, 12, 2), time(9), room)


def test_papers_and_page_say_how_people_meet_and_with_whom(signed_in, staffed, main):
    event = JointEvent.objects.create(
        zone=main.zone, title="联学党章", kind="lecture", first=FAR, last=FAR
    )
    JointBranch.objects.create(zone=main.zone, event=event, branch=staffed.branch)
    lecturer = LecturerFactory(agency=staffed.branch.agency)
    main.mode, main.lecturer, main.joint = Mode.HYBRID, lecturer, event
    main.ends_at = time(16, 30)
    main.save()
    page = signed_in.get(main.get_absolute_url()).content.decode()
    notice = str(notice_of(main, (), dated=DAY))
    sheet = str(sign_sheet_of(main, ["陈一鸣"]))
    for said in ("也可以线上参加", "范老师", f"联学党章（{staffed.branch}）"):
        assert said in page
        assert said in notice
        assert said in sheet
    assert "15:00—16:30" in notice


def test_the_notice_on_the_board_names_nobody_who_catches_up(staffed, main):
    session = made_up(main, staffed.members[:1], mode=Mode.ONLINE)
    notice = str(notice_of(session, (), dated=DAY))
    assert "参加补学的同志" in notice
    assert str(staffed.members[0]) not in notice
    assert "线上" in notice
