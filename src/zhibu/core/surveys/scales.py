"""Whether the items of a scale hang together: Cronbach's alpha with its limits."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zhibu.core.refusals import Refusal
from zhibu.core.surveys.answers import Answers
from zhibu.core.surveys.codebook import Kind, Question
from zhibu.core.surveys.counting import answer_to
from zhibu.core.surveys.quantiles import f_quantile

FEWEST_ITEMS = 2
FEWEST_PEOPLE = 5
"""Of fewer nothing is published; nor would alpha mean anything."""
FLAT = 1e-12

Numbers = NDArray[np.float64]


class NoReliability(Refusal):
    """Alpha cannot be computed; the message says why."""

    code = "no_reliability"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item of a scale and what it does to it."""

    id: str
    label: str
    with_rest: float | None
    """Correlation with the sum of the other items; None: everybody answered it alike."""
    alpha_without: float | None
    """Alpha when the item is left out; None: two items only, or no variance left."""


@dataclass(frozen=True, kw_only=True)
class Reliability:
    """Alpha and its 95 % limits over those who answered every item."""

    n: int
    alpha: float
    low: float
    high: float
    items: tuple[Item, ...]


def cronbach_alpha(
    answers: Answers, items: Sequence[str], *, confidence: float = 0.95
) -> Reliability:
    """Return Cronbach's alpha (1951) of scale items, named by their column ids.

    alpha = k / (k - 1) (1 - sum of the items' variances / variance of their sum), over those
    who answered all k. Limits by Feldt (1965): (1 - alpha) / (1 - estimate) times F with n - 1
    and (n - 1)(k - 1) degrees. They take people as drawn from many, hence are wide rather than
    narrow in a small population. Items worded the other way round must have their values
    reversed in the codebook; a negative alpha says that they have not.

    Raises:
        NoReliability: fewer than two items, one that is no scale, fewer than five people who
            answered all, or nobody differs.
    """
    columns = [_scale(answers, item) for item in dict.fromkeys(items)]
    if len(columns) < FEWEST_ITEMS:
        raise NoReliability("一个量表至少要有两个题目。", hint="请再选一个题目。")
    values = _complete(answers, columns)
    n, k = values.shape
    if n < FEWEST_PEOPLE:
        raise NoReliability(
            f"只有{n}人答全了这些题目，算不出信度。", hint="请少选几个题目，或等更多人作答。"
        )
    alpha = _alpha(values)
    if alpha is None:
        raise NoReliability("大家在这些题目上的总分都一样，算不出信度。", hint="请换一组题目。")
    tail = (1 - confidence) / 2
    low, high = (
        1 - (1 - alpha) * f_quantile(level, n - 1, (n - 1) * (k - 1)) for level in (1 - tail, tail)
    )
    return Reliability(
        n=n,
        alpha=alpha,
        low=low,
        high=high,
        items=tuple(_item(column, place, values) for place, column in enumerate(columns)),
    )


def _scale(answers: Answers, item: str) -> Question:
    for column in answers.codebook.columns:
        if column.id == item and column.kind is Kind.SCALE:
            return column
    raise NoReliability(f"“{item}”不是量表题。", hint="请选择量表题或矩阵题的行。")


def _complete(answers: Answers, columns: Sequence[Question]) -> Numbers:
    """Values of those who answered every item, people x items."""
    rows = []
    for response in answers.responses:
        given = [answer_to(column, response) for column in columns]
        if all(given):
            rows.append(
                [column.values[answer[0]] for column, answer in zip(columns, given, strict=True)]
            )
    return np.array(rows).reshape(len(rows), len(columns))


def _alpha(values: Numbers) -> float | None:
    k = values.shape[1]
    total = values.sum(axis=1).var(ddof=1)
    if k < FEWEST_ITEMS or total < FLAT:
        return None
    return float(k / (k - 1) * (1 - values.var(axis=0, ddof=1).sum() / total))


def _item(column: Question, place: int, values: Numbers) -> Item:
    others = np.delete(values, place, axis=1)
    rest, own = others.sum(axis=1), values[:, place]
    varies = rest.var() > FLAT and own.var() > FLAT
    return Item(
        id=column.id,
        label=column.label,
        with_rest=float(np.corrcoef(own, rest)[0, 1]) if varies else None,
        alpha_without=_alpha(others),
    )
