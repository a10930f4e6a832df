"""Each rule between sessions: what breaks it is refused, what just keeps it is allowed."""

import pytest
from tests.core.timetabling.asking import assert_both_allow, assert_both_refuse
from tests.core.timetabling.instances import (
    busy,
    day,
    held,
    item,
    people,
    place,
    problem,
    timetable,
)

from zhibu.core.timetabling.instance import Lecturer, Mode, Reach, Room, Spacing

ONLINE = Mode.ONLINE


def one_away(**facts):
    """A talk on Monday morning, from which ann is away."""
    who = (*people("ann", busy=(busy(0, 0, 13),)), *people("bob"))
    return problem(item("talk", minutes=120, **facts), who=who)


def with_make_up(*starts):
    make_ups = [(place(*start, ONLINE), ["ann"]) for start in starts]
    return timetable(held("talk", place(0, 9), *make_ups))


def test_a_make_up_session_follows_the_main_one_within_its_days():
    instance = one_away(make_up_days=2)
    assert_both_allow(instance, with_make_up((0, 14)))
    assert_both_allow(instance, with_make_up((2, 14)))
    assert_both_refuse(instance, with_make_up((3, 14)), "make_up")


def test_a_make_up_session_does_not_run_beside_the_main_one_or_before():
    who = (*people("ann", reach=Reach.VISIT), *people("bob"))
    instance = problem(item("talk", minutes=120), who=who)
    at = lambda hour: timetable(  # noqa: E731 -- said in a word
        held("talk", place(0, 14), (place(0, hour, Mode.VISIT), ["ann"]))
    )
    assert_both_refuse(instance, at(15), "make_up")
    assert_both_refuse(instance, at(10), "make_up")


def two_talks(first, second, **facts):
    """Two talks with nobody in common, one at each placement."""
    who = people("ann", "bob", "cat")
    items = (item("one", who=["ann"], **facts), item("two", who=["bob"], **facts))
    return problem, items, who, timetable(held("one", first), held("two", second))


@pytest.mark.parametrize(("hour", "is_allowed"), [(9, False), (10, True)])
def test_a_room_holds_one_session_at_a_time(hour, is_allowed):
    make, items, who, both = two_talks(
        place(0, 9, room="hall"), place(0, hour, room="hall"), rooms=("hall", "attic")
    )
    instance = make(*items, who=who, rooms=(Room(id="hall", seats=9), Room(id="attic", seats=9)))
    if is_allowed:
        assert_both_allow(instance, both)
    else:
        assert_both_refuse(instance, both, "room_free")


@pytest.mark.parametrize(("hour", "is_allowed"), [(11, False), (16, True)])
def test_many_sessions_share_a_room_one_after_the_other(hour, is_allowed):
    names = [f"p{number}" for number in range(6)]
    items = [item(f"of {one}", who=[one], rooms=("hall",)) for one in names]
    instance = problem(*items, who=people(*names), rooms=(Room(id="hall", seats=9),))
    hours = (9, 10, 11, 14, 15, hour)
    both = timetable(
        *(held(one.id, place(0, at, room="hall")) for one, at in zip(items, hours, strict=True))
    )
    if is_allowed:
        assert_both_allow(instance, both)
    else:
        assert_both_refuse(instance, both, "room_free")


@pytest.mark.parametrize(("hour", "is_allowed"), [(9, False), (10, True)])
def test_a_lecturer_speaks_in_one_place_at_a_time(hour, is_allowed):
    make, items, who, both = two_talks(
        place(0, 9, lecturer="lee"), place(0, hour, lecturer="lee"), lecturers=("lee",)
    )
    instance = make(*items, who=who, lecturers=(Lecturer(id="lee"),))
    if is_allowed:
        assert_both_allow(instance, both)
    else:
        assert_both_refuse(instance, both, "lecturer")


