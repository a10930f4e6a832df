"""What stands behind the report: every number in tables, and what was asked."""

from collections.abc import Iterator

from zhibu.apps.research.report.material import WaveMaterial
from zhibu.core.documents.report import Appendix, ReportTable, Text
from zhibu.core.surveys.codebook import Codebook, Kind, Question
from zhibu.core.surveys.figure_of import base_of
from zhibu.core.surveys.tables import Cell, QuestionResult

COLUMNS = ("选项", "人数", "比例", "95%区间")
WITHHELD = ("不公布", "不公布", "不公布")
KEEP = "\u2060"
"""Keeps a box on the line of what it stands before (word joiner)."""
KIND_WORDS = {
    Kind.SINGLE: "单选",
    Kind.MULTIPLE: "可多选",
    Kind.SCALE: "单选",
    Kind.MATRIX: "每行选一项",
    Kind.NUMBER: "填数字",
    Kind.TEXT: "填写",
    Kind.RANKING: "排序",
}


def data_appendix(wave: WaveMaterial) -> Appendix:
    """Return every question of a questionnaire as a table."""
    tables = [_table(result) for result in wave.results if result.table.cells]
    notes = [Text("\n".join(wave.notes))] if wave.notes else []
    return Appendix(heading=f"《{wave.title}》数据表", parts=(*notes, *tables))


def _table(result: QuestionResult) -> ReportTable:
    return ReportTable(
        title=result.label,
        columns=COLUMNS,
        widths=(6, 2, 2, 3),
        rows=tuple((cell.label, *_numbers(cell)) for cell in result.table.cells),
        note=base_of(result),
    )


def _numbers(cell: Cell) -> tuple[str, str, str]:
    if cell.suppressed:
        return WITHHELD
    if cell.count is None or cell.share is None:
        return ("—", "—", "—")
    limits = "—" if cell.low is None or cell.high is None else f"{cell.low:.1%}—{cell.high:.1%}"
    return (str(cell.count), f"{cell.share:.1%}", limits)


def questionnaire_appendix(wave: WaveMaterial) -> Appendix:
    """Return what was asked, word for word."""
    return Appendix(
        heading=f"《{wave.title}》问卷", parts=(Text("\n".join(_lines(wave.codebook))),)
    )


def _lines(codebook: Codebook) -> Iterator[str]:
    places = {question.id: place for place, question in enumerate(codebook, start=1)}
    for question in codebook:
        yield f"{places[question.id]}．{question.label}（{KIND_WORDS[question.kind]}）"
        if question.asked_if:
            asked = codebook.question(question.asked_if.question)
            chosen = "、".join(o.label for o in asked.options if o.code in question.asked_if.codes)
            yield f"（第{places[asked.id]}题选“{chosen}”的回答）"
        yield from _offered(question)


def _offered(question: Question) -> Iterator[str]:
    for row in question.rows:
        yield f"　　{row.label}"
    if question.options:
        yield "　　" + "　".join(f"□{KEEP}{option.label}" for option in question.options)
