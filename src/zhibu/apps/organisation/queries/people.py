"""Who is where, on which day."""

from zhibu.apps.organisation.models import Affiliation, Person


def branch_ids_of(person: Person) -> frozenset[int]:
    """Return the branch the person is in, or the last one they were in."""
    last = (
        Affiliation.objects.filter(zone_id=person.zone_id, person=person)
        .order_by("-since", "-pk")
        .values_list("branch_id", flat=True)
        .first()
    )
    return frozenset() if last is None else frozenset({last})
