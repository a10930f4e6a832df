"""Weighted numbers, coarse enough that the answers of groups cannot be worked out of them.

A weighted share is one sum over all groups, each with its own weight. Told to many digits only
one set of counts fits it. In whole per cent a great many do.
"""

from dataclasses import replace

from zhibu.core.surveys.codebook import Codebook
from zhibu.core.surveys.tables import Analysis, Cell, Mean, QuestionResult, Table
from zhibu.core.surveys.wording import finding

NOTE = "加权后的百分比取整数、平均数取一位小数，免得由此推算出各组的回答。"
SHARE_DECIMALS = 2
MEAN_DECIMALS = 1


def coarsened(analysis: Analysis, codebook: Codebook) -> Analysis:
    """Return a weighted analysis as it may be shown, with its findings said anew."""
    columns = {column.id: column for column in codebook.columns}

    def coarse(result: QuestionResult) -> QuestionResult:
        table, groups = _table(result.table), tuple(_table(group) for group in result.groups)
        said = finding(columns[result.id], table, groups, result.comparison)
        return replace(result, table=table, groups=groups, said=said)

    return replace(
        analysis,
        questions=tuple(coarse(result) for result in analysis.questions),
        notes=(*analysis.notes, NOTE),
    )


def _table(table: Table) -> Table:
    return replace(
        table,
        cells=tuple(_cell(cell) for cell in table.cells),
        mean=_mean(table.mean),
    )


def _cell(cell: Cell) -> Cell:
    return replace(
        cell,
        share=_round(cell.share, SHARE_DECIMALS),
        low=_round(cell.low, SHARE_DECIMALS),
        high=_round(cell.high, SHARE_DECIMALS),
        mean=_mean(cell.mean),
    )


def _mean(mean: Mean | None) -> Mean | None:
    if mean is None:
        return None
    return replace(
        mean,
        value=round(mean.value, MEAN_DECIMALS),
        low=_round(mean.low, MEAN_DECIMALS),
        high=_round(mean.high, MEAN_DECIMALS),
        deviation=_round(mean.deviation, MEAN_DECIMALS),
    )


def _round(value: float | None, decimals: int) -> float | None:
    return None if value is None else round(value, decimals)
