"""An export of another survey site: looked over, then taken as a whole or not at all."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook
from tests.apps.answering.records import EVERY_KIND, close, codes_of, collecting
from tests.apps.studies.records import StudyFactory
from tests.houses import build_house

from zhibu.apps.answering.models import Draft
from zhibu.apps.answering.queries.counts import answered_count
from zhibu.apps.answering.queries.responses import responses_of

pytestmark = pytest.mark.django_db

META = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]
HEADERS = [
    *META,
    "1、您所在的单位",
    "2、编办的同志：您怎么看",
    "3、主要困难(学习时间难协调)",
    "3、主要困难(创新不足)",
    "3、主要困难(能力提升难)",
    "4、总体满意度",
    "5、各项满意度—学习",
    "5、各项满意度—场地",
    "6、每月小时",
    "7、请排序",
    "总分",
]
ADDRESS = "203.0.113.9(北京)"


def row(number, *answers):
    return [number, "2026/3/5 10:02:11", "95秒", "微信", "N/A", ADDRESS, *answers, 12]


FULL = row(1, "编办", "难在时间", 1, 0, 1, "满意", "满意", "不满意", 3, "减群→减会→减表")
SKIPPED = row(2, "网信中心", "(跳过)", 0, 0, 0, "(空)", "", "", "", "(跳过)")


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def questionnaire(house):
    return collecting(study=StudyFactory(zone=house.zone), content=EVERY_KIND)


@pytest.fixture
def client(house):
    client = Client()
    client.force_login(house.users["coordinator"])
    return client


def workbook(*rows):
    content = BytesIO()
    book = Workbook()
    for cells in rows:
        book.active.append(cells)
    book.save(content)
    return SimpleUploadedFile("答卷.xlsx", content.getvalue())


def table(*rows, encoding="utf-8-sig"):
    text = "\r\n".join(",".join(map(str, cells)) for cells in rows)
    return SimpleUploadedFile("答卷.csv", text.encode(encoding))


def look(client, questionnaire, file):
    return client.post(reverse("answering:import", args=[questionnaire.pk]), {"file": file})


def take(client, questionnaire, page):
    sealed = re.search(r'name="answers" value="([^"]*)"', page.text)[1]
    address = reverse("answering:take", args=[questionnaire.pk])
    return client.post(address, {"answers": sealed})


@pytest.mark.parametrize("make", [workbook, table, lambda *rows: table(*rows, encoding="gb18030")])
def test_an_export_is_looked_over_and_then_taken(client, questionnaire, make):
    page = look(client, questionnaire, make(HEADERS, FULL, SKIPPED))

    assert page.status_code == 200, page.text
    assert "2 份答卷都读懂了，还没有导入。" in page.text
    assert "没有读入、也不保存的列：序号、提交答卷时间" in page.text
    assert ADDRESS not in page.text
    assert answered_count(questionnaire) == 0
    assert take(client, questionnaire, page).status_code == 302
    assert len(codes_of(questionnaire)) == 22
    assert responses_of(close(questionnaire)) == (
        {
            "agency": ("a",),
            "first": ("z", "x", "y"),
            "good": ("2",),
            "hard": ("time", "skill"),
            "hours": ("3",),
            "parts.study": ("2",),
            "parts.venue": ("1",),
            "why": ("难在时间",),
        },
        {"agency": ("b",)},
    )


def test_options_by_number_and_several_in_one_column_are_read(client, questionnaire):
    page = look(
        client, questionnaire, table(["1、您所在的单位", "3、主要困难"], ["2", "1┋3"], ["1", "-3"])
    )

    assert "文件里没有这些题" in page.text
    take(client, questionnaire, page)
    assert responses_of(close(questionnaire)) == (
        {"agency": ("a",)},
        {"agency": ("b",), "hard": ("time", "skill")},
    )


def test_unknown_answers_are_named_with_row_and_column_and_nothing_is_taken(client, questionnaire):
    page = look(client, questionnaire, table(["序号", "1、您所在的单位"], [1, "编办"], [2, "县委"]))

    assert page.status_code == 422
    assert "第 3 行 B 列：“县委”不是“您所在的单位”的答案。" in page.text
    assert 'name="answers"' not in page.text


def test_a_row_whose_cells_slipped_by_a_column_is_told_as_that(client, questionnaire):
    slipped = [*FULL[:6], "", *FULL[6:-1]]

    page = look(client, questionnaire, table(HEADERS, SKIPPED, slipped))

    assert page.status_code == 422
    assert page.text.count("错开了一列") == 1
    assert "第 3 行" in page.text


def test_a_column_that_is_no_question_is_named(client, questionnaire):
    page = look(client, questionnaire, table(["1、您所在的单位", "8、您的工资"], ["编办", "多"]))

    assert page.status_code == 422
    assert "B 列“8、您的工资”对不上这份问卷的任何一题" in page.text


def test_two_columns_of_one_question_are_refused(client, questionnaire):
    page = look(client, questionnaire, table(["1、您所在的单位", "您所在的单位"], ["编办", "编办"]))

    assert "B 列“您所在的单位”和前面一列是同一题" in page.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "文件里没有内容。"),
        ("姓名,电话\n某,1".encode(), "没有找到题目这一行。"),
        (b"%PDF-1.7", "这不是 Excel 或 CSV 文件。"),
        (b"PK\x03\x04broken", "文件已损坏，打不开。"),
        ("1、您所在的单位".encode(), "题目下面没有答卷。"),
    ],
)
def test_files_that_are_no_export_are_refused(client, questionnaire, content, said):
    page = look(client, questionnaire, SimpleUploadedFile("答卷.csv", content))

    assert page.status_code == 422
    assert said in page.text


def test_more_answers_than_people_are_refused_as_a_whole(client, questionnaire):
    rows = [[1, "编办"]] * 25
    page = look(client, questionnaire, table(["序号", "1、您所在的单位"], *rows))

    refused = take(client, questionnaire, page)

    assert refused.status_code == 422
    assert answered_count(questionnaire) == 0


def test_answers_that_were_not_looked_over_are_refused(client, questionnaire):
    other = collecting(study=questionnaire.study, content=EVERY_KIND)
    page = look(client, other, table(["1、您所在的单位"], ["编办"]))

    refused = take(client, questionnaire, page)

    assert refused.status_code == 422
    assert "核对页已过期，什么也没有导入。" in refused.text
    assert not Draft.objects.exists()
