"""Giving codes to people: drawn at random, and forgotten the moment they are given."""

import secrets
from datetime import date

from django.db import transaction

from zhibu.apps.answering.models import Claim, Slip
from zhibu.apps.answering.refusals import AlreadyFetched, NoCodesLeft, NotOfTheZone, NotOpen
from zhibu.apps.answering.remnants import leave_none
from zhibu.apps.answering.services.tickets import locked
from zhibu.apps.organisation.models import Person
from zhibu.apps.questionnaires.models import Questionnaire


@transaction.atomic
def fetch_code(*, questionnaire: Questionnaire, person: Person, on: date) -> str:
    """Give a person a code, once; that they fetched one is kept, which one is not.

    Raises:
        NotOpen: the questionnaire is not open on the day.
        NotOfTheZone: the questionnaire asks another zone.
        AlreadyFetched: they fetched one before.
        NoCodesLeft: all are handed out.
    """
    locked(questionnaire)
    if not questionnaire.takes_answers(on):
        raise NotOpen
    if person.zone_id != questionnaire.zone_id:
        raise NotOfTheZone
    _claim, is_first = Claim.objects.get_or_create(
        zone_id=questionnaire.zone_id, questionnaire=questionnaire, person=person
    )
    if not is_first:
        raise AlreadyFetched
    return draw(questionnaire, 1)[0]


@transaction.atomic
def take_for_print(*, questionnaire: Questionnaire, count: int, on: date) -> list[str]:
    """Give codes to be printed and drawn like lots; nothing readable remains of them here.

    Raises:
        NotOpen: the questionnaire is not open on the day.
        NoCodesLeft: fewer are left.
    """
    locked(questionnaire)
    if not questionnaire.takes_answers(on):
        raise NotOpen
    return draw(questionnaire, count)


def draw(questionnaire: Questionnaire, count: int) -> list[str]:
    """Draw codes at random and delete them; the caller holds the transaction and the lock.

    Raises:
        NoCodesLeft: fewer are left.
    """
    left = Slip.objects.filter(zone_id=questionnaire.zone_id, questionnaire=questionnaire)
    slips = dict(left.values_list("pk", "code"))
    if len(slips) < count:
        raise NoCodesLeft(len(slips), count)
    drawn = secrets.SystemRandom().sample(sorted(slips), count)
    left.filter(pk__in=drawn).delete()
    leave_none()
    return [slips[key] for key in drawn]
