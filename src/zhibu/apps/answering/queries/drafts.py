"""What somebody with a code has so far."""

from zhibu.apps.answering.codes import draft_lookup, plain, ticket_digest, unseal
from zhibu.apps.answering.models import Draft, Ticket
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.core.surveys.answers import Response


def is_good(questionnaire: Questionnaire, code: str) -> bool:
    """Tell whether the code may still be used for the questionnaire."""
    if not plain(code):
        return False
    tickets = Ticket.objects.filter(zone_id=questionnaire.zone_id, questionnaire=questionnaire)
    return tickets.filter(digest=ticket_digest(code, questionnaire.pk)).exists()


def draft_of(questionnaire: Questionnaire, code: str) -> Response:
    """Return the answers kept so far, empty when there are none."""
    draft = Draft.objects.filter(
        zone_id=questionnaire.zone_id,
        questionnaire=questionnaire,
        lookup=draft_lookup(code, questionnaire.pk),
    ).first()
    content = unseal(draft.sealed, code, questionnaire.pk) if draft else None
    return {column: tuple(values) for column, values in (content or {}).items()}
