"""What may be published of a closed questionnaire, worked out once and then remembered."""

from hashlib import sha256
from typing import TYPE_CHECKING

from django.core.cache import cache

from zhibu.apps.answering.queries.responses import responses_of
from zhibu.apps.questionnaires.adapters import codebook_of, frame_of
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.core.surveys.answers import Answers
from zhibu.core.surveys.codebook import Kind, Question

if TYPE_CHECKING:
    from zhibu.core.surveys.tables import Analysis

REMEMBERED_SECONDS = 24 * 3600


def groupings_of(questionnaire: Questionnaire) -> tuple[Question, ...]:
    """Return the questions whose answers make groups: one answer each, sizes known."""
    return tuple(
        question
        for question in codebook_of(questionnaire)
        if question.kind is Kind.SINGLE and question.id in questionnaire.margins
    )


def analysis_of(
    questionnaire: Questionnaire, by: str | None = None, *, weights: bool = False
) -> "Analysis":
    """Return what may be published, overall or by the groups of a question.

    What is withheld is judged over every grouping the room can show, whoever looked at which
    before: the same cell is withheld on every page, and no two pages can be subtracted.

    Raises:
        StillOpen: the questionnaire is not closed.
    """
    key = _key(questionnaire, by, weights)
    found: Analysis | None = cache.get(key)
    if found is None:
        found = _analyse(questionnaire, by, weights)
        cache.set(key, found, REMEMBERED_SECONDS)
    return found


def _analyse(questionnaire: Questionnaire, by: str | None, weights: bool) -> "Analysis":
    # Loads scipy: not before somebody asks for a result.
    from zhibu.core.surveys.analysis import analyse  # noqa: PLC0415

    answers = Answers(codebook=codebook_of(questionnaire), responses=responses_of(questionnaire))
    return analyse(
        answers,
        frame=frame_of(questionnaire),
        by=by,
        weights=weights,
        published=[question.id for question in groupings_of(questionnaire)],
    )


def _key(questionnaire: Questionnaire, by: str | None, weights: bool) -> str:
    told = (
        f"{questionnaire.version}|{questionnaire.population}|{questionnaire.margins}|{by}|{weights}"
    )
    return f"results:{questionnaire.pk}:{sha256(told.encode()).hexdigest()}"
