"""What may be published of answers that were counted where they lie, millions of them.

The same limits and the same withholding as `analysis`, from counts alone: there are no
weights, no means of numbers and ranks, and no tests between groups, which with so many
answers would find every difference.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zhibu.core.surveys.codebook import Codebook, Kind, Option, Question
from zhibu.core.surveys.counting import grouping
from zhibu.core.surveys.disclosure import DEFAULT_RULE, DisclosureRule, Withheld, withheld
from zhibu.core.surveys.frame_checks import MoreAnswersThanPeople
from zhibu.core.surveys.limits import limits, method_for
from zhibu.core.surveys.means import mean_of_counts
from zhibu.core.surveys.published_tables import scale_ends
from zhibu.core.surveys.tables import (
    EVERYBODY,
    Analysis,
    Cell,
    CountTable,
    Frame,
    Mean,
    Method,
    QuestionResult,
    Table,
)
from zhibu.core.surveys.wording import finding

NOTE = "由计数直接算出：没有加权，没有数字题和名次的平均数，也没有做分组检验。"


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A questionnaire counted: a table for each column of the codebook, by its id."""

    codebook: Codebook
    respondents: int
    everybody: Mapping[str, CountTable]
    """Not grouped."""
    by: str | None = None
    grouped: Mapping[str, CountTable]
    """By the question `by`, which is not among them; empty without one."""

    def column(self, column_id: str) -> Question:
        """Return the column of the codebook with the id."""
        return next(each for each in self.codebook.columns if each.id == column_id)


def analyse_counts(
    counted: Counted,
    *,
    frame: Frame,
    method: Method = Method.HYPERGEOMETRIC,
    rule: DisclosureRule = DEFAULT_RULE,
) -> Analysis:
    """Return what may be published of the counts.

    Raises:
        MoreAnswersThanPeople: in all, or in a group of a known margin.
        NotAGrouping: `by` is no question with one answer per person.
    """
    _check(counted, frame)
    tables = (*counted.everybody.values(), *counted.grouped.values())
    publishing = _Publishing(counted, frame, withheld(tables, rule, frame), method)
    return Analysis(
        title=counted.codebook.title,
        respondents=counted.respondents,
        population=frame.population,
        by=counted.by,
        questions=tuple(map(publishing.result, counted.codebook.columns)),
        notes=(NOTE, *publishing.hidden.reasons),
    )


def _check(counted: Counted, frame: Frame) -> None:
    if counted.respondents > frame.population:
        raise MoreAnswersThanPeople("全部", counted.respondents, frame.population)
    for question_id, margin in frame.margins.items():
        named = counted.everybody[question_id].counts[EVERYBODY]
        for option in counted.codebook.question(question_id).options:
            if named[option.code] > margin.get(option.code, 0):
                people = margin.get(option.code, 0)
                raise MoreAnswersThanPeople(f"“{option.label}”", named[option.code], people)


@dataclass(frozen=True)
class _Publishing:
    """Counts on the way to what may be shown of them."""

    counted: Counted
    frame: Frame
    hidden: Withheld
    method: Method

    def result(self, column: Question) -> QuestionResult:
        """Return what may be shown of one column."""
        everybody = self._table(column, self.counted.everybody[column.id], EVERYBODY, "全部")
        groups = tuple(self._groups(column))
        return QuestionResult(
            id=column.id,
            kind=column.kind,
            label=column.label,
            table=everybody,
            groups=groups,
            said=finding(column, everybody, groups, None),
            scale_ends=scale_ends(column),
        )

    def _groups(self, column: Question) -> Iterator[Table]:
        table = self.counted.grouped.get(column.id)
        if table and self.counted.by:
            for option in grouping(self.counted.column(self.counted.by)).options:
                yield self._table(column, table, option.code, option.label)

    def _table(self, column: Question, counts: CountTable, group: str, label: str) -> Table:
        by = counts.by if group != EVERYBODY else None
        is_small = self.hidden.hides_group(column.id, by, group)
        codes = [each.code for each in column.options] if is_small else []
        codes += [
            each.code
            for each in column.options
            if self.hidden.hides_cell(column.id, by, group, each.code)
        ]
        population = self._population(column, group)
        return Table(
            group=group,
            group_label=label,
            n=None if is_small else counts.answered[group],
            population=population,
            cells=tuple(
                _hidden(each) if each.code in codes else self._cell(counts, group, each, population)
                for each in column.options
            ),
            mean=None if codes else _mean(column, counts.counts[group], population),
            suppressed=is_small,
        )

    def _population(self, column: Question, group: str) -> int | None:
        """Return for how many people a table stands; None: nobody knows."""
        margins, by = self.frame.margins, self.counted.by
        if column.asked_if is None:
            if group == EVERYBODY:
                return self.frame.population
            return margins[by].get(group, 0) if by and by in margins else None
        asked = margins.get(column.asked_if.question)
        if group != EVERYBODY or asked is None:
            return None
        return sum(asked.get(code, 0) for code in set(column.asked_if.codes))

    def _cell(self, counts: CountTable, group: str, option: Option, population: int | None) -> Cell:
        count, n = counts.counts[group][option.code], counts.answered[group]
        method = method_for(n, population, self.method) if n else None
        low, high = limits(count, n, population, method) if method else (None, None)
        return Cell(
            code=option.code,
            label=option.label,
            count=count,
            share=count / n if n else None,
            low=low,
            high=high,
            method=method,
        )


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


def _mean(column: Question, counts: Mapping[str, int], population: int | None) -> Mean | None:
    ends = scale_ends(column)
    if column.kind is not Kind.SCALE or ends is None:
        return None
    people: dict[float, int] = {}
    for code, value in column.values.items():
        people[value] = people.get(value, 0) + counts[code]
    return mean_of_counts(people, population=population, ends=ends)
