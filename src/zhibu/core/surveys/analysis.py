"""The analysis of a questionnaire: what may be published of every question."""

from collections.abc import Sequence

from zhibu.core.surveys.answers import Answers
from zhibu.core.surveys.codebook import Question
from zhibu.core.surveys.counting import count, grouping
from zhibu.core.surveys.disclosure import DEFAULT_RULE, DisclosureRule, Withheld, withheld
from zhibu.core.surveys.frame_checks import check_frame
from zhibu.core.surveys.published_tables import table_of
from zhibu.core.surveys.sample import Sample
from zhibu.core.surveys.tables import (
    EVERYBODY,
    Analysis,
    CountTable,
    Frame,
    Method,
    QuestionResult,
)


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
    """
    check_frame(answers, frame)
    group_question = _grouping(answers, by)
    sample = Sample(answers, frame, group_question)
    groupings = dict.fromkeys((*published, None, by))
    hidden = withheld(_counted(answers, tuple(groupings)), rule, frame)
    return Analysis(
        title=answers.codebook.title,
        respondents=len(answers),
        population=frame.population,
        by=by,
        questions=tuple(
            _result(sample, column, hidden, method) for column in answers.codebook.columns
        ),
        notes=hidden.reasons,
    )


def _grouping(answers: Answers, by: str | None) -> Question | None:
    if by is None:
        return None
    column = next((c for c in answers.codebook.columns if c.id == by), None)
    return grouping(column or answers.codebook.question(by))


def _counted(answers: Answers, groupings: Sequence[str | None]) -> tuple[CountTable, ...]:
    """Count every column by every grouping; a question is not grouped by itself."""
    return tuple(
        count(answers, column, by=_grouping(answers, by))
        for by in groupings
        for column in answers.codebook.columns
        if column.id != by
    )


def _result(sample: Sample, column: Question, hidden: Withheld, method: Method) -> QuestionResult:
    by = sample.by if sample.by and sample.by.id != column.id else None
    codes = [option.code for option in by.options] if by else []
    return QuestionResult(
        id=column.id,
        kind=column.kind,
        label=column.label,
        table=table_of(sample, column, EVERYBODY, hidden, method),
        groups=tuple(table_of(sample, column, code, hidden, method) for code in codes),
    )
