"""An analysis as a Word report in the official layout: findings with figures, then the tables."""

from collections.abc import Iterator

from zhibu.core.documents.report import (
    Appendix,
    Items,
    Part,
    Report,
    ReportFigure,
    ReportTable,
    Section,
    Text,
)
from zhibu.core.documents.report_word import report_word
from zhibu.core.surveys.tables import Analysis, QuestionResult, Table
from zhibu.survey.result_words import (
    base_words,
    cell_words,
    mean_words,
    picture_of,
    remarks,
    summary_words,
    tables_of,
    title_of,
)

COLUMNS = ("选项", "人数", "比例", "95%区间")
WIDTHS = (8, 3, 2, 4)


def word_of(analysis: Analysis) -> bytes:
    """Return a .docx with a section for each question and all tables in the appendix."""
    notes = remarks(analysis)
    tables = tuple(part for result in analysis.questions for part in _tables(result))
    return report_word(
        Report(
            title=title_of(analysis),
            summary=summary_words(analysis),
            sections=(
                *(_section(result) for result in analysis.questions),
                *((Section(heading="说明", parts=(Items(notes),)),) if notes else ()),
            ),
            appendices=(Appendix(heading="各题数据", parts=tables),) if tables else (),
        )
    )


def _section(result: QuestionResult) -> Section:
    """One question: what is said of it and its figure; who answered, where there is neither."""
    figure = picture_of(result)
    parts: list[Part] = [Text(sentence) for sentence in result.said]
    if figure:
        parts.append(ReportFigure(figure=figure))
    if not parts:
        parts.append(Text(f"{base_words(result.table, result.kind)}。"))
    return Section(heading=result.label, parts=tuple(parts))


def _tables(result: QuestionResult) -> Iterator[Part]:
    for table in tables_of(result):
        base = base_words(table, result.kind)
        if table.cells and not table.suppressed:
            yield ReportTable(
                title=f"{result.label}（{table.group_label}，{base}）",
                columns=COLUMNS,
                rows=tuple((cell.label, *cell_words(cell)) for cell in table.cells),
                widths=WIDTHS,
                note=_mean(table),
            )
        else:
            mean = f"，{_mean(table)}" if _mean(table) else ""
            yield Text(f"{result.label}（{table.group_label}）：{base}{mean}。")


def _mean(table: Table) -> str:
    return "" if table.suppressed or table.mean is None else mean_words(table.mean)
