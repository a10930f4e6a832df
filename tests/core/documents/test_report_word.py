"""The report as a Word file, and as LibreOffice prints it."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image
from tests.core.documents.papers import papers_of
from tests.core.documents.reports import HOSTILE, REPORT, SENTENCE, TABLE
from tests.core.figures.drawn import DIFFICULTIES, STAFF
from tests.office import to_pdf

from zhibu.core.documents.numbering import chinese, unknown_keys
from zhibu.core.documents.report import (
    Appendix,
    Items,
    Quoted,
    Report,
    ReportFigure,
    ReportTable,
    Section,
    Text,
)
from zhibu.core.documents.report_word import report_word


def opened(report: Report):
    return docx.Document(BytesIO(report_word(report)))


def texts_of(report: Report) -> list[str]:
    return [paragraph.text for paragraph in opened(report).paragraphs if paragraph.text]


def of(*parts) -> Report:
    return Report(title="报告", sections=(Section(heading="节", parts=parts),))


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    path = folder / "report.docx"
    path.write_bytes(report_word(REPORT))
    return papers_of(to_pdf([path], folder)[0])


def test_the_same_report_is_the_same_bytes():
    assert report_word(REPORT) == report_word(REPORT)


def test_title_signature_and_date_stand_first():
    said = texts_of(REPORT)
    assert said[0].replace("\n", "") == REPORT.title
    assert said[1:3] == ["某市党建协作二区", "（2026年11月25日）"]
    assert said[3].startswith("说明：本报告为样例")
    assert said[4].startswith("摘要：")


def test_headings_are_numbered_by_level_whatever_was_typed():
    report = Report(
        title="报告",
        sections=tuple(
            Section(heading=heading, level=level)
            for heading, level in (
                ("一、甲", 1),
                ("乙", 2),
                ("3. 丙", 3),
                ("（2）丁", 4),
                ("戊", 2),
                ("己", 1),
                ("庚", 2),
            )
        ),
    )
    numbered = ["一、甲", "（一）乙", "1. 丙", "（1）丁", "（二）戊", "二、己", "（一）庚"]
    assert texts_of(report)[1:] == numbered


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "100")],
)
def test_numbers_are_chinese(number, words):
    assert chinese(number) == words


def test_figures_and_tables_are_counted_apart_and_anew_in_the_appendix():
    figure, table = ReportFigure(figure=STAFF), ReportTable(title="表", columns=("甲",), rows=())
    report = replace(
        of(figure, table, figure),
        appendices=(Appendix(heading="数", parts=(table, figure)),),
    )
    captions = [text for text in texts_of(report) if "　" in text and "附录" not in text]
    assert captions == ["图1　在职人数", "表1　表", "图2　在职人数", "附表1　表", "附图1　在职人数"]


def test_text_names_what_stands_before_and_after_it():
    report = of(
        Text("前见[[甲]]，后见[[ 乙 ]]，[[丙]]没有。"),
        ReportFigure(figure=STAFF, key="甲"),
        ReportTable(title="表", columns=("一",), rows=(), key="乙"),
    )
    assert "前见图1，后见表1，[[丙]]没有。" in texts_of(report)
    assert unknown_keys(report) == ("丙",)


def test_a_picture_carries_its_words_and_two_dots_for_each_point():
    document = opened(of(ReportFigure(figure=DIFFICULTIES)))
    (shape,) = document.inline_shapes
    assert shape.width == pytest.approx(Mm(150), rel=0.001)
    assert "创新不足78.7%（85人）" in shape._inline.docPr.get("descr")
    with ZipFile(BytesIO(report_word(of(ReportFigure(figure=DIFFICULTIES))))) as parts:
        (name,) = [name for name in parts.namelist() if name.endswith(".png")]
        assert Image.open(BytesIO(parts.read(name))).width == 1280


def test_a_caption_stands_under_its_figure_and_over_its_table():
    styles = [
        paragraph.style.name
        for paragraph in opened(of(ReportFigure(figure=DIFFICULTIES))).paragraphs[3:6]
    ]
    assert styles == ["图", "Caption", "注"]
    body = opened(of(TABLE)).element.body
    kinds = [child.tag.rsplit("}", 1)[1] for child in body]
    table = kinds.index("tbl")
    above, below = (
        "".join(letters.text for letters in body[place].iter(qn("w:t")))
        for place in (table - 1, table + 1)
    )
    assert above == f"表1　{TABLE.title}"
    assert below == f"注：{TABLE.note}"


def test_the_header_row_of_a_table_is_marked_to_come_again():
    (table,) = opened(of(TABLE)).tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_quotations_lists_and_references_have_their_form():
    report = replace(
        of(Quoted(text="人手紧张。", source="某单位党务干部"), Items(("甲", "乙"))),
        references=("[7] 甲. 文[J].", "乙. 书[M]."),
    )
    said = texts_of(report)
    assert said[2:6] == ["人手紧张。", "——某单位党务干部", "1. 甲", "2. 乙"]
    assert said[6:] == ["参考文献", "[1]\t甲. 文[J].", "[2]\t乙. 书[M]."]


def test_several_appendices_are_numbered_and_a_single_one_is_not():
    one, two = Appendix(heading="数据"), Appendix(heading="问卷")
    assert "附录　数据" in texts_of(Report(title="报告", appendices=(one,)))
    both = texts_of(Report(title="报告", appendices=(one, two)))
    assert {"附录一　数据", "附录二　问卷"} <= set(both)


def test_typed_text_keeps_its_smaller_headings_and_loses_blank_lines():
    document = opened(of(Text("（一）先\n\n做事。")))
    said = [(each.text, each.style.name) for each in document.paragraphs if each.text][2:]
    assert said == [("（一）先", "Heading 2"), ("做事。", "Body Text")]


def test_hostile_text_is_printed_as_typed():
    report = of(
        Text(HOSTILE + "\x00\ud800<w:p/>"),
        Quoted(text=HOSTILE),
        ReportTable(title=HOSTILE, columns=("甲",), rows=((HOSTILE,),)),
        ReportFigure(figure=replace(STAFF, title="<&>" + "字" * 10_000)),
    )
    assert HOSTILE + "<w:p/>" in texts_of(report)


def test_it_is_printed_on_a4_with_its_figures_inside_the_type_area(printed):
    assert {(round(paper.width), round(paper.height)) for paper in printed} == {(210, 297)}
    whole = "".join(paper.text for paper in printed)
    for said in ("图1　在职人数", "图5　评价", "附表1　", "样例：含模拟数据", SENTENCE[:9]):
        assert said in whole.replace("\n", "")
    assert all(line.right <= 188 for paper in printed for line in paper.body)


def test_the_simulated_data_are_named_on_every_page(printed):
    assert all("样例：含模拟数据" in paper.text for paper in printed)
