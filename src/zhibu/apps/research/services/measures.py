"""What is done about a finding: taken on, done, given up."""

from datetime import date

from zhibu.apps.organisation.models import Person
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.research.models import Finding, Measure
from zhibu.core.refusals import Refusal


class NotOfThisZone(Refusal):
    """Somebody of another zone was to carry the measure out."""

    code = "research.not-of-this-zone"


def add_measure(
    *,
    finding: Finding,
    text: str,
    owner: Person,
    due_on: date,
    watched: Questionnaire | None = None,
    watched_question: str = "",
    watched_code: str = "",
) -> Measure:
    """Let somebody of the zone carry a measure out by a day.

    Raises:
        NotOfThisZone: the person belongs to another zone.
    """
    if owner.zone_id != finding.zone_id:
        raise NotOfThisZone("负责人要是本协作区的同志。")
    return Measure.objects.create(
        zone_id=finding.zone_id,
        finding=finding,
        text=text,
        owner=owner,
        due_on=due_on,
        watched=watched,
        watched_question=watched_question,
        watched_code=watched_code,
    )


def finish_measure(*, measure: Measure, done_on: date, outcome: str) -> None:
    """Record that a measure is done and what came of it."""
    measure.done_on, measure.outcome = done_on, outcome
    measure.save(update_fields=["done_on", "outcome"])


def reopen_measure(*, measure: Measure) -> None:
    """Take a measure up again."""
    measure.done_on = None
    measure.save(update_fields=["done_on"])


def delete_measure(*, measure: Measure) -> None:
    """Give a measure up that should not have been written down."""
    measure.delete()
