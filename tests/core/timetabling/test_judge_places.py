"""The judge on when, how and where: one timetable that breaks a rule, and one that does not."""

import pytest
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

from zhibu.core.timetabling.instance import Mode, Person, Reach, Room, Span
from zhibu.core.timetabling.judge import judge
from zhibu.core.workdays.calendar import WorkCalendar

ONLINE, HYBRID, VISIT = Mode.ONLINE, Mode.HYBRID, Mode.VISIT
AWAY = Person(id="bob", name="鲍勃", busy=(busy(0),))


def codes(instance, *each):
    return [broken.code for broken in judge(instance, timetable(*each)).broken]


def said(instance, *each):
    (broken,) = judge(instance, timetable(*each)).broken
    return broken.said


def test_items_unknown_or_held_twice_are_named():
    instance = problem(item())
    once = held("talk", place(0, 9))
    assert codes(instance, once) == []
    assert codes(instance, once, held("talk", place(1, 9))) == ["items"]
    assert said(instance, held("walk", place(0, 9))) == "要安排的事项里没有“walk”。"


@pytest.mark.parametrize("number", [2, 3])
def test_days_within_the_window_of_the_item_are_kept(number):
    assert codes(problem(item(first=2, last=3)), held("talk", place(number, 9))) == []


@pytest.mark.parametrize("number", [1, 4])
def test_days_outside_the_window_of_the_item_are_broken(number):
    assert codes(problem(item(first=2, last=3)), held("talk", place(number, 9))) == ["days"]


def test_days_end_with_the_span_of_the_instance():
    assert codes(problem(item(last=30), days=2), held("talk", place(2, 9))) == ["days"]


def test_days_are_working_days():
    instance = problem(item(last=6), calendar=WorkCalendar(overrides={day(6): True}))
    assert codes(instance, held("talk", place(6, 9))) == []
    assert said(instance, held("talk", place(5, 9))) == (
        "“talk of all”（3月7日周六9:00）不在工作日。"
    )


def test_days_lie_within_the_tolerance_of_the_day_wanted():
    instance = problem(item(wanted=day(1), tolerance=1))
    assert codes(instance, held("talk", place(2, 9))) == []
    assert codes(instance, held("talk", place(3, 9))) == ["days"]


def test_days_and_grid_do_not_bind_what_stays_where_it_was_announced():
    kept = place(5, 19, minute=20)
    instance = problem(item(wanted=day(1), tolerance=0, announced=kept))
    assert codes(instance, held("talk", kept)) == []
    assert codes(instance, held("talk", place(5, 19, minute=21))) == ["days", "grid"]


@pytest.mark.parametrize(("hour", "minute"), [(9, 0), (10, 0), (14, 0)])
def test_grid_holds_for_whole_grains_within_a_part(hour, minute):
    instance = problem(item(minutes=120))
    assert codes(instance, held("talk", place(0, hour, minute=minute))) == []


@pytest.mark.parametrize(("hour", "minute"), [(8, 0), (9, 30), (11, 0), (12, 0), (16, 0)])
def test_grid_is_broken_between_grains_across_lunch_and_after_work(hour, minute):
    instance = problem(item(minutes=120))
    assert codes(instance, held("talk", place(0, hour, minute=minute))) == ["grid"]


def with_make_up(*make_ups, main=None, **facts):
    instance = problem(item(**facts), who=(*people("ann"), AWAY))
    return codes(instance, held("talk", main or place(0, 9), *make_ups))


def test_make_up_comes_after_the_main_session_within_its_days():
    assert with_make_up((place(1, 9, ONLINE), ["bob"])) == []
    assert with_make_up((place(3, 9, ONLINE), ["bob"]), make_up_days=3) == []
    assert with_make_up((place(4, 9, ONLINE), ["bob"]), make_up_days=3) == ["make_up"]


def test_make_up_does_not_start_before_the_main_session_ends():
    late = Person(id="bob", busy=(busy(0, 9, 10),))
    instance = problem(item(minutes=120), who=(*people("ann"), late))
    early = held("talk", place(0, 9), (place(0, 10, ONLINE), ["bob"]))
    assert codes(instance, early) == ["make_up"]
    assert codes(instance, held("talk", place(0, 9), (place(0, 14, ONLINE), ["bob"]))) == []


def test_make_up_lies_on_a_working_day_of_the_span():
    assert with_make_up((place(5, 9, ONLINE), ["bob"])) == ["make_up"]
    assert with_make_up((place(14, 9, ONLINE), ["bob"])) == ["make_up"]


def test_make_up_off_the_grid_is_named_grid():
    assert with_make_up((place(1, 9, ONLINE, minute=30), ["bob"])) == ["grid"]


def test_make_up_is_for_somebody():
    assert with_make_up((place(1, 9, ONLINE), [])) == ["make_up"]


def test_make_up_sessions_are_not_more_than_allowed():
    twice = (place(1, 9, ONLINE), ["bob"]), (place(2, 9, ONLINE), ["cid"])
    who = (*people("ann"), AWAY, Person(id="cid", busy=(busy(0),)))
    for most, expected in ((2, []), (1, ["make_up"])):
        instance = problem(item(who=["ann", "bob", "cid"], make_ups=most), who=who)
        assert codes(instance, held("talk", place(0, 9), *twice)) == expected


