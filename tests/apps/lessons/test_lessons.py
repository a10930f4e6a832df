"""One lesson: prepared, arranged, held, counted, shared; who may see what of it."""

from datetime import date, time
from decimal import Decimal

import pytest
from django.urls import reverse
from tests.apps.lessons.records import (
    MONDAY,
    LessonFactory,
    LessonHoursFactory,
    SpeakerFactory,
    address,
    as_,
    held_lesson,
)
from tests.apps.meetings.records import MeetingFactory
from tests.apps.resources.records import LecturerFactory, RoomBookingFactory, RoomFactory, at
from tests.factories import member_of

from zhibu.apps.accounts.queries.held import held_about
from zhibu.apps.lessons.models import Lesson
from zhibu.apps.meetings.models import Meeting

pytestmark = pytest.mark.django_db


def arranged(**facts):
    return {
        "kind": "theme_day",
        "on": "2026-12-03",
        "starts_at": "15:00",
        "ends_at": "16:00",
        "mode": "in_person",
    } | facts


def test_a_speaker_prepares_the_own_lesson(client, house):
    lesson = LessonFactory(branch=house.branch, speaker=house.person, topic="")
    speaker = as_(client, house, "member")
    facts = {"topic": "档案怎么查📚", "business": "查档服务", "summary": "三步。", "revision": 0}
    shown = speaker.post(address("prepare", lesson), facts, follow=True).text
    for said in ("档案怎么查📚", "查档服务", "三步。"):
        assert said in shown
    empty = speaker.post(address("prepare", lesson), facts | {"topic": "", "revision": 1})
    assert "请填写题目" in empty.text
    assert "三步。" in empty.text
    other = LessonFactory(branch=house.branch, week_of=date(2026, 12, 7))
    assert speaker.get(address("prepare", other)).status_code == 404


def test_two_who_edit_at_once_see_both_texts(client, house):
    lesson = LessonFactory(branch=house.branch, speaker=house.person)
    page = address("prepare", lesson)
    first = {"topic": "档案利用", "business": "", "summary": "委员写的", "revision": 0}
    as_(client, house, "officer").post(page, first)
    second = first | {"summary": "主讲人写的"}
    refused = as_(client, house, "member").post(page, second)
    assert refused.status_code == 422
    assert "委员写的" in refused.text
    assert "主讲人写的" in refused.text
    client.post(page, second | {"revision": 1})
    lesson.refresh_from_db()
    assert lesson.summary == "主讲人写的"


def test_a_lesson_gets_its_meeting_with_room_and_a_line_on_the_agenda(officer, house):
    room = RoomFactory(agency=house.agency)
    lecturer = LecturerFactory(agency=house.agency, person=house.person)
    lesson = LessonFactory(branch=house.branch, speaker=house.person)
    page = officer.get(address("arrange", lesson)).text
    assert 'value="2026-12-03"' in page
    shown = officer.post(address("arrange", lesson), arranged(room=room.pk), follow=True).text
    assert "已安排，会议已列入计划" in shown
    meeting = Meeting.objects.get()
    assert (meeting.kind, meeting.room, meeting.lecturer) == ("theme_day", room, lecturer)
    assert meeting.title == "微课：档案数字化怎么做"
    lines = [item.text for item in meeting.agenda.all()]
    assert "微课：档案数字化怎么做（陈一鸣）" in lines
    facts = {"topic": "查档三步", "revision": 1}
    officer.post(address("prepare", lesson), facts)
    lines = [item.text for item in meeting.agenda.all()]
    assert [line for line in lines if line.startswith("微课")] == ["微课：查档三步（陈一鸣）"]
    meeting.refresh_from_db()
    assert meeting.title == "微课：查档三步"
    refused = officer.post(address("arrange", lesson), arranged(on="2026-12-04"))
    assert "已有会议" in refused.text


