"""Rooms and lecturers as the problem knows them, with when they are taken."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from zhibu.apps.diary.queries.free_busy import Busy, busy_of
from zhibu.apps.meetings.queries.taken import taken_lecturers, taken_rooms
from zhibu.apps.resources import models
from zhibu.core.timetabling.instance import Lecturer, Room, Span


@dataclass(frozen=True, kw_only=True)
class When:
    """The days that are looked at, and whose takings do not count: meetings placed anew."""

    zone_id: int
    since: date
    until: date
    besides: Collection[int] = ()


def rooms_of(rooms: Iterable[models.Room], when: When) -> tuple[Room, ...]:
    """Return the rooms; each belongs to its agency."""
    taken = taken_rooms(when.zone_id, when.since, when.until, besides=when.besides)
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
    lecturers: Iterable[models.Lecturer], when: When, *, people: Collection[int]
) -> tuple[Lecturer, ...]:
    """Return the lecturers; one who is among the people is the same human.

    A lecturer of another branch brings the busy times of their own diary.
    """
    found = list(lecturers)
    taken = taken_lecturers(when.zone_id, when.since, when.until, besides=when.besides)
    others = [one.person_id for one in found if one.person_id and one.person_id not in people]
    diaries = busy_of(others, zone_id=when.zone_id, since=when.since, until=when.until)
    return tuple(
        Lecturer(
            id=str(one.pk),
            name=one.name,
            busy=(*taken.get(one.pk, ()), *_spans(diaries.get(one.person_id or 0, ()))),
            person=str(one.person_id) if one.person_id in people else None,
        )
        for one in found
    )


def _spans(diary: Iterable[Busy]) -> Iterable[Span]:
    return (Span(one.start, one.end, one.why) for one in diary)


def unit_of(agency_id: int) -> str:
    """Return the name the problem knows an agency's people and rooms by."""
    return f"agency-{agency_id}"
