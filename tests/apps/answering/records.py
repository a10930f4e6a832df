"""Makers of questionnaires that collect, for tests."""

from datetime import date
from typing import Any

from tests.apps.questionnaires.records import OpenQuestionnaireFactory

from zhibu.apps.answering.models import Slip
from zhibu.apps.questionnaires.models import Questionnaire

OPENED = date(2026, 3, 2)


def collecting(**facts: Any) -> Questionnaire:
    """Return an open questionnaire with its codes made."""
    return OpenQuestionnaireFactory(**facts)


def codes_of(questionnaire: Questionnaire) -> list[str]:
    """Return the codes not yet handed out, as only the database knows them."""
    slips = Slip.objects.filter(questionnaire=questionnaire)
    return list(slips.values_list("code", flat=True))


def close(questionnaire: Questionnaire, on: date = OPENED) -> Questionnaire:
    """Close it, as its page does."""
    questionnaire.closed_on = on
    questionnaire.save(update_fields=["closed_on"])
    return questionnaire
