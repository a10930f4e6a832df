"""GB/T 9704-2012 measured on what LibreOffice prints."""

from datetime import date
from itertools import pairwise

import pytest
from tests.core.documents.papers import papers_of
from tests.office import to_pdf

from zhibu.core.documents.official import (
    Labelled,
    OfficialDocument,
    Paragraph,
    Table,
)
from zhibu.core.documents.text import blocks_of
from zhibu.core.documents.word import official_docx

SENTENCE = "支部要求全体党员认真学习贯彻会议精神结合岗位实际抓好落实确保各项任务按时完成"
LINE_PITCH = 225 / 22
CHARACTER = 156 / 28

FULL = OfficialDocument(title="版面测试", blocks=(Paragraph(SENTENCE * 60, indent=False),))
MINUTES = OfficialDocument(
    title="2026年第四季度党员大会纪要",
    mark="机关党支部会议纪要",
    number="〔2026〕5号",
    blocks=(
        Labelled("出席", "、".join(["林书记", "王委员", "陈一鸣"] * 8)),
        *blocks_of(
            "会议传达学习了有关文件。\n一、学习\n（一）内容\n1. 方式\n（1）时间\n每月一次。"
        ),
    ),
    signature="机关党支部委员会",
    dated=date(2026, 1, 5),
)
LONG_TABLE = OfficialDocument(
    title="党支部工作台账",
    blocks=(
        Table(
            ("序号", "会议", "内容"),
            tuple((str(row), "党员大会", SENTENCE) for row in range(1, 61)),
            (1, 2, 5),
            "2026年",
        ),
    ),
)
HOSTILE = OfficialDocument(
    title="关于召开组织生活会\n和开展民主评议党员工作\n有关事项的通知",
    blocks=(
        Paragraph("w" * 400),
        Paragraph("好\x00\x0b的\ud800👍🏽党"),
        Paragraph(""),
        Paragraph("字" * 10_000),
        Table(("网址",), (("https://example.org/" + "a" * 300,), ("",))),
    ),
)
TURNED = OfficialDocument(title="横排", landscape=True, blocks=(Paragraph(SENTENCE * 60, False),))


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Each document on paper; the office starts once for all."""
    folder = tmp_path_factory.mktemp("printed")
    documents = {
        "full": official_docx(FULL),
        "minutes": official_docx(MINUTES),
        "table": official_docx(LONG_TABLE),
        "hostile": official_docx(HOSTILE),
        "turned": official_docx(TURNED),
        "empty": official_docx(OfficialDocument(title="")),
        "large": official_docx(FULL, large=True),
    }
    paths = []
    for name, content in documents.items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(content)
    return {path.stem: papers_of(path) for path in to_pdf(paths, folder)}


def test_the_paper_is_a4(printed):
    for name, papers in printed.items():
        expected = (297, 210) if name == "turned" else (210, 297)
        assert {(round(p.width), round(p.height)) for p in papers} == {expected}


def test_a_full_page_has_22_lines_of_28_characters(printed):
    for paper in printed["full"][1:-1]:
        assert [len(line.text) for line in paper.body] == [28] * 22


def test_a_full_line_fills_the_type_area(printed):
    for line in printed["full"][1].body:
        assert line.left == pytest.approx(28, abs=0.5)
        assert line.right == pytest.approx(210 - 26, abs=0.5)


def test_the_lines_stand_on_a_grid_of_22_in_225_mm(printed):
    body = printed["full"][1].body
    for upper, lower in pairwise(body):
        assert lower.baseline - upper.baseline == pytest.approx(LINE_PITCH, abs=0.1)
    # The line box of an exact height: a fifth of it lies under the baseline.
    assert body[0].baseline - 0.8 * LINE_PITCH == pytest.approx(37, abs=1)
    assert body[-1].baseline + 0.2 * LINE_PITCH == pytest.approx(297 - 35, abs=1)


def test_page_numbers_stand_outside_one_character_in(printed):
    for number, paper in enumerate(printed["full"], start=1):
        foot = paper.lines[-1]
        assert foot.text == f"— {number} —"
        assert foot.size == 14
        if number % 2:
            assert foot.right == pytest.approx(184 - 14 * 25.4 / 72, abs=0.5)
        else:
            assert foot.left == pytest.approx(28 + 14 * 25.4 / 72, abs=0.5)


def test_the_head_row_comes_again_on_every_page(printed):
    assert len(printed["table"]) > 2
    for paper in printed["table"]:
        assert "序号会议内容" in [line.text for line in paper.lines]


def test_nothing_hostile_is_lost_or_leaves_the_paper(printed):
    text = "".join(paper.text for paper in printed["hostile"])
    assert text.count("w") == 400
    assert text.count("字") == 10_000
    assert "好的" in text
    for paper in printed["hostile"]:
        assert all(line.right < 186 for line in paper.lines)
    assert len(printed["empty"]) == 1


def test_the_same_document_is_the_same_bytes():
    assert official_docx(MINUTES) == official_docx(MINUTES)
