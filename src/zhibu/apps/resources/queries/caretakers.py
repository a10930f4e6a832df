"""Whom to ask about a room, and what a sheet on the door may say of it."""

from datetime import date

from django.db.models import Q, QuerySet

from zhibu.apps.foundation.models import in_force
from zhibu.apps.organisation.models import Employment, Person
from zhibu.apps.organisation.queries.people import present_employment
from zhibu.apps.resources.models import Room


def office_of(room: Room) -> str:
    """Return where to ask, without a name; '' where nobody is named or who was has gone."""
    if room.caretaker is None:
        return ""
    work = present_employment(room.caretaker)
    if work is None or work.agency_id != room.agency_id:
        return ""
    return f"{work.agency.label}{work.section}"


def staff_to_ask(room: Room, *, on: date) -> QuerySet[Person]:
    """Return who may be named as the one to ask: in post at the agency, and whoever is named."""
    works = Q(
        in_force(on, "employments__"),
        employments__agency=room.agency_id,
        employments__status=Employment.Status.IN_POST,
    )
    people = Person.objects.filter(works | Q(pk=room.caretaker_id), zone_id=room.zone_id)
    return people.distinct().order_by("pk")