def test_a_taken_room_and_a_second_theme_day_are_refused_with_all_still_typed(officer, house):
    room = RoomFactory(agency=house.agency)
    RoomBookingFactory(room=room, starts_at=at(2026, 12, 3, 14), ends_at=at(2026, 12, 3, 18))
    lesson = LessonFactory(branch=house.branch, speaker=house.person)
    refused = officer.post(address("arrange", lesson), arranged(room=room.pk))
    assert refused.status_code == 422
    assert "已由办公室使用" in refused.text
    assert 'value="15:00"' in refused.text
    MeetingFactory(branch=house.branch, kind="theme_day", on=date(2026, 12, 3))
    again = officer.post(address("arrange", lesson), arranged())
    assert "已有主题党日" in again.text
    assert "确是另一场" in again.text
    assert officer.post(address("arrange", lesson), arranged(is_another="on")).status_code == 302


def test_a_lesson_is_given_at_a_planned_meeting_and_taken_out_again(officer, house):
    meeting = MeetingFactory(
        branch=house.branch, kind="theme_day", on=date(2026, 12, 10), title="走进档案馆"
    )
    MeetingFactory(branch=house.branch, kind="committee", on=date(2026, 12, 3), title="处分")
    foreign = MeetingFactory(branch=house.other_branch, kind="theme_day", on=date(2026, 12, 3))
    lesson = LessonFactory(branch=house.branch, speaker=house.person)
    page = officer.get(address("attach", lesson)).text
    assert "12月10日 周四 主题党日：走进档案馆" in page
    assert "处分" not in page
    refused = officer.post(address("attach", lesson), {"meeting": foreign.pk})
    assert "请从列出的会议里选" in refused.text
    shown = officer.post(address("attach", lesson), {"meeting": meeting.pk}, follow=True).text
    assert "12月10日 周四" in shown
    assert meeting.agenda.filter(text__startswith="微课：").exists()
    moved = officer.post(
        address("change", lesson), {"speaker": house.person.pk, "week_of": "2026-12-20"}
    )
    assert moved.status_code == 422
    officer.post(address("detach", lesson))
    lesson.refresh_from_db()
    assert lesson.meeting is None
    assert not meeting.agenda.filter(text__startswith="微课：").exists()
    assert Meeting.objects.filter(pk=meeting.pk).exists()


def test_a_lesson_whose_meeting_is_called_off_may_be_arranged_again(officer, house):
    lesson = LessonFactory(branch=house.branch, speaker=house.person)
    officer.post(address("arrange", lesson), arranged())
    Meeting.objects.update(state="cancelled")
    assert "待安排" in officer.get(lesson.get_absolute_url()).text
    assert officer.post(address("arrange", lesson), arranged(on="2026-12-04")).status_code == 302


def test_hours_follow_the_zones_rule_and_are_written_as_a_correction(officer, house):
    lesson = held_lesson(house.branch, house.person)
    page = officer.get(lesson.get_absolute_url()).text
    assert "还没有规定微课怎样折算学时" in page
    assert "应到 3 人，实到 3 人" in page
    LessonHoursFactory(zone=house.zone)
    page = officer.get(lesson.get_absolute_url()).text
    assert "45 分钟计 1 学时（协作区联席会议第三次会议纪要" in page
    assert "整场90分钟，计2学时" in page
    assert "把 2 学时计入会议记录" in page
    shown = officer.post(address("write_hours", lesson), follow=True).text
    assert "会议记录已计2学时" in shown
    meeting = lesson.meeting
    meeting.refresh_from_db()
    assert meeting.hours == Decimal(2)
    version = meeting.versions.get()
    assert "按协作区微课学时折算" in version.reason
    assert version.content["hours"] == ""
    again = officer.post(address("write_hours", lesson))
    assert again.status_code == 422
    assert "会议记录已计2学时" in again.text


def test_hours_are_counted_by_jy_01(officer, house):
    LessonHoursFactory(zone=house.zone)
    lesson = held_lesson(house.branch, house.person)
    officer.post(address("write_hours", lesson))
    page = officer.get(reverse("regime:branch", args=[house.branch.pk]), {"year": 2026}).text
    assert "不满32学时" in page


