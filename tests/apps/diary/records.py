"""Records of the diary for tests."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import factory
from factory.django import DjangoModelFactory
from tests.factories import PersonFactory

from zhibu.apps.diary import models

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(*parts: int) -> datetime:
    """Return a moment by the clock of Shanghai."""
    return datetime(*parts, tzinfo=SHANGHAI)


def clock(*parts: int) -> datetime:
    """Return what a clock on a wall in Shanghai shows then."""
    return at(*parts).replace(tzinfo=None)


class OfPerson(DjangoModelFactory):
    class Meta:
        abstract = True

    person = factory.SubFactory(PersonFactory)
    zone = factory.SelfAttribute("person.zone")


class BusyTimeFactory(OfPerson):
    class Meta:
        model = models.BusyTime

    starts_at = at(2026, 12, 1, 9)
    ends_at = at(2026, 12, 1, 12)
    why = models.Why.TRIP


class WeeklyBusyFactory(OfPerson):
    class Meta:
        model = models.WeeklyBusy

    since = date(2026, 11, 1)
    weekday = 1
    starts = time(9)
    ends = time(12)


class CalendarSourceFactory(OfPerson):
    class Meta:
        model = models.CalendarSource

    url = "https://calendar.example.com/private-key/basic.ics"
    host = "calendar.example.com"


class WayToTakePartFactory(OfPerson):
    class Meta:
        model = models.WayToTakePart

    reach = "visit"
