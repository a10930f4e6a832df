"""Who may carry a measure out: anybody of the zone, found by name."""

from django.db.models import QuerySet

from zhibu.apps.organisation.models import Person
from zhibu.apps.organisation.naming import search_key
from zhibu.apps.research.models import Finding

MOST_SHOWN = 30


def possible_owners(finding: Finding, typed: str) -> QuerySet[Person]:
    """Return people of the zone whose name fits; nobody when nothing was typed.

    A team sees the names it looks for and nothing else of the people.
    """
    key = search_key(typed)
    if not key:
        return Person.objects.none()
    fitting = Person.objects.filter(zone_id=finding.zone_id, search_text__contains=key)
    return fitting.order_by("name", "pk")[:MOST_SHOWN]