def test_without_times_no_hours_are_made_up(officer, house):
    LessonHoursFactory(zone=house.zone)
    lesson = held_lesson(house.branch, house.person)
    Meeting.objects.update(ends_at=None)
    assert "没有起止时间" in officer.get(lesson.get_absolute_url()).text
    assert officer.post(address("write_hours", lesson)).status_code == 422


def test_the_rule_of_a_day_is_the_one_in_force_then(officer, house):
    LessonHoursFactory(zone=house.zone)
    LessonHoursFactory(zone=house.zone, minutes=60, since=date(2026, 11, 21))
    lesson = held_lesson(house.branch, house.person, on=date(2026, 11, 20))
    assert "45 分钟计 1 学时" in officer.get(lesson.get_absolute_url()).text


def test_the_coordinator_lays_down_the_rule_and_mends_a_slip(client, house):
    page = address("conversion", house.zone)
    coordinator = as_(client, house, "coordinator")
    assert "还没有规定" in coordinator.get(page).text
    facts = {"minutes": "54", "basis": "联席会议纪要", "since": "2026-12-01"}
    assert "请写明依据" in coordinator.post(page, facts | {"basis": ""}).text
    coordinator.post(page, facts)
    shown = coordinator.post(page, facts | {"minutes": "45"}, follow=True).text
    assert "2026年12月1日" in shown
    assert "45 分钟计 1 学时" in shown
    assert "<td>54 分钟" not in shown
    member = as_(client, house, "member").get(page).text
    assert "45 分钟计 1 学时" in member
    assert "规定折算办法</button>" not in member


def test_the_history_says_what_was_changed(officer, house):
    lesson = LessonFactory(branch=house.branch, speaker=house.person)
    facts = {"speaker": house.person.pk, "week_of": "2026-12-10"}
    SpeakerFactory(branch=house.branch, person=house.person)
    officer.post(address("change", lesson), facts)
    officer.post(address("prepare", lesson), {"topic": "查档", "revision": 1})
    shown = officer.get(lesson.get_absolute_url()).text
    assert "胡文静换周（原11月30日那一周）" in shown
    assert "胡文静改题目（原“档案数字化怎么做”）" in shown


def test_what_is_held_about_a_speaker(house):
    held_lesson(house.branch, house.person, summary="三步查档")
    LessonFactory(branch=house.branch, speaker=house.person)
    held = {section.title: section.rows for section in held_about(house.person)}
    assert [row[4] for row in held["微课"]] == ["已讲", "已排"]


def test_today_tells_the_speaker_and_the_officer_once_it_is_near(client, house):
    lesson = LessonFactory(branch=house.branch, speaker=house.person, topic="")
    today = reverse("home:today")
    member = as_(client, house, "member")
    assert "准备微课：11月30日那一周轮到您讲" in member.get(today).text
    assert "还没有安排会议" not in member.get(today).text
    assert "陈一鸣的微课还没有安排会议" in as_(client, house, "officer").get(today).text
    Lesson.objects.update(topic="查档三步")
    member = as_(client, house, "member").get(today).text
    assert "轮到您讲" not in member
    assert "准备微课：查档三步" in member
    Lesson.objects.update(week_of=date(2026, 12, 14))
    assert "微课" not in as_(client, house, "member").get(today).text.split("<main")[1]
    assert lesson.branch == house.branch


def test_home_leads_to_class_and_library(client, house):
    shown = as_(client, house, "member").get(reverse("lessons:home")).text
    assert address("branch", house.branch) in shown
    assert address("library", house.zone) in shown
    assert reverse("lessons:home") in as_(client, house, "member").get(reverse("home:affairs")).text


def test_a_lesson_is_noted_at_a_meeting_that_was_held(officer, house):
    member_of(house.branch, "仇海")
    held = held_lesson(house.branch, house.person)
    meeting = held.meeting
    Lesson.objects.all().delete()
    lesson = LessonFactory(branch=house.branch, speaker=house.person, week_of=MONDAY)
    officer.post(address("attach", lesson), {"meeting": meeting.pk})
    lesson.refresh_from_db()
    assert lesson.is_held
    assert meeting.starts_at == time(15)
