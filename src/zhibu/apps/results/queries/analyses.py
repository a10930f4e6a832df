"""What may be published of a closed questionnaire, worked out once and then remembered."""

from hashlib import sha256
from typing import TYPE_CHECKING

from django.core.cache import cache

from zhibu.apps.answering.models import Box
from zhibu.apps.answering.queries.responses import responses_of
from zhibu.apps.answering.refusals import StillOpen
from zhibu.apps.questionnaires.adapters import codebook_of, frame_of
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.core.surveys.answers import Answers
from zhibu.core.surveys.codebook import Kind, Question

if TYPE_CHECKING:
    from zhibu.core.surveys.tables import Analysis

REMEMBERED_SECONDS = 24 * 3600
MOST_GROUPINGS = 3
"""Each further grouping of the same few people leaves less of every table to show."""
MOST_GROUPS = 12


def groupings_of(questionnaire: Questionnaire) -> tuple[Question, ...]:
    """Return the questions whose answers make groups, in the order they are judged.

    Those first whose groups have known sizes, then others with one answer, as asked.
    """
    fit = [question for question in codebook_of(questionnaire) if _makes_groups(question)]
    fit.sort(key=lambda question: question.id not in questionnaire.margins)
    return tuple(fit[:MOST_GROUPINGS])


def _makes_groups(question: Question) -> bool:
    return (
        question.kind is Kind.SINGLE
        and question.asked_if is None
        and 1 < len(question.options) <= MOST_GROUPS
    )


def answers_of(questionnaire: Questionnaire) -> Answers:
    """Return the answers of a closed questionnaire, for working out what may be shown.

    Raises:
        StillOpen: the questionnaire is not closed.
    """
    return Answers(codebook=codebook_of(questionnaire), responses=responses_of(questionnaire))


def analysis_of(
    questionnaire: Questionnaire, by: str | None = None, *, weights: bool = False
) -> "Analysis":
    """Return what may be published, overall or by the groups of a question.

    What is withheld is judged over every grouping the room can show, in the same order whoever
    looked at which before: each is judged with those before it, so that no two pages can be
    subtracted and the same cell is withheld each time.

    Raises:
        StillOpen: the questionnaire is not closed.
        NoMargins and others of core/surveys/raking.py: weights are wanted and cannot be had.
    """
    if not questionnaire.is_closed:
        raise StillOpen
    key = _key(questionnaire, by, weights)
    found: Analysis | None = cache.get(key)
    if found is None:
        found = _analyse(questionnaire, by, weights)
        cache.set(key, found, REMEMBERED_SECONDS)
    return found


def _analyse(questionnaire: Questionnaire, by: str | None, weights: bool) -> "Analysis":
    # Loads scipy: not before somebody asks for a result.
    from zhibu.core.surveys.analysis import analyse  # noqa: PLC0415
    from zhibu.core.surveys.disclosure_weights import coarsened  # noqa: PLC0415

    answers = answers_of(questionnaire)
    order: list[str | None] = [None, *(one.id for one in groupings_of(questionnaire))]
    found = analyse(
        answers,
        frame=frame_of(questionnaire),
        by=by,
        weights=weights,
        # Later groupings are judged with this one, not it with them; weights with all.
        published=order if weights or by not in order else order[: order.index(by) + 1],
    )
    return coarsened(found, answers.codebook) if weights else found


def _key(questionnaire: Questionnaire, by: str | None, weights: bool) -> str:
    """Name what the analysis follows from; the keys of boxes are drawn and never come again."""
    boxes = Box.objects.filter(zone_id=questionnaire.zone_id, questionnaire=questionnaire)
    told = (
        f"{questionnaire.content}|{questionnaire.population}|{questionnaire.margins}|{by}|"
        f"{weights}|{sorted(boxes.values_list('pk', 'held'))}"
    )
    return f"results:{questionnaire.pk}:{sha256(told.encode()).hexdigest()}"
