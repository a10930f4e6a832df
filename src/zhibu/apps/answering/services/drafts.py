"""Keeping an answer between its pages, readable only with the code."""

from datetime import date

from django.db import transaction

from zhibu.apps.answering.canonical import plain_response
from zhibu.apps.answering.codes import draft_lookup, seal
from zhibu.apps.answering.models import Draft
from zhibu.apps.answering.queries.drafts import is_good
from zhibu.apps.answering.refusals import CodeNotGood, NotOpen
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.core.surveys.answers import Response


@transaction.atomic
def keep_draft(*, questionnaire: Questionnaire, code: str, response: Response, on: date) -> None:
    """Keep the answers so far, in place of those kept before.

    Raises:
        NotOpen: the questionnaire is not open on the day.
        CodeNotGood: the code is used up, unknown or of another questionnaire.
    """
    if not questionnaire.takes_answers(on):
        raise NotOpen
    if not is_good(questionnaire, code):
        raise CodeNotGood
    Draft.objects.update_or_create(
        zone_id=questionnaire.zone_id,
        questionnaire=questionnaire,
        lookup=draft_lookup(code, questionnaire.pk),
        defaults={"sealed": seal(plain_response(response), code, questionnaire.pk)},
    )
