"""The analysis of a questionnaire: what may be published of every question."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from zhibu.core.surveys.answers import Answers
from zhibu.core.surveys.codebook import Question
from zhibu.core.surveys.comparisons import with_comparisons
from zhibu.core.surveys.counting import count, grouping
from zhibu.core.surveys.disclosure import DEFAULT_RULE, DisclosureRule, Withheld, withheld
from zhibu.core.surveys.frame_checks import check_frame
from zhibu.core.surveys.notes import notes_of
from zhibu.core.surveys.published_tables import scale_ends, table_of
from zhibu.core.surveys.raking import rake
from zhibu.core.surveys.sample import Sample
from zhibu.core.surveys.tables import (
    EVERYBODY,
    Analysis,
    Frame,
    Method,
    QuestionResult,
)
from zhibu.core.surveys.wording import finding


def analyse(
    answers: Answers,
    *,
    frame: Frame,
    by: str | None = None,
    weights: bool = False,
    method: Method = Method.HYPERGEOMETRIC,
    rule: DisclosureRule = DEFAULT_RULE,
    published: Sequence[str | None] = (),
) -> Analysis:
    """Return what may be published of the answers.

    `by` is the id of the question that makes the groups, `published` the groupings of the same
    answers shown before: what is withheld is judged over all of them, so that no difference
    between two tables tells a hidden number. With `weights` shares and means are weighted to
    the frame's margins. The matrix is analysed row by row.

    Raises:
        MoreAnswersThanPeople, MarginDoesNotAddUp, UnknownMargin: frame and answers contradict.
        NotAGrouping: `by` is no question with one answer per person.
        NoMargins, GroupWithoutAnswers, MarginsContradict: weights are wanted and cannot be had.
    """
    check_frame(answers, frame)
    group_question = _grouping(answers, by)
    weighting = rake(answers, frame) if weights else None
    sample = Sample(answers, frame, group_question, weighting.weights if weighting else None)
    hidden = _withheld(answers, frame, rule, dict.fromkeys((*published, None, by)))
    results = [_result(sample, column, hidden, method) for column in answers.codebook.columns]
    return Analysis(
        title=answers.codebook.title,
        respondents=len(answers),
        population=frame.population,
        by=by,
        questions=tuple(
            _told(sample, result) for result in with_comparisons(sample, results, rule)
        ),
        notes=(*notes_of(sample, results, weighting), *hidden.reasons),
    )


def _grouping(answers: Answers, by: str | None) -> Question | None:
    if by is None:
        return None
    column = next((c for c in answers.codebook.columns if c.id == by), None)
    return grouping(column or answers.codebook.question(by))


def _withheld(
    answers: Answers, frame: Frame, rule: DisclosureRule, groupings: Iterable[str | None]
) -> Withheld:
    """Judge every column in every grouping together; a question is not grouped by itself."""
    tables = [
        count(answers, column, by=_grouping(answers, by))
        for by in groupings
        for column in answers.codebook.columns
        if column.id != by
    ]
    return withheld(tables, rule, frame)


def _result(sample: Sample, column: Question, hidden: Withheld, method: Method) -> QuestionResult:
    by = sample.by if sample.by and sample.by.id != column.id else None
    return QuestionResult(
        id=column.id,
        kind=column.kind,
        label=column.label,
        table=table_of(sample, column, EVERYBODY, hidden, method),
        groups=tuple(
            table_of(sample, column, option.code, hidden, method)
            for option in (by.options if by else ())
        ),
        scale_ends=scale_ends(column),
    )


def _told(sample: Sample, result: QuestionResult) -> QuestionResult:
    column = sample.column(result.id)
    said = finding(column, result.table, result.groups, result.comparison)
    return replace(result, said=said)
