"""Names on record in a zone, which must not leave the room."""

from zhibu.apps.interviews.models import Interview
from zhibu.apps.organisation.models import Agency, Branch, Person
from zhibu.core.coding.anonymising import AGENCY, BRANCH, PERSON, Known


def names_of_zone(zone_id: int) -> tuple[Known, ...]:
    """Return people, agencies and branches of the zone with the roles that replace them."""
    people = Person.objects.filter(zone_id=zone_id).values_list("name", flat=True)
    agencies = Agency.objects.filter(zone_id=zone_id).values_list("name", "short_name")
    branches = Branch.objects.filter(zone_id=zone_id).values_list("name", flat=True)
    known = [Known(name, PERSON) for name in people]
    known += [Known(name, AGENCY) for pair in agencies for name in pair if name]
    known += [Known(name, BRANCH) for name in branches]
    return tuple(dict.fromkeys(known))


def known_names(interview: Interview) -> tuple[Known, ...]:
    """Return the names of the zone and the real name of the one interviewed."""
    known = names_of_zone(interview.zone_id)
    if hasattr(interview, "interviewee"):
        known += (Known(interview.interviewee.name, PERSON),)
    return tuple(dict.fromkeys(known))
