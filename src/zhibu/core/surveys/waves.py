"""What changed between two waves of a questionnaire put to the same population."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from statistics import NormalDist

from zhibu.core.surveys.codebook import Kind
from zhibu.core.surveys.corrections import holm
from zhibu.core.surveys.quantiles import normal_quantile
from zhibu.core.surveys.tables import Analysis, Cell, Mean, QuestionResult

LEVEL = 0.05
TWO = 2
MEAN = ""
"""The code of the change of a mean."""

NOT_PUBLISHED = "有一次的数据因人数少没有公布，不能比较。"
NO_LIMITS = "有一次的作答太少，不能比较。"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One share, or one mean, in two waves. Numbers are None when `reason` says why."""

    question: str
    label: str
    code: str
    """Of the option; MEAN for the mean of the question."""
    option_label: str
    before: float | None = None
    after: float | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    """95 % limits of the difference, not corrected for the number of options."""
    p: float | None = None
    """Corrected over the changes of the question (Holm); None: both waves asked everybody."""
    differs: bool = False
    reason: str = ""


@dataclass(frozen=True)
class _Estimate:
    value: float
    low: float
    high: float


def is_comparable(before: QuestionResult, after: QuestionResult) -> bool:
    """Whether two waves asked the same: same id and kind, same options by code and label."""
    return (before.id, before.kind, _options(before)) == (after.id, after.kind, _options(after))


def compare_waves(before: Analysis, after: Analysis) -> tuple[Change, ...]:
    """Return the change of every share and mean of the questions asked alike in both waves.

    The limits of a difference are put together from the limits of both waves (MOVER: Zou and
    Donner 2008; for shares that is Newcombe's method 10 of 1998, here with the limits for finite
    populations in the place of Wilson's). The waves are taken as independent samples; the same
    people answering twice makes changes more certain than is said here, never less. p follows
    from the side of the limits that faces 0, so that p < 0.05 exactly when they do not cover 0,
    and is then corrected over the options of the question by Holm. Of two options of a single
    answer one is what the other is not: that is one comparison, and not corrected.
    """
    earlier = {result.id: result for result in before.questions}
    return tuple(
        change
        for result in after.questions
        if result.id in earlier and is_comparable(earlier[result.id], result)
        for change in _changes(earlier[result.id], result)
    )


def _options(result: QuestionResult) -> frozenset[tuple[str, str]]:
    return frozenset((cell.code, cell.label) for cell in result.table.cells)


def _changes(before: QuestionResult, after: QuestionResult) -> Sequence[Change]:
    changes = list(_uncorrected(before, after))
    tested = [place for place, change in enumerate(changes) if change.p is not None]
    values = [changes[place].p or 0.0 for place in tested]
    is_one = after.kind is Kind.SINGLE and len(values) == len(_options(after)) == TWO
    corrected = values if is_one else holm(values)
    for place, p in zip(tested, corrected, strict=True):
        changes[place] = replace(changes[place], p=p, differs=p < LEVEL)
    return changes


def _uncorrected(before: QuestionResult, after: QuestionResult) -> Iterator[Change]:
    earlier = {cell.code: cell for cell in before.table.cells}
    for cell in after.table.cells:
        change = Change(
            question=after.id, label=after.label, code=cell.code, option_label=cell.label
        )
        if cell.suppressed or earlier[cell.code].suppressed:
            yield replace(change, reason=NOT_PUBLISHED)
        else:
            yield _change(change, _of_cell(earlier[cell.code]), _of_cell(cell))
    if before.table.mean and after.table.mean:
        mean = Change(question=after.id, label=after.label, code=MEAN, option_label="平均")
        yield _change(mean, _of_mean(before.table.mean), _of_mean(after.table.mean))


def _of_cell(cell: Cell) -> _Estimate | None:
    if cell.share is None or cell.low is None or cell.high is None:
        return None
    return _Estimate(cell.share, cell.low, cell.high)


def _of_mean(mean: Mean) -> _Estimate | None:
    if mean.low is None or mean.high is None:
        return None
    return _Estimate(mean.value, mean.low, mean.high)


def _change(change: Change, before: _Estimate | None, after: _Estimate | None) -> Change:
    if before is None or after is None:
        return replace(change, reason=NO_LIMITS)
    difference = after.value - before.value
    down = sqrt((after.value - after.low) ** 2 + (before.high - before.value) ** 2)
    up = sqrt((after.high - after.value) ** 2 + (before.value - before.low) ** 2)
    facing = down if difference > 0 else up
    return replace(
        change,
        before=before.value,
        after=after.value,
        difference=difference,
        low=difference - down,
        high=difference + up,
        p=_p_value(abs(difference), facing) if down or up else None,
        differs=difference != 0 and not (down or up),
    )


def _p_value(difference: float, half: float) -> float:
    """The p value of a difference whose 95 % limit on the side of 0 is `half` away from it."""
    if half == 0:
        return 0.0 if difference else 1.0
    return 2 * NormalDist().cdf(-difference / half * normal_quantile(0.975))
