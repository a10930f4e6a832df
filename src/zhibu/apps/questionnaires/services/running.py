"""Opening a questionnaire, and closing it for good."""

from datetime import date

from django.db import transaction

from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.questionnaires.queries.readiness import faults_of
from zhibu.apps.questionnaires.refusals import (
    AlreadyOpened,
    ClosingDayPast,
    NotReady,
    NotRunning,
)
from zhibu.apps.questionnaires.services.content import hold


@transaction.atomic
def open_questionnaire(
    *, questionnaire: Questionnaire, on: date, closes_on: date | None = None
) -> Questionnaire:
    """Take answers from `on` up to and including `closes_on`; the questions stand from now.

    Raises:
        AlreadyOpened: it runs or is over.
        NotReady: no questions, no number of people, or questions that contradict themselves.
        ClosingDayPast: the last day lies before `on`.
    """
    held = hold(questionnaire)
    if not held.is_draft:
        raise AlreadyOpened(is_closed=held.is_closed)
    faults = faults_of(held)
    if faults:
        raise NotReady(faults)
    _may_close_on(closes_on, on)
    held.opened_on, held.closes_on = on, closes_on
    held.save(update_fields=["opened_on", "closes_on"])
    return held


@transaction.atomic
def close_questionnaire(*, questionnaire: Questionnaire, on: date) -> Questionnaire:
    """Take no more answers, for good: figures shown before and after would give people away.

    Raises:
        NotRunning: it was not opened, or is closed already.
    """
    held = _running(questionnaire)
    held.closed_on = on
    held.save(update_fields=["closed_on"])
    return held


@transaction.atomic
def change_last_day(*, questionnaire: Questionnaire, closes_on: date | None, today: date) -> None:
    """Let it run longer or shorter; raises NotRunning or ClosingDayPast."""
    held = _running(questionnaire)
    _may_close_on(closes_on, today)
    held.closes_on = closes_on
    held.save(update_fields=["closes_on"])


def _running(questionnaire: Questionnaire) -> Questionnaire:
    held = hold(questionnaire)
    if held.is_draft or held.is_closed:
        raise NotRunning(is_draft=held.is_draft)
    return held


def _may_close_on(closes_on: date | None, today: date) -> None:
    if closes_on is not None and closes_on < today:
        raise ClosingDayPast(closes_on)
