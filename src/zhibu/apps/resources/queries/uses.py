"""Who used a room over a year: plain sums by agency in the order of names, never a ranking."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Employment, Person
from zhibu.apps.organisation.naming import in_pinyin
from zhibu.apps.resources.models import Room
from zhibu.apps.resources.queries.lists import Line
from zhibu.apps.resources.queries.taken import Taking, room_takings

BACK = relativedelta(months=12)
AHEAD = timedelta(days=60)
AN_HOUR = timedelta(hours=1)
TITLES = 20
"""How many titles the page shows, the latest."""

Titler = Callable[[Viewer, Collection[int]], dict[int, tuple[str, str]]]
"""Returns by primary key of a meeting what it was about and where it is read."""
_titlers: list[Titler] = []


def also_titles(titler: Titler) -> Titler:
    """Ask `titler` too what meetings were about, as far as a viewer may know."""
    _titlers.append(titler)
    return titler


@dataclass(frozen=True, kw_only=True)
class UseByOne:
    """What one agency, or whoever a booking names, used the room for."""

    who: str
    meetings: int
    bookings: int
    hours: float
    what: str
    """Kinds of meetings with their numbers, in words."""


@dataclass(frozen=True, kw_only=True)
class Titled:
    """A meeting in the room whose title the viewer may know."""

    on: date
    what: str
    title: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Uses:
    """A year of a room; `times` and `hours` count what several share once."""

    since: date
    until: date
    by_one: tuple[UseByOne, ...]
    times: int
    hours: float
    titled: tuple[Titled, ...]


@dataclass(frozen=True, kw_only=True)
class Guest:
    """Somebody of another agency who is to come, for those who keep the room."""

    line: Line
    booked_by: str


def uses_of(room: Room, *, viewer: Viewer, on: date) -> Uses:
    """Return who used a room in the twelve months up to the day before.

    A meeting counts for the agency of its branch, a booking for the user it names.
    """
    since, until = on - BACK, on - timedelta(days=1)
    takings = room_takings([room.pk], since=since, until=until)
    by_one: dict[str, list[Taking]] = defaultdict(list)
    for taking in takings:
        by_one[taking.agency or taking.who].append(taking)
    events = {(taking.event, taking.start): taking for taking in takings}
    return Uses(
        since=since,
        until=until,
        by_one=tuple(_use(who, by_one[who]) for who in sorted(by_one, key=in_pinyin)),
        times=len(events),
        hours=_hours(events.values()),
        titled=_titled(takings, viewer),
    )


def guests_of(room: Room, *, on: date) -> list[Guest]:
    """Return who of other agencies is to come in the weeks ahead, and who booked it."""
    takings = room_takings([room.pk], since=on, until=on + AHEAD)
    bookers = Person.objects.filter(pk__in={one.booked_by for one in takings if one.booked_by})
    names = {person.pk: person.name for person in bookers}
    works = Employment.objects.on(on).filter(agency=room.agency_id, person__in=names)
    own = set(works.values_list("person_id", flat=True))
    return [
        Guest(
            line=Line(taking=one, day=one.start.date(), may_give_back=False),
            booked_by=names.get(one.booked_by or 0, ""),
        )
        for one in takings
        if one.booked_by not in own and (one.agency or one.who) != room.agency.label
    ]


def _use(who: str, takings: list[Taking]) -> UseByOne:
    kinds = Counter(taking.what for taking in takings if taking.what)
    return UseByOne(
        who=who,
        meetings=sum(taking.meeting_id is not None for taking in takings),
        bookings=sum(taking.booking_id is not None for taking in takings),
        hours=_hours(takings),
        what="；".join(f"{kind} {kinds[kind]} 次" for kind in sorted(kinds)),
    )


def _hours(takings: Iterable[Taking]) -> float:
    return sum(((one.end - one.start) / AN_HOUR for one in takings), 0.0)


def _titled(takings: list[Taking], viewer: Viewer) -> tuple[Titled, ...]:
    ids = [taking.meeting_id for taking in takings if taking.meeting_id]
    told = {key: told for titler in _titlers for key, told in titler(viewer, ids).items()}
    found = []
    for taking in reversed(takings):
        if taking.meeting_id in told:
            title, url = told[taking.meeting_id]
            found.append(Titled(on=taking.start.date(), what=taking.what, title=title, url=url))
    return tuple(found[:TITLES])
