"""What is known about codes while they are given out: how many are left, never which."""

from dataclasses import dataclass

from zhibu.apps.answering.models import Claim, Collection, Slip
from zhibu.apps.answering.queries.counts import answered_count
from zhibu.apps.answering.services.tickets import spares_allowed
from zhibu.apps.questionnaires.models import Questionnaire


@dataclass(frozen=True, kw_only=True)
class Giving:
    """Where the giving out of codes stands."""

    population: int
    answered: int
    left: int
    """Codes nobody was given yet."""
    made: int
    spares: int
    """How many more may be made."""
    may_begin_anew: bool
    slug: str


def giving_of(questionnaire: Questionnaire) -> Giving | None:
    """Return where it stands, in four queries; None for a questionnaire that never opened."""
    collection = Collection.objects.filter(
        zone_id=questionnaire.zone_id, questionnaire=questionnaire
    ).first()
    if collection is None:
        return None
    of_it = {"zone_id": questionnaire.zone_id, "questionnaire": questionnaire}
    answered = answered_count(questionnaire)
    return Giving(
        population=questionnaire.population or 0,
        answered=answered,
        left=Slip.objects.filter(**of_it).count(),
        made=collection.made,
        spares=spares_allowed(questionnaire, collection),
        may_begin_anew=not answered and not Claim.objects.filter(**of_it).exists(),
        slug=collection.slug,
    )


def has_fetched(questionnaire: Questionnaire, person_id: int) -> bool:
    """Tell whether a person fetched a code; while the questionnaire is open this is known."""
    return Claim.objects.filter(
        zone_id=questionnaire.zone_id, questionnaire=questionnaire, person=person_id
    ).exists()