def test_mode_is_one_of_the_item():
    instance = problem(item(modes=(ONLINE,)))
    assert codes(instance, held("talk", place(0, 9, ONLINE))) == []
    assert said(instance, held("talk", place(0, 9))).endswith("不能用“现场”的方式。")


def test_mode_of_a_make_up_is_one_of_the_item():
    online = (place(1, 9, ONLINE), ["bob"])
    assert with_make_up(online, make_up_modes=(ONLINE,)) == []
    assert with_make_up(online, make_up_modes=(Mode.IN_PERSON,)) == ["mode"]


def test_mode_announced_may_stay_only_with_the_announced_start():
    instance = problem(item(modes=(Mode.IN_PERSON,), announced=place(0, 9, ONLINE)))
    assert codes(instance, held("talk", place(0, 9, ONLINE))) == []
    assert codes(instance, held("talk", place(0, 10, ONLINE))) == ["mode"]


ROOMS = (
    Room(id="big", seats=9, has_video=True),
    Room(id="small", name="小场地", seats=1, bookings=(Span(at(0, 9), at(0, 10)),)),
)


def in_rooms(*each, of=None, **facts):
    return codes(problem(item(**facts), who=of, rooms=ROOMS), *each)


def test_room_is_one_of_the_item():
    assert in_rooms(held("talk", place(0, 9, room="big")), rooms=("big",)) == []
    assert in_rooms(held("talk", place(1, 9, room="big")), rooms=("small",)) == ["room"]
    assert in_rooms(held("talk", place(0, 9)), rooms=("big",)) == ["room"]
    assert in_rooms(held("talk", place(0, 9, room="cellar")), rooms=("big",)) == ["room"]


def test_room_is_not_needed_online_nor_without_a_list():
    assert in_rooms(held("talk", place(0, 9, ONLINE)), rooms=("big",)) == []
    assert in_rooms(held("talk", place(0, 9, ONLINE, room="big")), rooms=("big",)) == ["room"]
    assert in_rooms(held("talk", place(0, 9))) == []
    assert in_rooms(held("talk", place(0, 9, room="big"))) == ["room"]


def test_room_of_a_hybrid_session_has_video():
    one = {"rooms": ("big", "small"), "who": ["ann"]}
    assert in_rooms(held("talk", place(1, 9, HYBRID, room="big")), **one) == []
    assert in_rooms(held("talk", place(1, 9, HYBRID, room="small")), **one) == ["room"]


def test_room_announced_may_stay_only_with_the_announced_start():
    facts = {"rooms": ("big",), "announced": place(1, 9, room="small"), "who": ["ann"]}
    assert in_rooms(held("talk", place(1, 9, room="small")), **facts) == []
    assert in_rooms(held("talk", place(1, 10, room="small")), **facts) == ["room"]


def test_room_free_means_no_booking():
    one = {"rooms": ("small",), "who": ["ann"]}
    assert in_rooms(held("talk", place(0, 10, room="small")), **one) == []
    assert in_rooms(held("talk", place(0, 9, room="small")), **one) == ["room_free"]


def test_room_free_means_one_session_at_a_time():
    each = [item(name, who=[who], rooms=("big",)) for name, who in (("a", "ann"), ("b", "bob"))]
    instance = problem(*each, rooms=ROOMS)
    first = held("a", place(0, 9, room="big"))
    assert codes(instance, first, held("b", place(0, 10, room="big"))) == []
    assert codes(instance, first, held("b", place(0, 9, room="big"))) == ["room_free"]


def test_seats_are_for_all_who_take_part():
    meeting = held("talk", place(1, 9, room="small"))
    assert in_rooms(meeting, rooms=("small",)) == ["seats"]
    away = (*people("ann"), Person(id="bob", busy=(busy(1),)))
    assert in_rooms(meeting, rooms=("small",), of=away) == []


def test_seats_of_a_hybrid_session_are_for_those_who_cannot_follow_online():
    room = (Room(id="studio", seats=1, has_video=True),)
    meeting = held("talk", place(1, 9, HYBRID, room="studio"))
    for second, expected in ((Reach.ANY, []), (Reach.IN_PERSON, ["seats"])):
        who = (Person(id="ann", reach=Reach.IN_PERSON), Person(id="bob", reach=second))
        assert codes(problem(item(rooms=("studio",)), who=who, rooms=room), meeting) == expected


def test_seats_of_a_make_up_are_for_those_asked():
    who = (*people("ann"), *people("bob", "cid", busy=(busy(0),)))
    for names, expected in ((["bob"], []), (["bob", "cid"], ["seats"])):
        make_up = (place(1, 9, room="small"), names)
        main = place(0, 9, room="big")
        facts = {"who": ["ann", "bob", "cid"], "rooms": ("big", "small")}
        assert codes(problem(item(**facts), who=who, rooms=ROOMS), held("talk", main, make_up)) == (
            expected
        )


def test_pinned_stays_exactly_where_it_was_announced():
    instance = problem(item(announced=place(0, 9), is_pinned=True))
    assert codes(instance) == []
    assert codes(instance, held("talk", place(0, 9))) == []
    assert codes(instance, held("talk", place(0, 10))) == ["pinned"]
