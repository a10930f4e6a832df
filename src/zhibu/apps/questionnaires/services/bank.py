"""The zone's bank: keeping a question for later, taking items over, dropping one."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from zhibu.apps.questionnaires.builder.faults import MOST_QUESTIONS
from zhibu.apps.questionnaires.models import BankItem, Questionnaire
from zhibu.apps.questionnaires.refusals import AlreadyInTheBank, NothingChosen, TooManyQuestions
from zhibu.apps.questionnaires.services.content import hold_draft, questions_of, write
from zhibu.apps.questionnaires.services.questions import free_id
from zhibu.core.surveys.codebook import Codebook, Question
from zhibu.core.surveys.condition_checks import condition_faults
from zhibu.core.surveys.plain_codebook import plain_codebook


@transaction.atomic
def keep_in_bank(*, questionnaire: Questionnaire, question: Question, topic: str) -> BankItem:
    """Keep a question for later questionnaires of the zone, without whom it is asked.

    Raises:
        AlreadyInTheBank: the same question is there.
    """
    alone = replace(question, asked_if=None)
    content = plain_codebook(Codebook(questions=(alone,)))["questions"][0]
    kept = BankItem.objects.filter(zone_id=questionnaire.zone_id)
    if any(_words(item.content) == _words(content) for item in kept):
        raise AlreadyInTheBank
    return BankItem.objects.create(zone_id=questionnaire.zone_id, topic=topic, content=content)


@transaction.atomic
def take_from_bank(
    *, questionnaire: Questionnaire, questions: Sequence[Question]
) -> tuple[str, ...]:
    """Add items behind the questions; return the labels of those asked of everybody now.

    An id that is taken is replaced; a condition that finds no question is left out, and said.

    Raises:
        NoDraft, TooManyQuestions, NothingChosen: see refusals.
    """
    held = hold_draft(questionnaire)
    if not questions:
        raise NothingChosen
    after = questions_of(held)
    if len(after) + len(questions) > MOST_QUESTIONS:
        raise TooManyQuestions(MOST_QUESTIONS)
    freed = []
    for question in questions:
        ids = [each.id for each in after]
        taken = replace(question, id=free_id(ids)) if question.id in ids else question
        if any(condition_faults(taken, after)):
            taken = replace(taken, asked_if=None)
            freed.append(taken.label)
        after.append(taken)
    write(held, after)
    return tuple(freed)


@transaction.atomic
def drop_from_bank(*, item: BankItem) -> None:
    """Take an item out of the bank; questionnaires that took it over keep it."""
    item.delete()


def _words(content: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in content.items() if name != "id"}
