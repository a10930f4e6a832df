"""Small problems for the tests: made by hand, spoken of by weekday and hour; or random."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from zhibu.core.timetabling.instance import (
    Instance,
    Item,
    Lecturer,
    Mode,
    Person,
    Placement,
    Reach,
    Room,
    Spacing,
    Span,
)
from zhibu.core.timetabling.timetable import Held, MakeUp, Timetable
from zhibu.core.workdays.calendar import WorkCalendar

MONDAY = date(2026, 3, 2)


def day(number):
    """The so-many-th day after Monday 2 March 2026."""
    return MONDAY + timedelta(days=number)


def at(number, hour, minute=0):
    return datetime.combine(day(number), time(hour, minute))


def busy(number, since=0, until=23, why="出差"):
    return Span(at(number, since), at(number, until), why)


def people(*names, **facts):
    return tuple(Person(id=name, name=name, **facts) for name in names)


def item(name="talk", *, who=("ann", "bob"), minutes=60, first=0, last=4, **facts):
    return Item(
        id=name,
        name=facts.pop("called", f"{name} of all"),
        people=tuple(who),
        minutes=minutes,
        first=day(first),
        last=day(last),
        **facts,
    )


def problem(*items, who=None, days=12, **facts):
    who = people("ann", "bob") if who is None else who
    return Instance(first=MONDAY, last=day(days - 1), people=tuple(who), items=items, **facts)


def place(number, hour, mode=Mode.IN_PERSON, *, room=None, lecturer=None, minute=0):
    return Placement(start=at(number, hour, minute), mode=mode, room=room, lecturer=lecturer)


def held(name, main, *make_ups):
    """An item with its main placement and pairs of a placement and the people asked."""
    sessions = tuple(MakeUp(placement=where, people=tuple(who)) for where, who in make_ups)
    return Held(item=name, main=main, make_ups=sessions)


def timetable(*each):
    return Timetable(held=each)


MAIN_MODES = (Mode.IN_PERSON, Mode.HYBRID, Mode.ONLINE)
MAKE_UP_MODES = (Mode.ONLINE, Mode.IN_PERSON, Mode.VISIT)
TWO_PARTS = ((time(9), time(11)), (time(14), time(16)))
ODD_PART = ((time(9), time(10, 30)),)


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much of everything a random problem holds at most."""

    most_items: int = 3
    most_people: int = 4
    most_days: int = 8
    most_rooms: int = 2
    most_lecturers: int = 2
    most_make_ups: int = 2
    parts: tuple = (TWO_PARTS, ODD_PART)
    grains: tuple = (60, 60, 30)


SMALL = Size()
TINY = Size(
    most_people=3,
    most_days=3,
    most_rooms=1,
    most_lecturers=1,
    most_make_ups=1,
    most_items=2,
    parts=(TWO_PARTS[:1],),
    grains=(60,),
)


def subsets(values, min_size=0):
    return st.lists(st.sampled_from(values), unique=True, min_size=min_size).map(tuple)


def some(values, min_size=0):
    """Subsets of what may be an empty list."""
    return subsets(values, min_size) if values else st.just(())


@st.composite
def spans(draw, days):
    start = at(draw(st.integers(0, days - 1)), draw(st.integers(7, 17)))
    return Span(start, start + timedelta(hours=draw(st.sampled_from((1, 2, 1, 4, 30)))), "出差")


def busy_times(days, most=2):
    return st.lists(spans(days), max_size=most).map(tuple)


@st.composite
def random_people(draw, days, most):
    return tuple(
        Person(
            id=f"p{number}",
            name=f"第{number}人",
            unit=draw(st.sampled_from(("", "u1", "u2"))),
            busy=draw(busy_times(days)),
            reach=draw(st.sampled_from([Reach.ANY, *Reach])),
            weekly_limit=draw(st.sampled_from((None, None, None, None, 0, 1, 2))),
        )
        for number in range(draw(st.sampled_from((most, *range(1, most)))))
    )


@st.composite
def random_rooms(draw, days, most):
    return tuple(
        Room(
            id=f"r{number}",
            seats=draw(st.integers(1, 4)),
            has_video=draw(st.booleans()),
            owner=draw(st.sampled_from(("", "u1"))),
            bookings=draw(busy_times(days, most=2)),
        )
        for number in range(draw(st.integers(0, most)))
    )


