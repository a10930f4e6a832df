"""Rooms, bookings and lecturers."""

from datetime import datetime
from zoneinfo import ZoneInfo

import factory
from factory.django import DjangoModelFactory
from tests.factories import AgencyFactory

from zhibu.apps.resources.models import Lecturer, Room, RoomBooking

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(*parts: int) -> datetime:
    """Return a moment by the clock of Shanghai."""
    return datetime(*parts, tzinfo=SHANGHAI)


class RoomFactory(DjangoModelFactory):
    class Meta:
        model = Room

    agency = factory.SubFactory(AgencyFactory)
    zone = factory.SelfAttribute("agency.zone")
    name = factory.Sequence("{}楼会议室".format)
    seats = 30


class RoomBookingFactory(DjangoModelFactory):
    class Meta:
        model = RoomBooking

    room = factory.SubFactory(RoomFactory)
    zone = factory.SelfAttribute("room.zone")
    starts_at = at(2026, 11, 20, 14)
    ends_at = at(2026, 11, 20, 16)
    used_by = "办公室"


class LecturerFactory(DjangoModelFactory):
    class Meta:
        model = Lecturer

    agency = factory.SubFactory(AgencyFactory)
    zone = factory.SelfAttribute("agency.zone")
    name = "范老师"
