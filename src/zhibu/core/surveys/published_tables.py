"""From what was counted to what may be shown: cells with limits, means, gaps where withheld."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhibu.core.surveys.codebook import Kind, Option, Question
from zhibu.core.surveys.counting import counted
from zhibu.core.surveys.disclosure import Withheld
from zhibu.core.surveys.limits import limits, method_for
from zhibu.core.surveys.means import effective_size, mean_of
from zhibu.core.surveys.ranks import rank_of
from zhibu.core.surveys.sample import Sample
from zhibu.core.surveys.tables import EVERYBODY, Cell, Mean, Method, Table


@dataclass(frozen=True, kw_only=True)
class _Base:
    """The answers of one group to one column, and for whom they stand."""

    column: Question
    given: Sequence[tuple[str, ...]]
    weights: Sequence[float] | None
    population: int | None
    method: Method

    def mean(self, values: Sequence[float], ends: tuple[float, float] | None) -> Mean | None:
        """The mean of one value per answer."""
        return mean_of(values, population=self.population, weights=self.weights, ends=ends)


def table_of(
    sample: Sample, column: Question, group: str, withheld: Withheld, method: Method
) -> Table:
    """Return what may be shown of one column in one group.

    A mean is shown only where every cell is: then it tells nothing that the cells do not.
    """
    by = sample.by.id if sample.by and group != EVERYBODY else None
    is_small = withheld.hides_group(column.id, by, group)
    places = [] if is_small else sample.answered(column, group)
    hidden = _hidden_codes(sample, column, group, withheld)
    base = _Base(
        column=column,
        given=[sample.answer(column, place) for place in places],
        weights=sample.weights_of(places),
        population=sample.population(column, group),
        method=method,
    )
    return Table(
        group=group,
        group_label=_group_label(sample, group),
        n=None if is_small else len(places),
        population=base.population,
        cells=tuple(
            _hidden(option) if option.code in hidden else _cell(base, option, ranks=not hidden)
            for option in column.options
        ),
        mean=None if hidden else _mean(base),
        suppressed=is_small,
    )


def _hidden_codes(
    sample: Sample, column: Question, group: str, withheld: Withheld
) -> frozenset[str]:
    """Return the answers not to be shown, those whose weighted share would tell included.

    Weights made from the groups themselves are the same all through a group and tell nothing.
    """
    by = sample.by.id if sample.by and group != EVERYBODY else None
    tells = sample.weights is not None and set(sample.frame.margins) != {by}
    return frozenset(
        option.code
        for option in column.options
        if withheld.hides_cell(column.id, by, group, option.code)
        or (tells and (column.id, option.code) in withheld.weighted)
    )


def _group_label(sample: Sample, group: str) -> str:
    options = sample.by.options if sample.by else ()
    return next((option.label for option in options if option.code == group), "全部")


def _hidden(option: Option) -> Cell:
    return Cell(
        code=option.code,
        label=option.label,
        count=None,
        share=None,
        low=None,
        high=None,
        method=None,
        suppressed=True,
    )


def _cell(base: _Base, option: Option, *, ranks: bool) -> Cell:
    """One answer; the share is weighted when the sample is."""
    chose = [option.code in counted(base.column, answer) for answer in base.given]
    share, low, high, method = _share(base, chose)
    return Cell(
        code=option.code,
        label=option.label,
        count=sum(chose),
        share=share,
        low=low,
        high=high,
        method=method,
        mean=_mean_rank(base, option) if ranks and base.column.kind is Kind.RANKING else None,
    )


def _share(
    base: _Base, chose: Sequence[bool]
) -> tuple[float | None, float | None, float | None, Method | None]:
    """Share, limits and method; all None when nobody answered."""
    n = len(chose)
    if n == 0:
        return None, None, None, None
    if base.weights is None:
        method = method_for(n, base.population, base.method)
        return sum(chose) / n, *limits(sum(chose), n, base.population, method), method
    weighted = sum(weight for weight, yes in zip(base.weights, chose, strict=True) if yes)
    share, size = weighted / sum(base.weights), effective_size(base.weights)
    method = method_for(n, base.population, Method.WEIGHTED)
    return share, *limits(share * size, size, base.population, method), method


def _mean(base: _Base) -> Mean | None:
    """The mean of a scale or a number."""
    if base.column.kind is Kind.SCALE:
        values = base.column.values
        return base.mean([values[answer[0]] for answer in base.given], scale_ends(base.column))
    if base.column.kind is Kind.NUMBER:
        return base.mean([float(answer[0]) for answer in base.given], None)
    return None


def scale_ends(column: Question) -> tuple[float, float] | None:
    """Return the least and the greatest value of a scale; None: it is no scale."""
    if column.kind is not Kind.SCALE or not column.options:
        return None
    return min(column.values.values()), max(column.values.values())


def _mean_rank(base: _Base, option: Option) -> Mean | None:
    ranks = [rank_of(base.column, answer, option.code) for answer in base.given]
    return base.mean(ranks, (1.0, float(len(base.column.options))))
