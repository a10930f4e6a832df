"""That somebody fetched a code, on the page 'my data'; which code, nobody can tell them."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.answering.models import Claim
from zhibu.apps.organisation.models import Person


@also_held
def claims_of(person: Person) -> Section:
    """Return the open questionnaires for which the person fetched a code."""
    found = Claim.objects.filter(zone_id=person.zone_id, person=person)
    return Section(
        "领取过答题码的问卷（问卷结束即删除）",
        ("问卷",),
        tuple(
            (claim.questionnaire.title,)
            for claim in found.select_related("questionnaire").order_by("questionnaire__title")
        ),
    )
