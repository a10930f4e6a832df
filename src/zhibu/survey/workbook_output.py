"""An analysis as an Excel workbook: shares, means, comparisons, and what is to be known of them."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from zhibu.core.documents.workbook import Sheet, workbook
from zhibu.core.surveys.tables import Analysis, Cell, Mean, QuestionResult, Table
from zhibu.survey.result_words import (
    METHODS,
    WITHHELD,
    remarks,
    summary_words,
    tables_of,
)

Value = str | int | Decimal | None
SHARES = (
    *("题目", "题干", "分组", "作答人数 n", "总人数 N", "选项", "选择人数"),
    *("比例（%）", "下限（%）", "上限（%）", "区间算法"),
)
MEANS = (
    *("题目", "题干", "分组", "作答人数 n", "总人数 N", "选项"),
    *("平均", "下限", "上限", "中位数", "标准差"),
)
SAID = ("题目", "题干", "结论")
HUNDREDTH = Decimal("0.01")


def workbook_of(analysis: Analysis) -> bytes:
    """Return an .xlsx with the shares of all questions in one table that can be filtered."""
    shares = [row for result in analysis.questions for row in _share_rows(result)]
    means = [row for result in analysis.questions for row in _mean_rows(result)]
    said = [row for result in analysis.questions for row in _said_rows(result)]
    notes = [("", "", remark) for remark in (summary_words(analysis), *remarks(analysis))]
    sheets = [
        Sheet("比例", SHARES, tuple(shares)),
        Sheet("平均数", MEANS, tuple(means)),
        Sheet("结论与说明", SAID, (*said, *notes), widths=(12, 40, 80)),
    ]
    return workbook(sheet for sheet in sheets if sheet.rows)


def _share_rows(result: QuestionResult) -> Iterator[tuple[Value, ...]]:
    for table in tables_of(result):
        base = _base(result, table)
        if table.suppressed or not table.cells:
            yield (*base, None, WITHHELD if table.suppressed else None, None, None, None, None)
        for cell in () if table.suppressed else table.cells:
            yield (*base, cell.label, *_numbers(cell))


def _numbers(cell: Cell) -> tuple[Value, ...]:
    if cell.suppressed:
        return WITHHELD, None, None, None, None
    method = METHODS[cell.method] if cell.method else None
    return cell.count, _percent(cell.share), _percent(cell.low), _percent(cell.high), method


def _mean_rows(result: QuestionResult) -> Iterator[tuple[Value, ...]]:
    for table in tables_of(result):
        base = _base(result, table)
        if table.mean:
            yield (*base, None, *_mean(table.mean))
        for cell in table.cells:
            if cell.mean:
                yield (*base, f"{cell.label}（名次）", *_mean(cell.mean))


def _mean(mean: Mean) -> tuple[Value, ...]:
    numbers = (mean.value, mean.low, mean.high, mean.median, mean.deviation)
    return tuple(None if number is None else _rounded(number) for number in numbers)


def _said_rows(result: QuestionResult) -> Iterator[tuple[Value, ...]]:
    for sentence in result.said:
        yield result.id, result.label, sentence


def _base(result: QuestionResult, table: Table) -> tuple[Value, ...]:
    n: Value = WITHHELD if table.n is None else table.n
    return result.id, result.label, table.group_label, n, table.population


def _percent(share: float | None) -> Decimal | None:
    return None if share is None else _rounded(share * 100)


def _rounded(number: float) -> Decimal:
    # First to what a float knows for sure, so that 0.125 % rounds as one expects.
    return Decimal(f"{number:.10f}").quantize(HUNDREDTH, ROUND_HALF_UP)
