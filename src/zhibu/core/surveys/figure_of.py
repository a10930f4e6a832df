"""From what may be published of a question to the figure that shows it."""

from collections.abc import Iterator, Sequence

from zhibu.core.figures.figure import Bar, Figure, FigureKind
from zhibu.core.surveys.codebook import Kind
from zhibu.core.surveys.tables import Cell, Mean, QuestionResult, Table

MEANS = (Kind.SCALE, Kind.NUMBER)
"""Kinds whose groups are compared by means."""
RANKED_FIRST = "图中为排在第一位的比例。"


def figure_of(result: QuestionResult, *, note: str = "") -> Figure:
    """Return the figure of one question: shares with limits, side by side when there are groups.

    Numbers, and scales by group, are shown as means. What is withheld stays as a bar without a
    value; a text has no bars.
    """
    by_means = result.kind is Kind.NUMBER or (result.kind in MEANS and bool(result.groups))
    bars = _mean_bars(result) if by_means else _share_bars(result)
    remarks = [RANKED_FIRST] if result.kind is Kind.RANKING else []
    return Figure(
        title=result.label,
        kind=_kind(result, by_means=by_means),
        bars=tuple(bars),
        base=base_of(result),
        scale_ends=result.scale_ends if by_means else None,
        note="".join([*remarks, note]),
        said=result.said,
    )


def figure_of_rows(title: str, rows: Sequence[QuestionResult], *, note: str = "") -> Figure:
    """Return one figure of the means of several scales, such as the rows of a matrix.

    The rows' labels lose the label of the matrix, which `title` says already.
    """
    return Figure(
        title=title,
        kind=FigureKind.MEANS,
        bars=tuple(
            _mean_bar(row.label.removeprefix(f"{title}："), row.table, row.table.mean)
            for row in rows
        ),
        scale_ends=rows[0].scale_ends if rows else None,
        note=note,
        said=tuple(sentence for row in rows for sentence in row.said),
    )


def base_of(result: QuestionResult) -> str:
    """Return the denominator in words: who answered, of how many, and whether several."""
    table = result.table
    parts = [f"n={table.n}" if table.n is not None else "人数少，未公布"]
    if table.population is not None:
        parts.append(f"N={table.population}")
    if result.kind is Kind.MULTIPLE:
        parts.append("可多选")
    return "，".join(parts)


def _kind(result: QuestionResult, *, by_means: bool) -> FigureKind:
    if by_means:
        return FigureKind.MEANS
    return FigureKind.GROUPED_BARS if result.groups else FigureKind.BARS


def _share_bars(result: QuestionResult) -> Iterator[Bar]:
    """Bars of the groups when there are groups, else of everybody."""
    for table in result.groups or (result.table,):
        group = table.group_label if result.groups else ""
        yield from (_share_bar(cell, group) for cell in table.cells)


def _share_bar(cell: Cell, group: str) -> Bar:
    return Bar(
        label=cell.label,
        value=cell.share,
        low=cell.low,
        high=cell.high,
        count=cell.count,
        group=group,
    )


def _mean_bars(result: QuestionResult) -> Iterator[Bar]:
    for table in (result.table, *result.groups):
        yield _mean_bar(table.group_label, table, table.mean)


def _mean_bar(label: str, table: Table, mean: Mean | None) -> Bar:
    if mean is None:
        return Bar(label=label, value=None, count=table.n)
    return Bar(label=label, value=mean.value, low=mean.low, high=mean.high, count=table.n)
