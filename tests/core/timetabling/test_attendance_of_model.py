"""Whom a make-up session may be asked to serve."""

import pytest
from tests.core.timetabling.asking import assert_both_allow, assert_both_refuse
from tests.core.timetabling.instances import (
    busy,
    held,
    item,
    people,
    place,
    problem,
    timetable,
)

from zhibu.core.timetabling.instance import Mode, Reach, Room


def away(*names, reach=Reach.ANY, **facts):
    """A talk from which these are away on Monday; bob is not."""
    who = (*people(*names, busy=(busy(0),), reach=reach), *people("bob"))
    talk = item("talk", who=[one.id for one in who], **facts.pop("talk", {}))
    return problem(talk, who=who, **facts)


def asked(*groups, mode=Mode.ONLINE, room=None):
    make_ups = [(place(n, 9, mode, room=room), who) for n, who in enumerate(groups, start=1)]
    return timetable(held("talk", place(0, 9), *make_ups))


def test_only_who_is_not_at_the_main_session_and_free_is_asked():
    instance = away("ann")
    assert_both_allow(instance, asked(["ann"]))
    ann = people("ann", busy=(busy(0), busy(1)))
    assert_both_refuse(problem(item(), who=(*ann, *people("bob"))), asked(["ann"]), "asked")


def test_only_whom_the_mode_reaches_is_asked():
    instance = away("ann", reach=Reach.IN_PERSON)
    assert_both_allow(instance, asked(["ann"], mode=Mode.VISIT))
    assert_both_refuse(instance, asked(["ann"]), "asked")


def test_somebody_is_asked_to_one_session_of_the_item_only():
    instance = away("ann", "cat", talk={"make_ups": 2})
    assert_both_allow(instance, asked(["ann"], ["cat"]))
    assert_both_refuse(instance, asked(["ann"], ["ann", "cat"]), "asked")


@pytest.mark.parametrize(("places", "is_allowed"), [(1, False), (2, True)])
def test_a_visit_reaches_so_many(places, is_allowed):
    instance = away("ann", "cat", reach=Reach.VISIT, visit_places=places)
    both = asked(["ann", "cat"], mode=Mode.VISIT)
    if is_allowed:
        assert_both_allow(instance, both)
    else:
        assert_both_refuse(instance, both, "asked")


@pytest.mark.parametrize(("seats", "is_allowed"), [(1, False), (2, True)])
def test_a_make_up_room_seats_those_asked(seats, is_allowed):
    rooms = (Room(id="hall", seats=9), Room(id="nook", seats=seats))
    instance = away("ann", "cat", talk={"rooms": ("hall", "nook")}, rooms=rooms)
    make_up = (place(1, 9, room="nook"), ["ann", "cat"])
    both = timetable(held("talk", place(0, 9, room="hall"), make_up))
    if is_allowed:
        assert_both_allow(instance, both)
    else:
        assert_both_refuse(instance, both, "seats")
