"""The calendar a zone works by."""

from zhibu.apps.workdays.models import SettledYear, WorkdayOverride
from zhibu.core.workdays.calendar import WorkCalendar


def calendar_of(zone_id: int) -> WorkCalendar:
    """Return the national calendar with the zone's corrections, in two queries."""
    overrides = WorkdayOverride.objects.filter(zone_id=zone_id)
    years = SettledYear.objects.filter(zone_id=zone_id).values_list("year", flat=True)
    return WorkCalendar(
        overrides=dict(overrides.values_list("day", "is_workday")), settled_years=frozenset(years)
    )
