"""The places and themes of a zone, with how often they were used, by whom not told."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from zhibu.apps.activities.models import Base, Theme
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Zone
from zhibu.core.activities.past import years_before
from zhibu.core.activities.repetition import YEARS


def bases_of(zone: Zone, *, on: date, typed: str = "") -> QuerySet[Base]:
    """Return the places, those in use first, each with its activities of two years (`used`)."""
    since = years_before(on, YEARS)
    lately = Q(activities__held_on__gt=since) | Q(activities__meeting__on__gt=since)
    stands = ~Q(activities__meeting__state=Meeting.State.CANCELLED)
    fits = Q(name__icontains=typed) | Q(town__icontains=typed)
    found = Base.objects.filter(fits, zone=zone)
    return found.annotate(used=Count("activities", filter=lately & stands)).order_by(
        "is_closed", "is_away", "name", "pk"
    )


def themes_of(zone: Zone) -> QuerySet[Theme]:
    """Return the themes, each with how many activities are filed under it (`used`)."""
    return Theme.objects.filter(zone=zone).annotate(used=Count("activities")).order_by("pk")
