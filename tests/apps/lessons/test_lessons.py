"""One lesson: prepared, arranged, held, counted, shared; who may see what of it."""

from datetime import date, time
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.apps.lessons.records import (
    MONDAY,
    LessonFactory,
    LessonHoursFactory,
    MaterialFactory,
    SpeakerFactory,
    held_lesson,
)
from tests.apps.meetings.records import MeetingFactory
from tests.apps.resources.records import LecturerFactory, RoomBookingFactory, RoomFactory, at
from tests.factories import member_of
from tests.houses import build_house

from zhibu.apps.accounts.queries.held import held_about
from zhibu.apps.lessons.files import check_file
from zhibu.apps.lessons.models import Lesson, Material
from zhibu.apps.lessons.queries.held import lessons_given
from zhibu.apps.lessons.refusals import MaterialUnfit
from zhibu.apps.meetings.models import Meeting

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n%tiny"


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def officer(client, house):
    client.force_login(house.users["officer"])
    return client


def as_(client, house, role):
    client.force_login(house.users[role])
    return client


def address(name, record):
    return reverse(f"lessons:{name}", args=[record.pk])


def arranged(**facts):
    return {
        "kind": "theme_day",
        "on": "2026-12-03",
        "starts_at": "15:00",
        "ends_at": "16:00",
        "mode": "in_person",
    } | facts


def packed(*names):
    content = BytesIO()
    with ZipFile(content, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return content.getvalue()


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


def test_a_file_is_kept_and_sent_to_be_saved(client, house):
    lesson = LessonFactory(branch=house.branch, speaker=house.person)
    speaker = as_(client, house, "member")
    file = SimpleUploadedFile("../讲 稿.PDF", PDF)
    shown = speaker.post(address("add_file", lesson), {"file": file}, follow=True).text
    assert "讲 稿.pdf" in shown
    material = Material.objects.get()
    sent = speaker.get(address("material", material))
    assert sent.content == PDF
    assert sent["Content-Type"] == "application/pdf"
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["Content-Disposition"].startswith("attachment")
    speaker.post(address("remove_material", material))
    assert not Material.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("课.mp4", b"x", "视频不存在这里"),
        ("课.exe", b"MZ", "这种文件不能放"),
        ("课", b"x", "这种文件不能放"),
        ("课.pdf", b"<html>", "文件内容不是 PDF"),
        ("课.pptx", b"PK broken", "文件内容不是 PPTX"),
        ("课.docx", packed("ppt/presentation.xml"), "文件内容不是 DOCX"),
        ("课.pptx", packed("ppt/presentation.xml", "ppt/vbaProject.bin"), "或带有宏"),
        ("课.pdf", PDF + b"0" * (20 * 1024 * 1024), "超过 20 MB"),
    ],
)
def test_what_is_no_material_is_refused(officer, house, name, content, said):
    lesson = LessonFactory(branch=house.branch)
    facts = {"file": SimpleUploadedFile(name, content), "title": "讲稿"}
    refused = officer.post(address("add_file", lesson), facts)
    assert refused.status_code == 422
    assert said in refused.text
    assert 'value="讲稿"' in refused.text
    assert not Material.objects.exists()


def test_office_files_are_known_by_what_is_inside():
    assert check_file("课.pptx", packed("ppt/presentation.xml")) == "课.pptx"
    assert check_file("课.docx", packed("word/document.xml")) == "课.docx"
    assert check_file(".pdf.pdf", PDF).endswith(".pdf")
    assert len(check_file("课" * 300 + ".pdf", PDF)) == 120
    with pytest.raises(MaterialUnfit):
        check_file("课.docx", b"")


