"""The calendar a zone works by, and a year of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from zhibu.apps.workdays.models import SettledYear, WorkdayOverride
from zhibu.core.workdays.calendar import PUBLISHED_YEARS, WorkCalendar
from zhibu.core.workdays.special_days import MonthOfWork, months_of


@dataclass(frozen=True, kw_only=True)
class YearOfWork:
    """A year as a zone works it.

    `is_published`: the notice of the year is known; `is_settled`: it is not, and somebody
    entered all of it; neither: what is shown is guessed from the weekdays (暂算).
    """

    year: int
    months: tuple[MonthOfWork, ...]
    entered: tuple[WorkdayOverride, ...]
    is_published: bool
    is_settled: bool

    @property
    def is_provisional(self) -> bool:
        """Whether the days are guessed."""
        return not (self.is_published or self.is_settled)

    @property
    def worked(self) -> int:
        """Working days of the year."""
        return sum(month.worked for month in self.months)


def calendar_of(zone_id: int) -> WorkCalendar:
    """Return the national calendar with the zone's corrections, in two queries."""
    return _calendar(WorkdayOverride.objects.filter(zone_id=zone_id), zone_id)


def year_of(zone_id: int, year: int) -> YearOfWork:
    """Return a year as the zone works it, in two queries."""
    overrides = list(WorkdayOverride.objects.filter(zone_id=zone_id))
    calendar = _calendar(overrides, zone_id)
    reasons = {override.day: override.note for override in overrides}
    return YearOfWork(
        year=year,
        months=months_of(year, calendar, reasons),
        entered=tuple(override for override in overrides if override.day.year == year),
        is_published=year in PUBLISHED_YEARS,
        is_settled=year in calendar.settled_years,
    )


def _calendar(overrides: Iterable[WorkdayOverride], zone_id: int) -> WorkCalendar:
    years = SettledYear.objects.filter(zone_id=zone_id).values_list("year", flat=True)
    return WorkCalendar(
        overrides={override.day: override.is_workday for override in overrides},
        settled_years=frozenset(years),
    )
