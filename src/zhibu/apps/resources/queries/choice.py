"""Which rooms and lecturers a branch may choose from."""

from django.db.models import Q, QuerySet

from zhibu.apps.organisation.models import Agency
from zhibu.apps.resources.models import Lecturer, Room

TO_BOOK = Q(is_closed=False, is_bookable=True)
"""Rooms in use that somebody can have alone; walls and open corners are none."""


def rooms_for(agency: Agency, *, besides: int | None = None) -> QuerySet[Room]:
    """Return the rooms an agency may book: its own first, then the zone's shared ones.

    `besides` is the primary key of one room that is offered whatever became of it: the one a
    meeting stands in already.
    """
    usable = TO_BOOK & (Q(agency=agency) | Q(is_shared=True))
    found = Room.objects.filter(usable | Q(pk=besides), zone_id=agency.zone_id)
    is_own = Q(agency=agency)
    return found.select_related("agency").alias(own=is_own).order_by("-own", "agency_id", "name")


def lecturers_for(agency: Agency, *, besides: int | None = None) -> QuerySet[Lecturer]:
    """Return the lecturers an agency may ask; `besides` as in `rooms_for`."""
    usable = Q(is_closed=False) & (Q(agency=agency) | Q(is_shared=True))
    found = Lecturer.objects.filter(usable | Q(pk=besides), zone_id=agency.zone_id)
    return found.select_related("agency", "person")
