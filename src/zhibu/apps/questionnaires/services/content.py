"""Holding a questionnaire while its questions change."""

from collections.abc import Sequence
from hashlib import sha256
from json import dumps
from typing import Any

from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.questionnaires.refusals import NoDraft
from zhibu.core.surveys.codebook import Codebook, Question
from zhibu.core.surveys.plain_codebook import plain_codebook


def hold(questionnaire: Questionnaire) -> Questionnaire:
    """Return the questionnaire as it stands, locked until the transaction ends."""
    return Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)


def hold_draft(questionnaire: Questionnaire) -> Questionnaire:
    """Return the draft, locked; raises NoDraft once it was opened."""
    held = hold(questionnaire)
    if not held.is_draft:
        raise NoDraft
    return held


def write(held: Questionnaire, questions: Sequence[Question]) -> None:
    """Keep the questions, and of the margins those whose question still offers the same."""
    codebook = Codebook(questions=tuple(questions))
    held.content = plain_codebook(codebook)
    offered = {q.id: {option.code for option in q.options} for q in codebook}
    held.margins = {
        key: margin for key, margin in held.margins.items() if offered.get(key) == set(margin)
    }
    held.version += 1
    held.save(update_fields=["content", "margins", "version"])


def questions_of(held: Questionnaire) -> list[Question]:
    """Return the questions in their order."""
    return list(codebook_of(held).questions)


def mark_of(value: Any) -> str:
    """Return a mark by which a page knows whether something changed since it was shown.

    A question, or JSON values; None, what is no longer there, has a mark too.
    """
    if isinstance(value, Question):
        value = plain_codebook(Codebook(questions=(value,)))
    return sha256(dumps(value, sort_keys=True).encode()).hexdigest()[:16]
