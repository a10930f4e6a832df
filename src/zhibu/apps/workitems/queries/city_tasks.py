"""The city's tasks of a zone, and how many items serve each."""

from datetime import date

from django.db.models import Count, F, Q, QuerySet

from zhibu.apps.organisation.models import Zone
from zhibu.apps.workitems.models import CityTask


def city_tasks_on(zone_id: int, day: date) -> QuerySet[CityTask]:
    """Return the city's tasks in force on a day: what items may be said to serve."""
    found: QuerySet[CityTask] = CityTask.objects.on(day)
    return found.filter(zone_id=zone_id)


def counted_tasks(zone: Zone) -> QuerySet[CityTask]:
    """Return all tasks of a zone, those in force first, with how many items serve each."""
    serving = Count("work_items", filter=Q(work_items__dropped_on=None))
    found: QuerySet[CityTask] = CityTask.objects.filter(zone=zone).annotate(serving=serving)
    return found.order_by(F("until").desc(nulls_first=True), "pk")