@st.composite
def random_lecturers(draw, days, most, who):
    return tuple(
        Lecturer(
            id=f"l{number}",
            busy=draw(busy_times(days, most=2)),
            person=draw(st.sampled_from([None, *(person.id for person in who)])),
        )
        for number in range(draw(st.integers(0, most)))
    )


@st.composite
def random_placements(draw, days, rooms, lecturers):
    mode = draw(st.sampled_from(MAIN_MODES))
    return Placement(
        start=at(
            draw(st.integers(0, days - 1)),
            draw(st.integers(9, 16)),
            draw(st.sampled_from((0, 0, 30))),
        ),
        mode=mode,
        room=None if mode is Mode.ONLINE else draw(st.sampled_from([None, *rooms])),
        lecturer=draw(st.sampled_from([None, *lecturers])),
    )


@st.composite
def random_items(draw, number, ids, *, days, make_ups, parts):
    who, rooms, lecturers = ids
    invited = draw(subsets(who, min_size=1))
    voters = draw(st.one_of(st.just(()), subsets(invited)))
    wanted = draw(st.one_of(st.none(), st.integers(0, days - 1).map(day)))
    announced = draw(st.one_of(st.none(), st.none(), random_placements(days, rooms, lecturers)))
    first = draw(st.sampled_from((0, -3, 0, days - 1)))
    return Item(
        id=f"i{number}",
        unit=draw(st.sampled_from(("", "u1"))),
        people=invited,
        minutes=draw(st.sampled_from((60, 60, 30, 90, 120))),
        first=day(first),
        last=day(draw(st.sampled_from((days - 1, days + 1, max(first, 0), days - 1)))),
        voters=voters,
        quorum=draw(st.sampled_from((0, 0, len(voters), len(voters) // 2))),
        quorum_online=draw(st.booleans()),
        modes=draw(st.one_of(st.just(MAIN_MODES), subsets(MAIN_MODES, min_size=1))),
        rooms=draw(some(rooms)),
        lecturers=draw(some(lecturers)),
        make_ups=draw(st.sampled_from((make_ups, *range(make_ups)))),
        make_up_days=draw(st.sampled_from((5, 0, 1, 2))),
        make_up_modes=draw(st.one_of(st.just(MAKE_UP_MODES), subsets(MAKE_UP_MODES))),
        wanted=wanted,
        tolerance=None if wanted is None else draw(st.sampled_from((None, None, 0, 2))),
        part=draw(st.sampled_from((None, *range(len(parts))))),
        announced=announced,
        is_pinned=announced is not None and draw(st.sampled_from((False, False, True))),
    )


@st.composite
def random_spacings(draw, ids):
    if len(ids) < 2 or draw(st.sampled_from((True, True, False))):
        return ()
    least = draw(st.integers(0, 2))
    most = draw(st.one_of(st.none(), st.integers(least, 4)))
    order = draw(st.permutations(ids))
    return (Spacing(items=tuple(order), min_days=least, max_days=most),)


@st.composite
def random_problems(draw, size=SMALL, **changed):
    """Problems with every feature; small enough to be solved at once."""
    size = replace(size, **changed)
    days = draw(st.sampled_from((size.most_days, *range(1, size.most_days))))
    who = draw(random_people(days, size.most_people))
    rooms = draw(random_rooms(days, size.most_rooms))
    lecturers = draw(random_lecturers(days, size.most_lecturers, who))
    names = [[each.id for each in kind] for kind in (who, rooms, lecturers)]
    parts = draw(st.sampled_from(size.parts))
    items = tuple(
        draw(random_items(number, names, days=days, make_ups=size.most_make_ups, parts=parts))
        for number in range(draw(st.sampled_from((size.most_items, *range(1, size.most_items)))))
    )
    holiday = {day(0): False} if days > 1 and draw(st.sampled_from((False, False, True))) else {}
    return Instance(
        first=MONDAY,
        last=day(days - 1),
        people=who,
        items=items,
        rooms=rooms,
        lecturers=lecturers,
        spacings=draw(random_spacings([each.id for each in items])),
        calendar=WorkCalendar(overrides=holiday),
        parts=parts,
        grain=draw(st.sampled_from(size.grains)),
        weekly_limit=draw(st.sampled_from((3, 2, 1))),
        visit_places=draw(st.integers(1, 2)),
    )
