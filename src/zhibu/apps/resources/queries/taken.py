"""When rooms and lecturers are taken, whatever takes them.

Bookings are kept here; rooms above (meetings) tell of theirs by registering a reader, so
that nobody looks in one place only. Times are naive local wall times.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from zhibu.apps.resources.models import RoomBooking


@dataclass(frozen=True, kw_only=True)
class Taking:
    """A span in which a room or lecturer (`of`: primary key) is taken, and by whom.

    Takings of one `event` share what they take: a joint event of several branches sits in one
    room once, though each branch keeps its own record of it.
    """

    start: datetime
    end: datetime
    of: int
    who: str
    event: str
    booking_id: int | None = None
    meeting_id: int | None = None
    booked_by: int | None = None
    """Who booked it: primary key of a person."""
    agency: str = ""
    """The agency of the branch that meets; empty where a booking names no agency."""
    what: str = ""
    """The kind of meeting in words."""

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Whether it takes any of the time from `start` up to `end`."""
        return self.start < end and start < self.end

    def of_all(self, names: Iterable[str]) -> "Taking":
        """Return the same taking with the names of all who share it."""
        return replace(self, who="、".join(dict.fromkeys(names)))


OTHER_USE = "其他用途"
"""Who has a room when the booking does not say."""
Reader = Callable[[Collection[int], date, date], Iterable[Taking]]
_of_rooms: list[Reader] = []
_of_lecturers: list[Reader] = []


def also_takes_rooms(reader: Reader) -> Reader:
    """Ask `reader` too: which of these rooms are taken between two days, both included."""
    _of_rooms.append(reader)
    return reader


def also_takes_lecturers(reader: Reader) -> Reader:
    """Ask `reader` too: which of these lecturers are taken between two days, both included."""
    _of_lecturers.append(reader)
    return reader


def room_takings(room_ids: Collection[int], *, since: date, until: date) -> list[Taking]:
    """Return what takes these rooms, in order of time; one query for each kind of taking."""
    found = list(_bookings(room_ids, since, until))
    for reader in _of_rooms:
        found += reader(room_ids, since, until)
    return sorted(found, key=_in_order)


def lecturer_takings(lecturer_ids: Collection[int], *, since: date, until: date) -> list[Taking]:
    """Return what takes these lecturers, in order of time."""
    found = (reader(lecturer_ids, since, until) for reader in _of_lecturers)
    return sorted((taking for takings in found for taking in takings), key=_in_order)


def wall(moment: datetime) -> datetime:
    """Return a moment as the clock on the wall shows it, without a zone."""
    return timezone.localtime(moment).replace(tzinfo=None)


def _in_order(taking: Taking) -> tuple[datetime, datetime, int]:
    return taking.start, taking.end, taking.of


def _bookings(room_ids: Collection[int], since: date, until: date) -> Iterable[Taking]:
    first = timezone.make_aware(datetime.combine(since, time.min))
    end = timezone.make_aware(datetime.combine(until, time.min) + timedelta(days=1))
    rows = RoomBooking.objects.filter(room__in=room_ids, starts_at__lt=end, ends_at__gt=first)
    for booking in rows:
        yield Taking(
            start=wall(booking.starts_at),
            end=wall(booking.ends_at),
            of=booking.room_id,
            who=booking.used_by or OTHER_USE,
            event=f"booking-{booking.pk}",
            booking_id=booking.pk,
            booked_by=booking.booked_by_id,
        )
