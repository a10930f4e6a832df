"""Remarks on a whole analysis, in Chinese sentences."""

from collections.abc import Iterator, Sequence

from zhibu.core.surveys.codebook import Kind
from zhibu.core.surveys.counting import group_of
from zhibu.core.surveys.means import FEWEST
from zhibu.core.surveys.raking import Raking
from zhibu.core.surveys.sample import Sample
from zhibu.core.surveys.tables import EVERYBODY, QuestionResult, Table

NOBODY = "还没有人作答。"
ALL_EMPTY = "收到的答卷都是空白的。"


def notes_of(
    sample: Sample, results: Sequence[QuestionResult], weighting: Raking | None
) -> tuple[str, ...]:
    """Return what a reader has to know besides the numbers; withheld cells are said elsewhere."""
    return (
        *_empty(sample),
        *_weighted(sample, weighting),
        *_without_group(sample),
        *(sentence for result in results for sentence in _means(result)),
    )


def _empty(sample: Sample) -> Iterator[str]:
    columns = sample.answers.codebook.columns
    if len(sample.answers) == 0:
        yield NOBODY
    elif not any(sample.answered(column, EVERYBODY) for column in columns):
        yield ALL_EMPTY


def _weighted(sample: Sample, weighting: Raking | None) -> Iterator[str]:
    if weighting is None:
        return
    codebook, margins = sample.answers.codebook, sample.frame.margins
    names = "、".join(f"“{codebook.question(margin).label}”" for margin in margins)
    yield (
        f"比例和平均数已按{names}的总体构成加权，{len(weighting.weights)}份答卷的精度相当于"
        f"{weighting.effective:.0f}份未加权的答卷；人数未加权。"
    )


def _without_group(sample: Sample) -> Iterator[str]:
    by = sample.by
    if by and any(group_of(by, given) == EVERYBODY for given in sample.answers.responses):
        yield f"没有填写“{by.label}”的人只计入全部，不计入各组。"


def _means(result: QuestionResult) -> Iterator[str]:
    """Why a mean or its limits are missing."""
    table = result.table
    if result.kind not in (Kind.SCALE, Kind.NUMBER) or not table.n:
        return
    if table.n < FEWEST:
        yield f"“{result.label}”只有{table.n}人作答，不计算平均数。"
    elif _is_flat(table):
        yield f"“{result.label}”的回答都一样，不能估计平均数的区间。"


def _is_flat(table: Table) -> bool:
    return table.mean is not None and table.mean.low is None
