"""The published numbers as a workbook."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from zhibu.core.documents.workbook import Cell as Value
from zhibu.core.documents.workbook import Sheet

if TYPE_CHECKING:
    from zhibu.core.surveys.tables import Analysis, QuestionResult, Table

WITHHELD = "人数少，不公布"
HEADS = ("题目", "分组", "回答人数", "总人数", "选项", "人数", "百分比", "区间下限", "区间上限")
MEAN_HEADS = ("题目", "分组", "回答人数", "平均数", "区间下限", "区间上限", "中位数", "标准差")
NOTE = "百分比以回答这道题的人为100。区间为推算到全体的95%区间。空着的是没有人回答。"


def sheets_of(analysis: "Analysis") -> tuple[Sheet, ...]:
    """Return shares and means with their limits, and the notes; withheld cells as such."""
    shares = tuple(row for result in analysis.questions for row in _shares(result))
    means = tuple(row for result in analysis.questions for row in _means(result))
    notes = tuple((note,) for note in analysis.notes)
    sheets = [Sheet("各题", HEADS, shares, note=NOTE)]
    if means:
        sheets.append(Sheet("平均数", MEAN_HEADS, means))
    if notes:
        sheets.append(Sheet("说明", ("说明",), notes))
    return tuple(sheets)


def _tables(result: "QuestionResult") -> tuple["Table", ...]:
    return (result.table, *result.groups)


def _shares(result: "QuestionResult") -> Iterator[tuple[Value, ...]]:
    for table in _tables(result):
        start = (result.label, table.group_label, _or_withheld(table.n), table.population)
        if table.suppressed:
            yield (*start, None, WITHHELD, None, None, None)
        for cell in table.cells:
            if cell.suppressed:
                yield (*start, cell.label, WITHHELD, None, None, None)
            else:
                numbers = (_percent(cell.share), _percent(cell.low), _percent(cell.high))
                yield (*start, cell.label, cell.count, *numbers)


def _means(result: "QuestionResult") -> Iterator[tuple[Value, ...]]:
    for table in _tables(result):
        mean = table.mean
        if mean is not None:
            numbers = (mean.value, mean.low, mean.high, mean.median, mean.deviation)
            yield (result.label, table.group_label, table.n, *map(_rounded, numbers))


def _or_withheld(n: int | None) -> Value:
    return WITHHELD if n is None else n


def _percent(share: float | None) -> Decimal | None:
    return None if share is None else _rounded(share * 100)


def _rounded(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(round(value, 2)))
