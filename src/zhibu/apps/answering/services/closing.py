"""When answering ends, all that is left of it but the answers goes."""

from django.db import transaction

from zhibu.apps.answering.models import Claim, Collection, Draft, Slip, Ticket
from zhibu.apps.answering.remnants import leave_none
from zhibu.apps.questionnaires.models import Questionnaire


@transaction.atomic
def forget_the_rest(*, questionnaire: Questionnaire) -> None:
    """Delete unused codes, unsent drafts, and who fetched a code: nothing personal remains."""
    of_it = {"zone_id": questionnaire.zone_id, "questionnaire": questionnaire}
    leave_none()
    # Whoever is just sending an answer is waited for; whoever comes later finds it closed.
    Collection.objects.select_for_update(of=("self",)).filter(**of_it).first()
    for model in (Ticket, Slip, Draft, Claim):
        model._default_manager.filter(**of_it).delete()