def test_a_link_leads_out_over_https_alone(officer, house):
    lesson = LessonFactory(branch=house.branch)
    facts = {"title": "录像", "link": "https://example.com/v?a=1"}
    for bad in ("http://example.com/", "javascript:alert(1)", "file:///x", "x"):
        refused = officer.post(address("add_link", lesson), facts | {"link": bad})
        assert "请以 https:// 开头" in refused.text
    shown = officer.post(address("add_link", lesson), facts, follow=True).text
    assert 'href="https://example.com/v?a=1"' in shown
    assert officer.get(address("material", Material.objects.get())).status_code == 404


def test_there_is_an_end_to_materials(officer, house):
    lesson = LessonFactory(branch=house.branch)
    MaterialFactory.create_batch(10, lesson=lesson)
    facts = {"title": "录像", "link": "https://example.com/"}
    assert "最多放 10 份" in officer.post(address("add_link", lesson), facts).text


def test_a_shared_lesson_is_for_the_zone_without_who_came(client, house):
    lesson = held_lesson(house.branch, house.person, summary="三步查档")
    material = MaterialFactory(lesson=lesson)
    library = address("library", house.zone)
    neighbour = as_(client, house, "neighbour")
    assert "还没有共享的微课" in neighbour.get(library).text
    assert neighbour.get(lesson.get_absolute_url()).status_code == 404
    assert neighbour.get(address("material", material)).status_code == 404
    told = as_(client, house, "officer").post(
        address("share", lesson), {"shared": "1"}, follow=True
    )
    assert "供全区使用" in told.text
    neighbour = as_(client, house, "neighbour")
    assert "档案数字化怎么做" in neighbour.get(library).text
    shown = neighbour.get(lesson.get_absolute_url()).text
    assert "三步查档" in shown
    assert "实到" not in shown
    assert neighbour.get(address("material", material)).status_code == 200
    assert neighbour.get(address("library_workbook", house.zone)).status_code == 200
    as_(client, house, "officer").post(address("share", lesson), {"shared": "0"})
    assert as_(client, house, "neighbour").get(lesson.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("typed", ["数字化", "陈一", "档案中心"])
def test_the_library_is_searched_by_topic_speaker_and_agency(officer, house, typed):
    held_lesson(house.branch, house.person, is_shared=True)
    library = address("library", house.zone)
    assert "档案数字化怎么做" in officer.get(library, {"q": typed}).text
    assert "没有符合“没有的”的微课" in officer.get(library, {"q": "没有的"}).text


def test_the_library_costs_the_same_for_one_and_for_three(
    officer, house, django_assert_max_num_queries
):
    library = address("library", house.zone)
    officer.get(library)  # the first request of a session costs more
    counts = []
    for days in ((2,), (3, 4)):
        for day in days:
            held_lesson(house.branch, house.person, is_shared=True, on=date(2026, 11, day))
        with django_assert_max_num_queries(40) as asked:
            officer.get(library)
        counts.append(len(asked.captured_queries))
    assert counts[0] == counts[1]


def test_the_history_says_what_was_changed(officer, house):
    lesson = LessonFactory(branch=house.branch, speaker=house.person)
    facts = {"speaker": house.person.pk, "week_of": "2026-12-10"}
    SpeakerFactory(branch=house.branch, person=house.person)
    officer.post(address("change", lesson), facts)
    officer.post(address("prepare", lesson), {"topic": "查档", "revision": 1})
    shown = officer.get(lesson.get_absolute_url()).text
    assert "胡文静换周（原11月30日那一周）" in shown
    assert "胡文静改题目（原“档案数字化怎么做”）" in shown


def test_what_is_held_about_a_speaker_and_what_they_gave(house):
    lesson = held_lesson(house.branch, house.person, summary="三步查档")
    LessonFactory(branch=house.branch, speaker=house.person)
    held = {section.title: section.rows for section in held_about(house.person)}
    assert [row[4] for row in held["微课"]] == ["已讲", "已排"]
    given = lessons_given(house.person, 2026)
    assert [(one.on, one.topic, one.lesson_id) for one in given] == [
        (date(2026, 11, 20), "档案数字化怎么做", lesson.pk)
    ]
    assert lessons_given(house.person, 2025) == ()


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
