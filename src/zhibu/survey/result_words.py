"""Numbers of an analysis as people read them."""

from collections.abc import Iterator
from dataclasses import replace

from zhibu.core.figures.figure import Figure
from zhibu.core.surveys.codebook import Kind
from zhibu.core.surveys.figure_of import figure_of
from zhibu.core.surveys.tables import (
    Analysis,
    Cell,
    Mean,
    Method,
    QuestionResult,
    Table,
)

WITHHELD = "人数少，不公布"
NONE = "—"
METHODS = {
    Method.HYPERGEOMETRIC: "精确（超几何）",
    Method.WILSON_FPC: "Wilson（有限总体校正）",
    Method.CLOPPER_PEARSON: "Clopper–Pearson（总数不详）",
    Method.WEIGHTED: "加权 Wilson（有限总体校正）",
    Method.CENSUS: "全部作答，无抽样误差",
}
COUNTED = {Kind.MULTIPLE: "可多选，比例之和可超过100%", Kind.RANKING: "排在第一位的人数"}


def tables_of(result: QuestionResult) -> tuple[Table, ...]:
    """Return everybody's table, then those of the groups."""
    return (result.table, *result.groups)


def base_words(table: Table, kind: Kind) -> str:
    """Say who answered, of how many."""
    answered = WITHHELD if table.n is None else f"n={table.n}"
    people = "" if table.population is None else f"，N={table.population}"
    counted = f"，{COUNTED[kind]}" if kind in COUNTED else ""
    return f"{answered}{people}{counted}"


def picture_of(result: QuestionResult) -> Figure | None:
    """Return the figure of a question, of everybody where no group may be shown.

    None: there is no number to draw.
    """
    for shown in (result, replace(result, groups=())):
        figure = figure_of(shown)
        if any(bar.value is not None for bar in figure.bars):
            return figure
    return None


def percent(share: float | None) -> str:
    """Return a share as 43.5%."""
    return NONE if share is None else f"{share:.1%}"


def limits_words(cell: Cell) -> str:
    """Return the limits of a share as 38.9%至48.6%."""
    if cell.low is None or cell.high is None:
        return NONE
    return f"{cell.low:.1%}至{cell.high:.1%}"


def cell_words(cell: Cell) -> tuple[str, str, str]:
    """Return count, share and limits as written."""
    if cell.suppressed:
        return WITHHELD, NONE, NONE
    count = NONE if cell.count is None else str(cell.count)
    return count, percent(cell.share), limits_words(cell)


def mean_words(mean: Mean) -> str:
    """Return a mean with its limits, median and deviation."""
    within = "" if mean.low is None else f"（95%区间{mean.low:.2f}至{mean.high:.2f}）"
    spread = "" if mean.deviation is None else f"，标准差{mean.deviation:.2f}"
    return f"平均{mean.value:.2f}{within}，中位数{mean.median:g}{spread}"


def methods_used(analysis: Analysis) -> Iterator[str]:
    """Yield the names of the methods behind the limits, each once."""
    cells = (cell for r in analysis.questions for table in tables_of(r) for cell in table.cells)
    yield from dict.fromkeys(METHODS[cell.method] for cell in cells if cell.method)


def remarks(analysis: Analysis) -> tuple[str, ...]:
    """Return what a reader has to know besides the numbers."""
    used = "、".join(methods_used(analysis))
    how = (f"区间为95%置信区间，算法：{used}。",) if used else ()
    return (*how, *analysis.notes)


def title_of(analysis: Analysis) -> str:
    """Return the title of the questionnaire with what this is of it."""
    return f"{analysis.title or '问卷'}：统计结果"


def summary_words(analysis: Analysis) -> str:
    """Say how many answered of how many."""
    share = analysis.respondents / analysis.population
    return f"共{analysis.population}人，收到答卷{analysis.respondents}份（{share:.1%}）。"
