"""Answers that come in another way: from paper, or from another survey site's export."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from zhibu.apps.answering.adapters import tidied
from zhibu.apps.answering.codes import ticket_digest
from zhibu.apps.answering.models import Ticket
from zhibu.apps.answering.queries.counts import answered_count
from zhibu.apps.answering.refusals import AllAnswered, NotOpen
from zhibu.apps.answering.remnants import leave_none
from zhibu.apps.answering.services.boxes import put
from zhibu.apps.answering.services.handing_out import draw
from zhibu.apps.answering.services.tickets import locked
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.core.surveys.answers import Response


@transaction.atomic
def receive(*, questionnaire: Questionnaire, responses: Sequence[Response], on: date) -> None:
    """Take answers given without a code; each uses up one that was not handed out.

    All or nothing. Raises:
        NotOpen: the questionnaire is not open on the day.
        AllAnswered: there would be more answers than people.
        NoCodesLeft: fewer codes are left than answers given.
    """
    locked(questionnaire)
    if not questionnaire.takes_answers(on):
        raise NotOpen
    population = questionnaire.population or 0
    if answered_count(questionnaire) + len(responses) > population:
        raise AllAnswered(population)
    digests = [
        ticket_digest(code, questionnaire.pk) for code in draw(questionnaire, len(responses))
    ]
    Ticket.objects.filter(
        zone_id=questionnaire.zone_id, questionnaire=questionnaire, digest__in=digests
    ).delete()
    put(questionnaire, [tidied(questionnaire, response) for response in responses])
    leave_none()
