"""The page of results: for each question its figure, what it says, and its numbers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhibu.apps.answering.queries.counts import answered_count
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.results.queries.analyses import analysis_of, answers_of
from zhibu.apps.results.queries.changes import changes_of
from zhibu.apps.results.queries.figures import drawn_questions
from zhibu.apps.results.queries.tables import Numbers, numbers_of
from zhibu.apps.results.queries.texts import Said, texts_of
from zhibu.core.refusals import Refusal
from zhibu.core.surveys.answers import Answers
from zhibu.core.surveys.codebook import Kind, Question
from zhibu.core.surveys.disclosure_rule import DEFAULT_RULE

if TYPE_CHECKING:
    from zhibu.core.surveys.tables import Analysis, QuestionResult


@dataclass(frozen=True, kw_only=True)
class Section:
    """One question as asked; a matrix has a table for each row."""

    number: int
    id: str
    label: str
    numbers: tuple[Numbers, ...]
    said: tuple[str, ...]
    changes: tuple[str, ...]
    reliability: str
    """Of a matrix: how far its rows hang together, in words."""
    is_drawn: bool
    """There is something to draw: somebody answered and not everything is withheld."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """All that the page shows of a closed questionnaire."""

    analysis: "Analysis"
    sections: tuple[Section, ...]
    texts: tuple[Said, ...]


def progress_of(questionnaire: Questionnaire) -> tuple[int, int]:
    """Return how many answered and how many could have."""
    return answered_count(questionnaire), questionnaire.population or 0


def page_of(questionnaire: Questionnaire, by: str | None, *, weights: bool = False) -> Page:
    """Return the page, overall or by the groups of a question.

    Raises:
        Refusal: weights are wanted and cannot be had, or the frame does not fit the answers.
    """
    analysis = analysis_of(questionnaire, by, weights=weights)
    changes = {} if by or weights else changes_of(questionnaire, analysis)
    results = {result.id: result for result in analysis.questions}
    answers = answers_of(questionnaire)
    sections = []
    for number, question in enumerate(drawn_questions(questionnaire), start=1):
        mine = tuple(results[column.id] for column in question.columns)
        sections.append(
            Section(
                number=number,
                id=question.id,
                label=question.label,
                numbers=numbers_of(question, mine),
                said=_said(question, mine),
                changes=tuple(text for each in mine for text in changes.get(each.id, ())),
                reliability=_reliability(question, answers),
                is_drawn=any(_has_numbers(each) for each in mine),
            )
        )
    return Page(analysis=analysis, sections=tuple(sections), texts=texts_of(questionnaire))


def _said(question: Question, results: tuple["QuestionResult", ...]) -> tuple[str, ...]:
    """The finding; the rows of a matrix are said by name."""
    if question.kind is not Kind.MATRIX:
        return results[0].said
    labels = [row.label for row in question.rows]
    return tuple(
        f"{label}：{result.said[0]}"
        for label, result in zip(labels, results, strict=True)
        if result.said
    )


def _has_numbers(result: "QuestionResult") -> bool:
    tables = result.groups or (result.table,)
    return any(
        table.mean is not None or any(cell.share is not None for cell in table.cells)
        for table in tables
    )


def _reliability(question: Question, answers: Answers) -> str:
    if question.kind is not Kind.MATRIX or len(question.rows) <= 1:
        return ""
    from zhibu.core.surveys.scales import cronbach_alpha  # noqa: PLC0415 -- loads numpy

    try:
        found = cronbach_alpha(answers, [column.id for column in question.columns])
    except Refusal as refusal:
        return f"信度没有计算：{refusal}"
    if DEFAULT_RULE.is_small(found.n):
        return "答全的人太少，信度不公布。"
    return (
        f"{len(question.rows)}个题目的信度（克隆巴赫α）为{found.alpha:.2f}，"
        f"区间{found.low:.2f}到{found.high:.2f}，按答全的{found.n}人计算。".replace("-", "−")
    )
