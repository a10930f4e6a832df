"""The rooms and lecturers of a zone as lists, and a room's week."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Zone
from zhibu.apps.resources.models import Lecturer, Room
from zhibu.apps.resources.queries.keepers import agencies_led_by
from zhibu.apps.resources.queries.taken import Taking, lecturer_takings, room_takings

AHEAD = timedelta(days=60)
"""How far ahead the list of lecturers names where they speak."""
DAYS = 7


SEARCHED = ("name", "agency__name", "agency__short_name", "where", "holds")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a list of rooms is asked for: words, a kind, only those lent to other agencies."""

    typed: str = ""
    kind: str = ""
    shared_only: bool = False

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return not (self.typed or self.kind or self.shared_only)

    @property
    def fits(self) -> Q:
        """The condition on a room."""
        words = Q()
        for name in SEARCHED:
            words |= Q(**{f"{name}__icontains": self.typed})
        kind = Q(kind=self.kind) if self.kind else Q()
        return words & kind & (Q(is_shared=True) if self.shared_only else Q())


EVERYTHING = Asked()


@dataclass(frozen=True, kw_only=True)
class RoomRow:
    """A room, and what takes it today."""

    room: Room
    today: tuple[Taking, ...]


@dataclass(frozen=True, kw_only=True)
class LecturerRow:
    """A lecturer, where they speak next, and whether the viewer may change the line."""

    lecturer: Lecturer
    ahead: tuple[Taking, ...]
    may_edit: bool


@dataclass(frozen=True, kw_only=True)
class Line:
    """A taking on one day, from when to when on that day; `may_give_back` to cancel it."""

    taking: Taking
    day: date
    may_give_back: bool

    @property
    def hours(self) -> str:
        """From when to when: 14:00—16:00; what lasts for days says so."""
        first, last = datetime.combine(self.day, time.min), datetime.combine(self.day, time.max)
        start = max(self.taking.start, first)
        if self.taking.end > last:
            return "全天" if start == first else f"{start:%H:%M}起"
        return f"{start:%H:%M}—{self.taking.end:%H:%M}"


@dataclass(frozen=True, kw_only=True)
class Day:
    """One day of a room's week."""

    day: date
    lines: tuple[Line, ...]


def rooms_of(zone: Zone, *, on: date, asked: Asked = EVERYTHING) -> list[RoomRow]:
    """Return the rooms of a zone, those in use first, in three queries."""
    rooms = Room.objects.filter(asked.fits, zone=zone).select_related("agency")
    shown = list(rooms.order_by("is_closed", "agency_id", "name"))
    today = _by_what(room_takings([room.pk for room in shown], since=on, until=on))
    return [RoomRow(room=room, today=tuple(_once(today[room.pk]))) for room in shown]


def lecturers_of(zone: Zone, *, viewer: Viewer, on: date, typed: str = "") -> list[LecturerRow]:
    """Return the lecturers of a zone, those still asked first, in three queries."""
    fits = Q(name__icontains=typed) | Q(topics__icontains=typed) | Q(agency__name__icontains=typed)
    found = Lecturer.objects.filter(fits, zone=zone).select_related("agency", "person")
    shown = list(found.order_by("is_closed", "name", "pk"))
    ahead = _by_what(lecturer_takings([one.pk for one in shown], since=on, until=on + AHEAD))
    own = agencies_led_by(viewer)
    keeps_all = zone.pk in viewer.coordinator_of
    return [
        LecturerRow(
            lecturer=one,
            ahead=tuple(_once(ahead[one.pk])),
            may_edit=keeps_all or one.agency_id in own,
        )
        for one in shown
    ]


def today_in(room: Room, *, on: date) -> list[Line]:
    """Return what takes a room today, in two queries."""
    takings = _once(room_takings([room.pk], since=on, until=on))
    return [Line(taking=taking, day=on, may_give_back=False) for taking in takings]


def week_of(room: Room, *, first: date, gives_back: bool, person_id: int | None) -> list[Day]:
    """Return a room's week from its Monday, in two queries.

    `gives_back`: whether the viewer may cancel any booking; one's own in any case.
    """
    last = first + timedelta(days=DAYS - 1)
    takings = list(_once(room_takings([room.pk], since=first, until=last)))
    return [
        Day(
            day=day,
            lines=tuple(
                Line(
                    taking=taking,
                    day=day,
                    may_give_back=taking.booking_id is not None
                    and (gives_back or (person_id is not None and taking.booked_by == person_id)),
                )
                for taking in takings
                if taking.overlaps(datetime.combine(day, time.min), datetime.combine(day, time.max))
            ),
        )
        for day in (first + timedelta(days=number) for number in range(DAYS))
    ]


def _by_what(takings: Iterable[Taking]) -> dict[int, list[Taking]]:
    found: dict[int, list[Taking]] = defaultdict(list)
    for taking in takings:
        found[taking.of].append(taking)
    return found


def _once(takings: Iterable[Taking]) -> Iterable[Taking]:
    """Name a joint event once, with every branch that takes part in it."""
    events: dict[tuple[str, datetime], list[Taking]] = defaultdict(list)
    for taking in takings:
        events[taking.event, taking.start].append(taking)
    return [
        one[0] if len(one) == 1 else one[0].of_all(taking.who for taking in one)
        for one in events.values()
    ]
