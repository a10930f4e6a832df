"""An analysis as a Word document in the official layout."""

from collections.abc import Iterator

from zhibu.core.documents.official import Block, Heading, OfficialDocument, Paragraph, Table
from zhibu.core.documents.word import official_docx
from zhibu.core.surveys.tables import Analysis, QuestionResult
from zhibu.core.surveys.tables import Table as Counted
from zhibu.survey.result_words import (
    base_words,
    cell_words,
    mean_words,
    remarks,
    summary_words,
    tables_of,
    title_of,
)

COLUMNS = ("选项", "人数", "比例", "95%区间")
WIDTHS = (8, 3, 2, 4)


def word_of(analysis: Analysis) -> bytes:
    """Return a .docx with a table for each question and group."""
    blocks: list[Block] = [Paragraph(summary_words(analysis))]
    for number, result in enumerate(analysis.questions, start=1):
        blocks += _question(number, result)
    notes = remarks(analysis)
    if notes:
        blocks += [Heading("说明"), *map(Paragraph, notes)]
    return official_docx(OfficialDocument(title=title_of(analysis), blocks=tuple(blocks)))


def _question(number: int, result: QuestionResult) -> Iterator[Block]:
    yield Heading(f"{number}. {result.label}", level=3)
    yield from map(Paragraph, result.said)
    for table in tables_of(result):
        yield from _table(result, table)


def _table(result: QuestionResult, table: Counted) -> Iterator[Block]:
    named = f"{table.group_label}（{base_words(table, result.kind)}）"
    if table.suppressed or not table.cells:
        yield Paragraph(f"{named}{_mean(table)}")
        return
    rows = tuple((cell.label, *cell_words(cell)) for cell in table.cells)
    yield Table(COLUMNS, rows, widths=WIDTHS, caption=named)
    if table.mean:
        yield Paragraph(f"{mean_words(table.mean)}。")


def _mean(table: Counted) -> str:
    return "" if table.suppressed or table.mean is None else f"：{mean_words(table.mean)}。"
