"""The numbers under a figure as rows of words, for reading and for screen readers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhibu.core.surveys.codebook import Kind, Question
from zhibu.core.surveys.wording_numbers import number, percent

if TYPE_CHECKING:
    from zhibu.core.surveys.tables import Cell, Mean, QuestionResult, Table

WITHHELD = "不公布"
NONE = "—"
MEANS = (Kind.SCALE, Kind.NUMBER)


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """One table: the first column heads the rows."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def numbers_of(question: Question, results: Sequence["QuestionResult"]) -> tuple[Numbers, ...]:
    """Return the tables of a question as asked: shares, and means where there are any."""
    if question.kind is Kind.MATRIX:
        return tuple(
            Numbers(caption=row.label, heads=each.heads, rows=each.rows)
            for row, result in zip(question.rows, results, strict=True)
            for each in _of_result(result)
        )
    return tuple(_of_result(results[0]))


def _of_result(result: "QuestionResult") -> Iterator[Numbers]:
    if result.table.cells:
        yield _by_group(result) if result.groups else _overall(result)
    if result.kind in MEANS:
        yield _means(result)


def _overall(result: "QuestionResult") -> Numbers:
    first = "排在第一位" if result.kind is Kind.RANKING else "选项"
    return Numbers(
        caption=f"{result.table.n or 0}人回答",
        heads=(first, "人数", "百分比", "95%区间"),
        rows=tuple(_overall_row(cell) for cell in result.table.cells),
    )


def _overall_row(cell: "Cell") -> tuple[str, ...]:
    if cell.suppressed:
        return (cell.label, WITHHELD, WITHHELD, WITHHELD)
    if cell.share is None or cell.low is None or cell.high is None:
        return (cell.label, str(cell.count or 0), NONE, NONE)
    limits = f"{percent(cell.low)}—{percent(cell.high)}"
    return (cell.label, str(cell.count), percent(cell.share), limits)


def _by_group(result: "QuestionResult") -> Numbers:
    """Options down, groups across: the cross table."""
    tables = (result.table, *result.groups)
    answered = ("回答人数", *(WITHHELD if each.n is None else str(each.n) for each in tables))
    rows = [
        (cell.label, *(_crossed(table, cell.code) for table in tables))
        for cell in result.table.cells
    ]
    return Numbers(
        caption="人数（占本组百分比）",
        heads=("选项", *(table.group_label for table in tables)),
        rows=(*rows, answered),
    )


def _crossed(table: "Table", code: str) -> str:
    cell = next((cell for cell in table.cells if cell.code == code), None)
    if cell is None or cell.suppressed:
        return WITHHELD
    return NONE if cell.share is None else f"{cell.count}（{percent(cell.share)}）"


def _means(result: "QuestionResult") -> Numbers:
    tables = (result.table, *result.groups)
    return Numbers(
        caption="平均数",
        heads=("分组", "回答人数", "平均数", "95%区间", "中位数", "标准差"),
        rows=tuple(_mean_row(table) for table in tables),
    )


def _mean_row(table: "Table") -> tuple[str, ...]:
    n = WITHHELD if table.n is None else str(table.n)
    if table.mean is None:
        return (table.group_label, n, *(WITHHELD if table.n != 0 else NONE,) * 4)
    return (table.group_label, n, *_mean_words(table.mean))


def _mean_words(mean: "Mean") -> tuple[str, ...]:
    has_limits = mean.low is not None and mean.high is not None
    limits = f"{number(mean.low or 0)}—{number(mean.high or 0)}" if has_limits else NONE
    deviation = NONE if mean.deviation is None else number(mean.deviation)
    return (number(mean.value), limits, number(mean.median), deviation)
