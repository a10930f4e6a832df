"""Rooms and lecturers as the problem knows them, with when they are taken."""

from collections.abc import Collection, Iterable
from datetime import date

from zhibu.apps.meetings.queries.taken import taken_lecturers, taken_rooms
from zhibu.apps.resources import models
from zhibu.core.timetabling.instance import Lecturer, Room


def rooms_of(
    rooms: Iterable[models.Room], *, zone_id: int, span: tuple[date, date], besides: Collection[int]
) -> tuple[Room, ...]:
    """Return the rooms; each belongs to its agency."""
    taken = taken_rooms(zone_id, *span, besides=besides)
    return tuple(
        Room(
            id=str(room.pk),
            name=room.name,
            seats=room.seats,
            has_video=room.has_video,
            owner=unit_of(room.agency_id),
            bookings=taken.get(room.pk, ()),
        )
        for room in rooms
    )


def lecturers_of(
    lecturers: Iterable[models.Lecturer],
    *,
    zone_id: int,
    span: tuple[date, date],
    besides: Collection[int],
    people: Collection[int],
) -> tuple[Lecturer, ...]:
    """Return the lecturers; one who is among the people is the same human."""
    taken = taken_lecturers(zone_id, *span, besides=besides)
    return tuple(
        Lecturer(
            id=str(one.pk),
            name=one.name,
            busy=taken.get(one.pk, ()),
            person=str(one.person_id) if one.person_id in people else None,
        )
        for one in lecturers
    )


def unit_of(agency_id: int) -> str:
    """Return the name the problem knows an agency's people and rooms by."""
    return f"agency-{agency_id}"
