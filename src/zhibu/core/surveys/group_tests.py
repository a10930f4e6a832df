"""Whether groups differ in what they answered: a test where one holds, else why there is none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from zhibu.core.surveys.codebook import Kind, Question
from zhibu.core.surveys.permutation import Combine, Numbers, p_value, spread
from zhibu.core.surveys.ranks import mid_ranks, rank_of
from zhibu.core.surveys.sample import Sample
from zhibu.core.surveys.tables import Comparison

LEVEL = 0.05
FEWEST_GROUPS = 2

SHARES = "置换检验（各组选择比例）"
RANKS = "置换检验（各组高低次序）"

TOO_SMALL = "人数足够的组不到两个，没有做检验。"
ALL_ANSWERED = "各组人人作答，看到的差别就是实际差别，不需要检验。"
ALL_THE_SAME = "大家的回答都一样，不需要检验。"
NOT_FOR_TEXTS = "文字题不做检验。"
WITHHELD = "因人数少，有的数字不公布，没有做检验。"


@dataclass(frozen=True)
class _Test:
    name: str
    combine: Combine
    values: Callable[[Question, Sequence[tuple[str, ...]]], Numbers]
    without: Callable[[Question, Numbers, frozenset[str]], Numbers | None]
    """The values that do without the answers withheld; None: there are none."""


def compare_groups(
    sample: Sample,
    column: Question,
    groups: Sequence[str],
    *,
    fewest: int,
    hidden: frozenset[str] = frozenset(),
) -> Comparison:
    """Return whether those groups differ in one column; p is not yet corrected.

    Only groups in which at least `fewest` answered are compared. Shares are compared by
    Pearson's chi-square, several answers by the largest chi-square of any option, scales,
    numbers and rankings by their ranks; p comes from shuffling (see `permutation`).
    Weights are not used: the question is whether the answers differ by group at all.

    `hidden` are the answers withheld in any of the groups. A test on them would tell something
    about them (shuffles and all are known to who reads this), so it is made on what is
    published: those answers taken together as one, of several answers the others only, and
    none on ranks.
    """
    test = TESTS.get(column.kind)
    if test is None:
        return _none("", NOT_FOR_TEXTS)
    members = {group: sample.answered(column, group) for group in groups}
    compared = {group: places for group, places in members.items() if len(places) >= fewest}
    if len(compared) < FEWEST_GROUPS:
        return _none(test.name, TOO_SMALL)
    if all(sample.population(column, group) == len(compared[group]) for group in compared):
        return _none(test.name, ALL_ANSWERED)
    sizes = [len(places) for places in compared.values()]
    given = [
        answer
        for places in compared.values()
        # In an order of their own: that of the responses means nothing, and shuffles start from it.
        for answer in sorted(sample.answer(column, place) for place in places)
    ]
    values = test.without(column, test.values(column, given), hidden)
    if values is None:
        return _none(test.name, WITHHELD)
    if not values.var(axis=0).any():
        return _none(test.name, ALL_THE_SAME)
    p = p_value(values, sizes, test.combine)
    return Comparison(
        test=test.name, p=p, differs=p < LEVEL, effect=_effect(column, values, sizes, test)
    )


def _none(test: str, reason: str) -> Comparison:
    return Comparison(test=test, p=None, differs=False, reason=reason)


def _effect(column: Question, values: Numbers, sizes: Sequence[int], test: _Test) -> float:
    """Cramer's V for shares, epsilon squared for ranks; both from 0 to 1."""
    statistic = spread(values, sizes, test.combine)
    if test.name == RANKS:
        return statistic / len(values)
    chosen = int((values.var(axis=0) > 0).sum())
    narrow = 1 if column.kind is Kind.MULTIPLE else min(len(sizes), chosen) - 1
    return sqrt(statistic / (len(values) * narrow))


def _indicators(column: Question, given: Sequence[tuple[str, ...]]) -> Numbers:
    """One column per option: was it ticked?"""
    return np.array(
        [[float(option.code in answer) for option in column.options] for answer in given]
    )


def _scale_ranks(column: Question, given: Sequence[tuple[str, ...]]) -> Numbers:
    values = column.values
    return np.array([mid_ranks([values[answer[0]] for answer in given])]).T


def _number_ranks(_: Question, given: Sequence[tuple[str, ...]]) -> Numbers:
    return np.array([mid_ranks([float(answer[0]) for answer in given])]).T


def _option_ranks(column: Question, given: Sequence[tuple[str, ...]]) -> Numbers:
    """One column per option: the rank it got."""
    ranks = [
        mid_ranks([rank_of(column, answer, option.code) for answer in given])
        for option in column.options
    ]
    return np.array(ranks).T


def _shown(column: Question, values: Numbers, hidden: frozenset[str]) -> Numbers | None:
    """The columns of the answers that are published."""
    shown = [option.code not in hidden for option in column.options]
    return values[:, shown] if any(shown) else None


def _together(column: Question, values: Numbers, hidden: frozenset[str]) -> Numbers | None:
    """The same, and the answers withheld as one, which is what the others leave of n."""
    shown = _shown(column, values, hidden)
    if shown is None or not hidden:
        return shown
    return np.column_stack([shown, 1 - shown.sum(axis=1)])


def _all(_: Question, values: Numbers, hidden: frozenset[str]) -> Numbers | None:
    return None if hidden else values


TESTS = {
    Kind.SINGLE: _Test(SHARES, Combine.CHI_SQUARE, _indicators, _together),
    Kind.MULTIPLE: _Test(SHARES, Combine.LARGEST, _indicators, _shown),
    Kind.SCALE: _Test(RANKS, Combine.LARGEST, _scale_ranks, _all),
    Kind.NUMBER: _Test(RANKS, Combine.LARGEST, _number_ranks, _all),
    Kind.RANKING: _Test(RANKS, Combine.LARGEST, _option_ranks, _all),
}
