"""Taking questions over from elsewhere: all of them or none."""

from dataclasses import replace

from django.db import transaction

from zhibu.apps.questionnaires.builder.faults import MOST_QUESTIONS
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.questionnaires.refusals import TooManyQuestions
from zhibu.apps.questionnaires.services.content import hold_draft, questions_of, write
from zhibu.apps.questionnaires.services.questions import free_id
from zhibu.core.surveys.codebook import Codebook, Question
from zhibu.core.surveys.codebook_checks import check_codebook


@transaction.atomic
def take_in(*, questionnaire: Questionnaire, codebook: Codebook, replaces: bool) -> int:
    """Put questions in the place of those of a draft, or behind them; return how many.

    Raises:
        NoDraft, TooManyQuestions: see refusals.
        FaultyCodebook: the questions contradict themselves.
    """
    held = hold_draft(questionnaire)
    check_codebook(codebook)
    before = [] if replaces else questions_of(held)
    if len(before) + len(codebook.questions) > MOST_QUESTIONS:
        raise TooManyQuestions(MOST_QUESTIONS)
    write(held, [*before, *_under_free_ids(codebook, [question.id for question in before])])
    return len(codebook.questions)


def _under_free_ids(codebook: Codebook, taken: list[str]) -> list[Question]:
    """Return the questions under ids nobody has; conditions follow their question."""
    names: dict[str, str] = {}
    own = [question.id for question in codebook]
    for name in own:
        names[name] = free_id([*taken, *own, *names.values()]) if name in taken else name
    return [_renamed(question, names) for question in codebook]


def _renamed(question: Question, names: dict[str, str]) -> Question:
    condition = question.asked_if
    if condition is not None:
        condition = replace(condition, question=names[condition.question])
    return replace(question, id=names[question.id], asked_if=condition)
