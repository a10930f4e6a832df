"""GB/T 9704-2012 measured on what LibreOffice prints."""

from datetime import date
from itertools import pairwise

import pytest
from tests.core.documents.papers import MM_PER_POINT, papers_of
from tests.office import to_pdf

from zhibu.core.documents.official import (
    Heading,
    Labelled,
    OfficialDocument,
    PageBreak,
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

NUMBERS = OfficialDocument(title="数字", blocks=(Paragraph("应到会党员2026名，实到1987名。" * 40),))
PARTS = OfficialDocument(
    title="关于召开2026年度组织生活会和开展民主评议党员工作有关事项的通知",
    recipients="各党小组：",
    blocks=(Paragraph("前"), PageBreak(), Paragraph("后"), Table(("长",), (("字" * 5000,),))),
    attachments=("签到表", "统计表" * 12),
    dated=date(2026, 1, 5),
)
FOOT = OfficialDocument(
    title="表决",
    blocks=(
        PageBreak(),
        Paragraph("\n".join(["行"] * 21)),
        Heading("三、表决"),
        Heading("（一）办法", 2),
        Paragraph("举手。"),
    ),
    signature="机关党支部",
    dated=date(2026, 11, 25),
)


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
        "numbers": official_docx(NUMBERS),
        "parts": official_docx(PARTS),
        "foot": official_docx(FOOT),
        "large foot": official_docx(FOOT, large=True),
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
            assert foot.right == pytest.approx(184 - 14 * MM_PER_POINT, abs=0.5)
        else:
            assert foot.left == pytest.approx(28 + 14 * MM_PER_POINT, abs=0.5)


def test_the_mark_is_red_35_mm_down_over_a_red_rule(printed):
    first = printed["minutes"][0]
    mark, number, title = first.lines[:3]
    assert (mark.text, mark.size, mark.colour) == ("机关党支部会议纪要", 42, (1, 0, 0))
    assert mark.baseline - 0.86 * 42 * MM_PER_POINT == pytest.approx(37 + 35, abs=1)
    assert number.text == "〔2026〕5号"
    left, right, height = first.rules[0]
    assert (left, right) == (pytest.approx(28, abs=0.5), pytest.approx(184, abs=0.5))
    assert height - (number.baseline + 0.2 * LINE_PITCH) == pytest.approx(4, abs=1)
    assert (title.text, title.size) == ("2026年第四季度党员大会纪要", 22)
    assert (title.left + title.right) / 2 == pytest.approx((28 + 184) / 2, abs=0.5)
    # Two empty lines, the title's own, and what puts it on the grid.
    assert 2.5 * LINE_PITCH < title.baseline - height < 4 * LINE_PITCH


def test_the_head_keeps_the_body_on_the_grid(printed):
    grid = [line.baseline for line in printed["full"][1].body]
    for line in printed["minutes"][0].body[2:]:
        assert min(abs(line.baseline - height) for height in grid) < 1


def test_labelled_text_hangs_under_its_first_character(printed):
    attended, below, *_ = printed["minutes"][0].body[3:]
    assert attended.text.startswith("出席：林书记")
    assert attended.left == pytest.approx(28 + 2 * CHARACTER, abs=0.5)
    assert below.left == pytest.approx(28 + 5 * CHARACTER, abs=0.5)


def test_signature_and_date_stand_as_without_a_seal(printed):
    *_, before, signature, dated, _foot = printed["minutes"][-1].lines
    assert (signature.text, dated.text) == ("机关党支部委员会", "2026年1月5日")
    assert signature.baseline - before.baseline == pytest.approx(2 * LINE_PITCH, abs=0.5)
    assert dated.left - signature.left == pytest.approx(2 * CHARACTER, abs=0.5)
    # Digits of a stand-in font may be wider than a half: the date then comes nearer the edge.
    assert dated.right < 184


@pytest.mark.parametrize("name", ["foot", "large foot"])
def test_a_long_date_under_a_short_name_stays_on_one_line(printed, name):
    signature, dated = printed[name][-1].body[-2:]
    assert (signature.text, dated.text) == ("机关党支部", "2026年11月25日")


def test_no_heading_stays_behind_at_the_foot_of_a_page(printed):
    assert [line.text for line in printed["foot"][1].body] == ["行"] * 21
    assert [line.text for line in printed["foot"][2].body[:3]] == [
        "三、表决",
        "（一）办法",
        "举手。",
    ]


def test_a_long_title_breaks_between_words(printed):
    first, second = printed["parts"][0].lines[:2]
    assert [first.text, second.text] == [
        "关于召开2026年度组织生活会",
        "和开展民主评议党员工作有关事项的通知",
    ]


def test_a_page_break_begins_a_page_at_its_first_line(printed):
    second = printed["parts"][1]
    assert second.lines[0].text == "后"
    top = printed["full"][1].lines[0].baseline
    assert second.lines[0].baseline == pytest.approx(top, abs=1)


def test_a_cell_longer_than_a_page_goes_on(printed):
    assert "".join(paper.text for paper in printed["parts"]).count("字") == 5000


def test_attachments_stand_under_each_other(printed):
    lines = [line for paper in printed["parts"] for line in paper.body]
    first = next(line for line in lines if line.text.startswith("附件：1."))
    second = lines[lines.index(first) + 1]
    third = lines[lines.index(first) + 2]
    assert first.left == pytest.approx(28 + 2 * CHARACTER, abs=0.5)
    assert second.left == pytest.approx(28 + 5 * CHARACTER, abs=0.7)
    assert third.left == pytest.approx(28 + 6.5 * CHARACTER, abs=0.5)


def test_a_number_is_never_cut_at_the_end_of_a_line(printed):
    for paper in printed["numbers"]:
        for line in paper.body:
            assert line.text.count("2026") == line.text.count("20")
            assert not line.text.endswith(("1", "19", "198"))


def test_large_letters_have_16_lines_of_20(printed):
    paper = printed["large"][1]
    assert [len(line.text) for line in paper.body] == [20] * 16
    assert {line.size for line in paper.body} == {22}
    assert paper.body[0].right == pytest.approx(184, abs=0.7)


def test_the_turned_page_has_15_lines_of_40(printed):
    paper = printed["turned"][1]
    assert [len(line.text) for line in paper.lines[:-1]] == [40] * 15
    assert paper.lines[0].left == pytest.approx(35, abs=0.5)
    assert paper.lines[0].right == pytest.approx(297 - 37, abs=0.5)


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
