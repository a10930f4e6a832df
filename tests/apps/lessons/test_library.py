"""Materials of a lesson, and the zone's library."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.apps.lessons.records import LessonFactory, MaterialFactory, address, as_, held_lesson

from zhibu.apps.lessons.files import check_file
from zhibu.apps.lessons.models import Material
from zhibu.apps.lessons.refusals import MaterialUnfit

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n%tiny"


def packed(*names):
    content = BytesIO()
    with ZipFile(content, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return content.getvalue()


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