@pytest.mark.parametrize(("hour", "is_allowed"), [(9, False), (10, True)])
def test_a_lecturer_does_not_speak_while_invited_elsewhere(hour, is_allowed):
    items = (item("one", who=["ann"], lecturers=("lee",)), item("two", who=["bob"]))
    lee = Lecturer(id="lee", person="bob")
    instance = problem(*items, who=people("ann", "bob"), lecturers=(lee,))
    both = timetable(held("one", place(0, 9, lecturer="lee")), held("two", place(0, hour)))
    if is_allowed:
        assert_both_allow(instance, both)
    else:
        assert_both_refuse(instance, both, "lecturer")


def test_a_lecturer_may_speak_at_the_session_they_are_invited_to():
    lee = Lecturer(id="lee", person="ann")
    instance = problem(item(lecturers=("lee",)), lecturers=(lee,))
    assert_both_allow(instance, timetable(held("talk", place(0, 9, lecturer="lee"))))


@pytest.mark.parametrize(("hour", "is_allowed"), [(9, False), (10, False), (11, True)])
def test_sessions_that_share_a_person_do_not_overlap(hour, is_allowed):
    instance = problem(
        item("one", who=["ann", "bob"], minutes=120),
        item("two", who=["bob"]),
        who=people("ann", "bob"),
    )
    both = timetable(held("one", place(0, 9)), held("two", place(0, hour)))
    if is_allowed:
        assert_both_allow(instance, both)
    else:
        assert_both_refuse(instance, both, "clash")


def test_a_make_up_session_does_not_overlap_what_its_people_are_invited_to():
    who = (*people("ann", busy=(busy(0),)), *people("bob"))
    instance = problem(item("talk"), item("other", who=["bob"]), who=who)
    at = lambda hour: timetable(  # noqa: E731 -- said in a word
        held("talk", place(0, 9), (place(1, 9, ONLINE), ["ann"])), held("other", place(1, hour))
    )
    assert_both_refuse(instance, at(9), "clash")
    assert_both_allow(instance, at(10))


def weeks(limit, **facts):
    who = (*people("ann", weekly_limit=limit, **facts), *people("bob"))
    names = ("one", "two", "three")
    return problem(*(item(name, last=11, modes=tuple(Mode)[:3]) for name in names), who=who)


def test_nobody_is_asked_more_often_a_week_than_the_limit():
    three = [held(name, place(number, 9)) for number, name in enumerate(("one", "two", "three"))]
    assert_both_refuse(weeks(None), timetable(*three), "week")
    assert_both_refuse(weeks(1), timetable(*three[:2]), "week")
    assert_both_allow(weeks(None), timetable(*three[:2]))
    assert_both_allow(weeks(1), timetable(three[0], held("two", place(7, 9))))


def test_a_main_session_somebody_cannot_be_at_does_not_count_but_its_make_up_does():
    instance = weeks(1, busy=(busy(0),))
    two = held("two", place(1, 9))
    assert_both_allow(instance, timetable(held("one", place(0, 9)), two))
    make_up = held("one", place(0, 9), (place(2, 9, ONLINE), ["ann"]))
    assert_both_refuse(instance, timetable(make_up, two), "week")
    next_week = held("one", place(0, 9), (place(7, 9, ONLINE), ["ann"]))
    assert_both_allow(instance, timetable(next_week, two))


@pytest.mark.parametrize(
    ("number", "is_allowed"), [(0, False), (1, False), (2, True), (3, True), (4, False)]
)
def test_neighbours_of_a_spacing_lie_so_many_days_apart(number, is_allowed):
    spacing = Spacing(items=("one", "two"), min_days=2, max_days=3)
    instance = problem(item("one"), item("two"), spacings=(spacing,))
    both = timetable(held("one", place(0, 9)), held("two", place(number, 14)))
    if is_allowed:
        assert_both_allow(instance, both)
    else:
        assert_both_refuse(instance, both, "spacing")


def test_a_spacing_binds_only_what_is_placed():
    spacing = Spacing(items=("one", "two"), min_days=4)
    instance = problem(item("one"), item("two", last=1), spacings=(spacing,), who=None)
    assert_both_allow(instance, timetable(held("two", place(0, 9))))
    assert day(0) == instance.first
