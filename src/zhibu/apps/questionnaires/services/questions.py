"""Adding, changing, ordering, copying and deleting the questions of a draft."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from django.db import transaction

from zhibu.apps.questionnaires.builder.dependence import left_without
from zhibu.apps.questionnaires.builder.faults import MOST_QUESTIONS
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.questionnaires.refusals import (
    AlreadyOnTheEdge,
    ChangedMeanwhile,
    OthersDepend,
    TooManyQuestions,
)
from zhibu.apps.questionnaires.services.content import hold_draft, mark_of, questions_of, write
from zhibu.core.surveys.codebook import Question

CANNOT_CHANGE = "不能这样改"
CANNOT_MOVE = "不能这样移动"
CANNOT_DELETE = "不能删除"


@transaction.atomic
def add_question(
    *, questionnaire: Questionnaire, question: Question, place: int | None = None
) -> Question:
    """Add a question to a draft, as number `place` or last, under an id made for it.

    Raises:
        NoDraft: it was opened.
        TooManyQuestions: there are MOST_QUESTIONS.
        OthersDepend: it, or one behind it, would be asked by a question that comes later.
    """
    held = hold_draft(questionnaire)
    before = questions_of(held)
    return _add(held, before, question, place)


@transaction.atomic
def change_question(
    *,
    questionnaire: Questionnaire,
    question: Question,
    seen: str,
    place: int | None = None,
) -> Question:
    """Put `question` in the place of the one with its id, or move it to number `place`.

    `seen` is the mark (content.mark_of) of what the page showed; the mark of None when it
    showed that somebody had deleted the question: then it is added anew.

    Raises:
        NoDraft: it was opened.
        ChangedMeanwhile: the question is not as it was seen.
        OthersDepend: another question asks by an answer that would be gone or come later.
    """
    held = hold_draft(questionnaire)
    before = questions_of(held)
    present = next((each for each in before if each.id == question.id), None)
    if seen != mark_of(present):
        raise ChangedMeanwhile("这道题", is_gone=present is None)
    if present is None:
        return _add(held, before, question, None)
    at = before.index(present)
    after = [each for each in before if each is not present]
    after.insert(at if place is None else place - 1, question)
    _nobody_is_left(after, before, CANNOT_CHANGE)
    write(held, after)
    return question


@transaction.atomic
def move_question(*, questionnaire: Questionnaire, question_id: str, up: bool) -> None:
    """Move a question one place up or down; of one deleted meanwhile nothing is moved.

    Raises:
        NoDraft, AlreadyOnTheEdge: see refusals.
        OthersDepend: a question would come before the one it is asked by.
    """
    held = hold_draft(questionnaire)
    before = questions_of(held)
    at = _place(before, question_id)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(before):
        raise AlreadyOnTheEdge
    after = list(before)
    after[at], after[to] = after[to], after[at]
    _nobody_is_left(after, before, CANNOT_MOVE)
    write(held, after)


@transaction.atomic
def copy_question(*, questionnaire: Questionnaire, question_id: str) -> Question:
    """Put a copy behind a question; raises NoDraft or TooManyQuestions."""
    held = hold_draft(questionnaire)
    before = questions_of(held)
    at = _place(before, question_id)
    original = before[at]
    copy = replace(original, label=f"{original.label}（副本）")
    return _add(held, before, copy, at + 2)


@transaction.atomic
def delete_question(*, questionnaire: Questionnaire, question_id: str) -> Question:
    """Take a question out; returns it.

    Raises:
        NoDraft: it was opened.
        OthersDepend: another question asks by its answer.
    """
    held = hold_draft(questionnaire)
    before = questions_of(held)
    gone = before[_place(before, question_id)]
    after = [question for question in before if question is not gone]
    _nobody_is_left(after, before, CANNOT_DELETE)
    write(held, after)
    return gone


def free_id(taken: Sequence[str]) -> str:
    """Return q1, q2 … the first that no question has."""
    return next(name for name in (f"q{number}" for number in count(1)) if name not in taken)


def _add(
    held: Questionnaire, before: list[Question], question: Question, place: int | None
) -> Question:
    if len(before) >= MOST_QUESTIONS:
        raise TooManyQuestions(MOST_QUESTIONS)
    added = replace(question, id=free_id([each.id for each in before]))
    after = list(before)
    after.insert(len(before) if place is None else place - 1, added)
    _nobody_is_left(after, [*before, added], CANNOT_CHANGE)
    write(held, after)
    return added


def _place(questions: Sequence[Question], question_id: str) -> int:
    for place, question in enumerate(questions):
        if question.id == question_id:
            return place
    raise ChangedMeanwhile("这道题", is_gone=True)


def _nobody_is_left(after: Sequence[Question], before: Sequence[Question], act: str) -> None:
    left = left_without(after, before)
    if left:
        raise OthersDepend(act, left)
