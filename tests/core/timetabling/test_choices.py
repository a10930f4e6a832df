"""What one session may be: each rule of a session alone, refused and allowed."""

from dataclasses import replace

import pytest
from tests.core.timetabling.asking import broken, lets_stand
from tests.core.timetabling.instances import (
    at,
    busy,
    day,
    held,
    item,
    people,
    place,
    problem,
    timetable,
)

from zhibu.core.timetabling.choices import main_choices, make_up_choices
from zhibu.core.timetabling.free import FreeTimes
from zhibu.core.timetabling.instance import Lecturer, Mode, Reach, Room
from zhibu.core.workdays.calendar import WorkCalendar

HALL = Room(id="hall", seats=2, has_video=True)
ANYHOW = (Mode.IN_PERSON, Mode.HYBRID, Mode.ONLINE)
LATE = place(5, 18)
"""A Saturday evening."""


def allows(instance, placement):
    """Whether the tables allow a placement; the judge must say the same."""
    timetabled = timetable(held("talk", placement))
    allowed = lets_stand(instance, timetabled)
    assert allowed == (broken(instance, timetabled) == set())
    return allowed


def mains(instance):
    return main_choices(instance, instance.items[0], FreeTimes(instance))


CASES = {
    "days": (problem(item(last=1)), place(1, 9), place(2, 9)),
    "working days": (
        problem(item(), calendar=WorkCalendar(overrides={day(1): False})),
        place(0, 9),
        place(1, 9),
    ),
    "grid": (problem(item()), place(0, 10), place(0, 10, minute=30)),
    "end of the part": (problem(item(minutes=120)), place(0, 10), place(0, 11)),
    "tolerance": (problem(item(wanted=day(3), tolerance=1)), place(2, 9), place(1, 9)),
    "mode": (
        problem(item(modes=(Mode.ONLINE,))),
        place(0, 9, Mode.ONLINE),
        place(0, 9),
    ),
    "room": (problem(item(rooms=("hall",)), rooms=(HALL,)), place(0, 9, room="hall"), place(0, 9)),
    "video": (
        problem(
            item(modes=ANYHOW, rooms=("hall", "attic")),
            rooms=(HALL, replace(HALL, id="attic", has_video=False)),
        ),
        place(0, 9, Mode.HYBRID, room="hall"),
        place(0, 9, Mode.HYBRID, room="attic"),
    ),
    "seats": (
        problem(item(rooms=("hall", "nook")), rooms=(HALL, replace(HALL, id="nook", seats=1))),
        place(0, 9, room="hall"),
        place(0, 9, room="nook"),
    ),
    "bookings": (
        problem(item(rooms=("hall",)), rooms=(replace(HALL, bookings=(busy(0, 8, 10),)),)),
        place(0, 10, room="hall"),
        place(0, 9, room="hall"),
    ),
    "lecturer busy": (
        problem(item(lecturers=("lee",)), lecturers=(Lecturer(id="lee", busy=(busy(0, 8, 10),)),)),
        place(0, 10, lecturer="lee"),
        place(0, 9, lecturer="lee"),
    ),
    "announced": (
        problem(item(announced=LATE)),
        LATE,
        place(5, 17),
    ),
    "pinned": (
        problem(item(announced=place(1, 9), is_pinned=True)),
        place(1, 9),
        place(1, 10),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_breaks_the_rule_is_no_choice_and_what_keeps_it_is(name):
    instance, good, bad = CASES[name]
    assert allows(instance, good)
    assert not allows(instance, bad)


def quorum(*reaches, of=2, seats=9, online=False):
    names = [f"v{number}" for number in range(len(reaches))]
    who = [people(name, reach=reach)[0] for name, reach in zip(names, reaches, strict=True)]
    vote = item(who=names, voters=tuple(names), quorum=of, modes=ANYHOW, rooms=("hall",))
    rooms = (replace(HALL, seats=seats),)
    return problem(replace(vote, quorum_online=online), who=who, rooms=rooms)


IN_ROOM = {mode: place(0, 9, mode, room="hall") for mode in (Mode.IN_PERSON, Mode.HYBRID)}
ON_LINE = place(0, 9, Mode.ONLINE)


def test_a_quorum_in_person_counts_who_can_come():
    assert allows(quorum(Reach.ANY, Reach.IN_PERSON), IN_ROOM[Mode.IN_PERSON])
    assert not allows(quorum(Reach.ANY, Reach.ONLINE), IN_ROOM[Mode.IN_PERSON])


def test_a_quorum_in_a_hybrid_room_counts_seats_unless_online_counts():
    assert allows(quorum(Reach.ANY, Reach.ANY), IN_ROOM[Mode.HYBRID])
    assert not allows(quorum(Reach.ANY, Reach.ANY, seats=1), IN_ROOM[Mode.HYBRID])
    assert allows(quorum(Reach.ANY, Reach.ANY, seats=1, online=True), IN_ROOM[Mode.HYBRID])


def test_a_quorum_online_needs_that_online_counts():
    assert not allows(quorum(Reach.ANY, Reach.ONLINE), ON_LINE)
    assert allows(quorum(Reach.ANY, Reach.ONLINE, online=True), ON_LINE)


def test_a_hybrid_room_seats_all_who_cannot_follow_online():
    two = (Reach.IN_PERSON, Reach.IN_PERSON)
    assert allows(quorum(*two, of=0, seats=2), IN_ROOM[Mode.HYBRID])
    assert not allows(quorum(*two, of=0, seats=1), IN_ROOM[Mode.HYBRID])


def test_the_announced_start_keeps_its_place_when_others_go():
    choices = mains(problem(item(announced=place(2, 9))))
    assert choices.starts[choices.announced].at == at(2, 9)
    later = choices.without((busy(0), busy(1)))
    assert later.starts[later.announced].at == at(2, 9)
    assert choices.without((busy(2),)).announced is None


def test_make_up_sessions_end_with_their_days_and_are_never_hybrid():
    instance = problem(item(last=1, make_up_days=2, make_up_modes=(Mode.ONLINE,)))
    late = make_up_choices(instance, instance.items[0], FreeTimes(instance))
    assert {start.day for start in late.starts} == {day(number) for number in range(4)}
    assert late.modes == (Mode.ONLINE,)
