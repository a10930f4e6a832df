"""Closed questionnaires with answers, for tests."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.apps.questionnaires.records import OpenQuestionnaireFactory

from zhibu.apps.answering.models import Box
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.core.surveys.answers import Response

CLOSED = date(2026, 3, 20)


def answered(responses: Sequence[Response], **facts: Any) -> Questionnaire:
    """Return a closed questionnaire with these answers in its box."""
    questionnaire = OpenQuestionnaireFactory(closed_on=CLOSED, **facts)
    Box.objects.create(
        zone=questionnaire.zone,
        questionnaire=questionnaire,
        answers=[{column: list(given) for column, given in each.items()} for each in responses],
        held=len(responses),
    )
    return questionnaire


def of_agencies(first: int, second: int, *, hard: Sequence[str] = ("new",)) -> list[Response]:
    """Return answers of so many people of the first agency and the second."""
    agencies = ["a"] * first + ["b"] * second
    return [
        {"agency": (agency,), "hard": tuple(hard) if place % 2 else ("time",)}
        for place, agency in enumerate(agencies)
    ]
