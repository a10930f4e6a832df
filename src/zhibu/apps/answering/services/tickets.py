"""Making codes: one per person when the questionnaire opens, a few more for lost slips."""

import secrets

from django.db import transaction

from zhibu.apps.answering.codes import ticket_digest
from zhibu.apps.answering.models import Box, Claim, Collection, Draft, Slip, Ticket
from zhibu.apps.answering.refusals import CodesInUse, NotOpen, TooManySpares
from zhibu.apps.answering.remnants import leave_none
from zhibu.apps.answering.services.boxes import make_boxes
from zhibu.apps.feedback.codes import ALPHABET, new_code
from zhibu.apps.questionnaires.models import Questionnaire

SLUG_LENGTH = 10
"""About 49 bits, easy to type."""
FEWEST_SPARES = 5


@transaction.atomic
def prepare(*, questionnaire: Questionnaire) -> Collection:
    """Make address, boxes and one code per person, once; return how it collects.

    Raises:
        NotOpen: the questionnaire is a draft, closed, or asks nobody.
    """
    found = Collection.objects.filter(questionnaire=questionnaire).first()
    if found is not None:
        return found
    if questionnaire.is_draft or questionnaire.is_closed or not questionnaire.population:
        raise NotOpen
    collection = Collection.objects.create(
        zone_id=questionnaire.zone_id,
        questionnaire=questionnaire,
        slug="".join(secrets.choice(ALPHABET.lower()) for _ in range(SLUG_LENGTH)),
    )
    make_boxes(questionnaire, questionnaire.population)
    _make(collection, questionnaire, questionnaire.population)
    return collection


@transaction.atomic
def add_spares(*, questionnaire: Questionnaire, count: int) -> None:
    """Make more codes, for slips that were lost; answers still never exceed the people.

    Raises:
        TooManySpares: more than a fifth of the people, or five, would be spare.
    """
    collection = locked(questionnaire)
    allowed = spares_allowed(questionnaire, collection)
    if count > allowed:
        raise TooManySpares(allowed)
    _make(collection, questionnaire, count)


@transaction.atomic
def make_anew(*, questionnaire: Questionnaire) -> None:
    """Throw all codes away and make new ones, such as when a printed page was lost.

    Raises:
        CodesInUse: somebody fetched or used one.
    """
    collection = locked(questionnaire)
    of_it = {"zone_id": questionnaire.zone_id, "questionnaire": questionnaire}
    used = Box.objects.filter(**of_it, held__gt=0).exists()
    if used or Claim.objects.filter(**of_it).exists():
        raise CodesInUse
    for model in (Ticket, Slip, Draft):
        model._default_manager.filter(**of_it).delete()
    collection.made = 0
    leave_none()
    _make(collection, questionnaire, questionnaire.population or 0)


def spares_allowed(questionnaire: Questionnaire, collection: Collection) -> int:
    """Return how many more codes may be made."""
    population = questionnaire.population or 0
    return population + max(FEWEST_SPARES, population // 5) - collection.made


def locked(questionnaire: Questionnaire) -> Collection:
    """Return how the questionnaire collects, others kept waiting until the transaction ends.

    Raises:
        NotOpen: it does not collect, or was closed meanwhile.
    """
    collection = (
        Collection.objects.select_for_update(of=("self",))
        .filter(zone_id=questionnaire.zone_id, questionnaire=questionnaire)
        .first()
    )
    closed = Questionnaire.objects.filter(pk=questionnaire.pk, closed_on__isnull=False)
    if collection is None or closed.exists():
        raise NotOpen
    return collection


def _make(collection: Collection, questionnaire: Questionnaire, count: int) -> None:
    codes = [new_code() for _ in range(count)]
    of_it = {"zone_id": questionnaire.zone_id, "questionnaire": questionnaire}
    digests = sorted(ticket_digest(code, questionnaire.pk) for code in codes)
    Ticket.objects.bulk_create(Ticket(**of_it, digest=digest) for digest in digests)
    Slip.objects.bulk_create(Slip(**of_it, code=code) for code in codes)
    collection.made += count
    collection.save(update_fields=["made"])
