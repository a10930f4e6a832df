"""The answers themselves, for the room of results alone and only after the end."""

from zhibu.apps.answering.canonical import in_order
from zhibu.apps.answering.models import Box
from zhibu.apps.answering.refusals import StillOpen
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.core.surveys.answers import Response


def responses_of(questionnaire: Questionnaire) -> tuple[Response, ...]:
    """Return every answer, ordered by what it says.

    Raises:
        StillOpen: the questionnaire is not closed.
    """
    if not questionnaire.is_closed:
        raise StillOpen
    boxes = Box.objects.filter(zone_id=questionnaire.zone_id, questionnaire=questionnaire)
    answers = [answer for held in boxes.values_list("answers", flat=True) for answer in held]
    return tuple(
        {column: tuple(values) for column, values in answer.items()} for answer in in_order(answers)
    )
