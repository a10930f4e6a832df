"""The report as a PDF, read again as a reader's program reads it."""

from dataclasses import replace
from datetime import date

import pdfplumber
import pytest
from tests.core.documents.papers import papers_of
from tests.core.documents.reports import HOSTILE, REPORT, SENTENCE, TABLE

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
from zhibu.core.documents.report_pdf import report_pdf
from zhibu.core.figures.figure import Bar, Figure, FigureKind

LINE_PITCH = 225 / 22
EVERYTHING_HOSTILE = Report(
    title=HOSTILE,
    unit=HOSTILE,
    dated=date(2026, 1, 1),
    summary=HOSTILE + "\x00\ud800",
    remarks=(HOSTILE,),
    sections=(
        Section(
            heading=HOSTILE,
            parts=(
                Text(HOSTILE + "\n" + "字" * 10_000 + "\n" + "w" * 10_000),
                ReportFigure(
                    figure=Figure(
                        title=HOSTILE,
                        kind=FigureKind.BARS,
                        note=HOSTILE,
                        bars=(Bar(label=HOSTILE, value=0.5), Bar(label="字" * 10_000, value=None)),
                    ),
                    key=HOSTILE,
                ),
                Quoted(text=HOSTILE, source=HOSTILE),
                Items((HOSTILE,)),
                ReportTable(
                    title=HOSTILE,
                    columns=(HOSTILE, ""),
                    rows=((HOSTILE, "字" * 5000), ("w" * 500, "")),
                    note=HOSTILE,
                ),
            ),
        ),
        Section(heading="", level=4),
    ),
    references=(HOSTILE,),
    appendices=(Appendix(heading=HOSTILE),),
)
TALL = Report(
    title="很高的图",
    sections=(
        Section(
            heading="图",
            parts=(
                ReportFigure(
                    figure=Figure(
                        title="一百项",
                        kind=FigureKind.BARS,
                        bars=tuple(Bar(label=f"第{n}项", value=n / 100) for n in range(100)),
                    )
                ),
            ),
        ),
    ),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("pdf")
    for name, report in {
        "report": REPORT,
        "hostile": EVERYTHING_HOSTILE,
        "tall": TALL,
        "empty": Report(title=""),
        "full": Report(title="满", sections=(Section(heading="页", parts=(Text(SENTENCE * 60),)),)),
    }.items():
        (made / f"{name}.pdf").write_bytes(report_pdf(report))
    return made


def text_of(path) -> str:
    return "".join(paper.text for paper in papers_of(path))


def test_the_same_report_is_the_same_bytes(folder):
    assert report_pdf(REPORT) == (folder / "report.pdf").read_bytes()


def test_a_reader_is_told_title_language_and_structure(folder):
    with pdfplumber.open(folder / "report.pdf") as pdf:
        assert pdf.metadata["Title"] == REPORT.title
        assert not {"Author", "CreationDate", "ModDate"} & {*pdf.metadata}
        assert pdf.doc.catalog["Lang"] == b"zh-CN"
        assert pdf.doc.catalog["MarkInfo"]["Marked"]
        assert b"pdfuaid" in (folder / "report.pdf").read_bytes()
        kinds = [node["type"] for node in every(pdf.structure_tree)]
        words = [node["alt_text"] for node in every(pdf.structure_tree) if "alt_text" in node]
    assert {"H1", "H2", "Figure", "Caption", "Table", "TH"} <= set(kinds)
    assert any("创新不足78.7%（85人）" in said for said in words)


def every(nodes):
    for node in nodes:
        yield node
        yield from every(node.get("children", ()))


def test_figures_and_tables_are_numbered_and_named_in_the_text(folder):
    text = text_of(folder / "report.pdf")
    for caption in (
        "图1　在职人数",
        "图2　机关党建面临的主要困难",
        "附表1　各机关在职人数与答卷数",
    ):
        assert caption in text
    assert "详见图1和附表1" in text
    assert "见图2" in text
    assert "[[" not in text


def test_text_in_figures_is_text_and_not_a_picture(folder):
    assert "78.7%（85人）" in text_of(folder / "report.pdf")


def test_headings_are_numbered_once(folder):
    text = text_of(folder / "report.pdf")
    assert "一、小机关的特点" in text
    assert "一、一、" not in text
    assert "（一）学习时间" in text
    assert "（二）成效" in text


def test_a_full_page_has_22_lines_in_the_type_area(folder):
    paper = papers_of(folder / "full.pdf")[1]
    lines = [line for line in paper.body if line.text.strip()]
    assert len(lines) == 22
    assert lines[1].baseline - lines[0].baseline == pytest.approx(LINE_PITCH, abs=0.05)
    assert min(line.left for line in lines) == pytest.approx(28, abs=0.5)
    # The cell of a closing mark may reach over the edge; its ink does not.
    assert max(line.right for line in lines if line.text[-1] not in "，。、") <= 184.2


def test_page_numbers_are_outside_on_both_sides(folder):
    first, second, *_ = papers_of(folder / "report.pdf")
    assert (first.lines[-1].text, second.lines[-1].text) == ("— 1 —", "— 2 —")
    assert first.lines[-1].right == pytest.approx(179.2, abs=0.9)
    assert second.lines[-1].left == pytest.approx(33.0, abs=0.9)


def test_the_remark_on_simulated_data_is_on_every_page(folder):
    assert all("样例：含模拟数据" in paper.text for paper in papers_of(folder / "report.pdf"))


def test_the_header_row_of_a_table_comes_again(folder):
    pages = [paper for paper in papers_of(folder / "report.pdf") if "机关庚" in paper.text]
    assert len(pages) > 1
    assert all("".join(TABLE.columns) in paper.text.replace(" ", "") for paper in pages)


def test_typed_markup_stays_as_typed(folder):
    text = text_of(folder / "hostile.pdf")
    for piece in ("#let $x$ `code` *bold* _em_ @ref <label>", "\\ [ ] { } ("):
        assert piece.replace(" ", "") in text.replace(" ", "")


def test_nothing_runs_out_of_the_type_area(folder):
    for name in ("report", "hostile", "tall"):
        for paper in papers_of(folder / f"{name}.pdf"):
            assert all(line.left >= 27 and line.right <= 188 for line in paper.body)


def test_a_very_tall_figure_is_shrunk_onto_one_page(folder):
    assert "第99项" in text_of(folder / "tall.pdf")
    assert len(papers_of(folder / "tall.pdf")) <= 2


def test_an_empty_report_is_a_page(folder):
    assert len(papers_of(folder / "empty.pdf")) == 1


def test_headings_that_skip_a_level_are_printed_all_the_same(tmp_path):
    skipping = replace(REPORT, sections=(Section(heading="深", level=4), Section(heading="浅")))
    (tmp_path / "skip.pdf").write_bytes(report_pdf(skipping))
    text = text_of(tmp_path / "skip.pdf")
    assert "（1）深" in text
    assert "一、浅" in text
