"""Sending an answer: the code is used up, the answer goes into a box, the draft is gone."""

from datetime import date

from django.db import transaction

from zhibu.apps.answering.adapters import tidied
from zhibu.apps.answering.codes import draft_lookup, ticket_digest
from zhibu.apps.answering.models import Draft, Ticket
from zhibu.apps.answering.queries.counts import answered_count
from zhibu.apps.answering.refusals import AllAnswered, CodeNotGood, NotOpen
from zhibu.apps.answering.remnants import leave_none
from zhibu.apps.answering.services.boxes import put
from zhibu.apps.answering.services.tickets import locked
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.core.surveys.answers import Response


@transaction.atomic
def submit(*, questionnaire: Questionnaire, code: str, response: Response, on: date) -> None:
    """Take one answer for one code; an answer that skips everything is taken too.

    Raises:
        NotOpen: the questionnaire is not open on the day.
        CodeNotGood: the code is used up, unknown or of another questionnaire.
        AllAnswered: as many answers as people are there already.
    """
    locked(questionnaire)
    if not questionnaire.takes_answers(on):
        raise NotOpen
    of_it = {"zone_id": questionnaire.zone_id, "questionnaire": questionnaire}
    ticket = Ticket.objects.filter(**of_it, digest=ticket_digest(code, questionnaire.pk))
    deleted, _by_model = ticket.delete()
    if not deleted:
        raise CodeNotGood
    if answered_count(questionnaire) >= (questionnaire.population or 0):
        raise AllAnswered(questionnaire.population or 0)
    put(questionnaire, [tidied(questionnaire, response)])
    leave_none()
    Draft.objects.filter(**of_it, lookup=draft_lookup(code, questionnaire.pk)).delete()
