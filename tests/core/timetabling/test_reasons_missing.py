"""Who misses what: what keeps them from each session, and what would help, each once and not."""

import pytest
from hypothesis import given, settings
from tests.core.timetabling.instances import (
    busy,
    day,
    held,
    item,
    people,
    place,
    problem,
    random_problems,
    timetable,
)

from zhibu.core.timetabling.instance import Mode, Person, Reach, Room
from zhibu.core.timetabling.judge import judge
from zhibu.core.timetabling.reasons_blocking import has_place
from zhibu.core.timetabling.reasons_help import Barrier, Help
from zhibu.core.timetabling.reasons_missing import who_misses
from zhibu.core.timetabling.timetable import Held, Timetable

ONLINE, IN_PERSON, VISIT = Mode.ONLINE, Mode.IN_PERSON, Mode.VISIT


def ann(*spans, **facts):
    """Somebody with busy spans, beside bob who is always free."""
    return (Person(id="ann", name="张三", busy=spans, **facts), *people("bob"))


def the_one_missing(instance, table):
    found = who_misses(instance, table)
    assert [one.person for one in found] == ["ann"]
    return found[0]


def test_nobody_misses_what_all_can_come_to():
    assert who_misses(problem(item()), timetable(held("talk", place(0, 9)))) == ()


def test_who_is_asked_to_a_make_up_session_misses_nothing():
    table = timetable(held("talk", place(0, 9), (place(1, 9, ONLINE), ["ann"])))

    assert who_misses(problem(item(), who=ann(busy(0))), table) == ()


def test_an_item_without_a_place_is_missed_by_all():
    found = who_misses(problem(item(), who=ann()), timetable())

    assert [one.person for one in found] == ["ann", "bob"]
    assert found[0].said == "“talk of all”没有排上，张三参加不了。"


def test_a_trip_at_the_main_session_and_at_the_make_up_are_both_told():
    who = ann(busy(0), busy(1, why="学习"))
    table = timetable(held("talk", place(0, 9), (place(1, 9, ONLINE), ["bob"])))

    missing = the_one_missing(problem(item(make_up_days=1), who=who, days=2), table)

    assert [kept.barrier for kept in missing.kept] == [Barrier.BUSY] * 2
    assert missing.helped_by is Help.CANCEL
    assert missing.said == (
        "张三参加不了“talk of all”：整段时间都有事。如果3月2日的出差取消，就能参加。"
    )


def test_a_make_up_session_that_was_not_used_is_offered():
    table = timetable(held("talk", place(0, 9)))

    missing = the_one_missing(problem(item(), who=ann(busy(0))), table)

    assert (missing.helped_by, missing.session) == (Help.ANOTHER, place(1, 9, ONLINE))
    assert missing.said == (
        "张三参加不了“talk of all”：3月2日周一9:00出差；没有安排补学。"
        "可以再安排一次补学：3月3日周二9:00（线上）。"
    )


def test_one_more_make_up_session_is_offered_where_all_are_used():
    table = timetable(held("talk", place(0, 9), (place(1, 9, ONLINE), ["bob"])))

    missing = the_one_missing(problem(item(), who=ann(busy(0), busy(1))), table)

    assert (missing.helped_by, missing.session.start.date()) == (Help.MORE, day(2))
    assert "3月3日周二9:00补学出差" in missing.said


def test_an_open_place_in_a_make_up_session_is_offered():
    table = timetable(held("talk", place(0, 9), (place(1, 9, ONLINE), ["bob"])))

    missing = the_one_missing(problem(item(), who=ann(busy(0))), table)

    assert (missing.helped_by, missing.session) == (Help.JOIN, place(1, 9, ONLINE))
    assert "可以请到3月3日周二9:00（线上）的补学" in missing.said


@pytest.mark.parametrize(("places", "barrier"), [(1, Barrier.FULL), (2, Barrier.OPEN)])
def test_a_full_visit_is_told(places, barrier):
    who = ann(reach=Reach.VISIT)
    table = timetable(held("talk", place(0, 9), (place(1, 9, VISIT), ["bob"])))

    missing = the_one_missing(problem(item(), who=who, visit_places=places), table)

    assert missing.kept[1].barrier is barrier
    assert "是线下，只能送学上门" in missing.said


def test_a_full_room_is_told():
    rooms = (Room(id="small", seats=1),)
    asked = item(rooms=("small",), modes=(ONLINE,))
    table = timetable(
        held("talk", place(0, 9, ONLINE), (place(1, 9, IN_PERSON, room="small"), ["bob"]))
    )

    missing = the_one_missing(problem(asked, who=ann(busy(0)), rooms=rooms), table)

    assert missing.kept[1].barrier is Barrier.FULL


def test_who_cannot_follow_online_is_offered_a_visit():
    who = ann(reach=Reach.VISIT)
    asked = item(modes=(ONLINE,), make_up_modes=(ONLINE,))

    missing = the_one_missing(problem(asked, who=who), timetable(held("talk", place(0, 9, ONLINE))))

    assert missing.kept[0].barrier is Barrier.REACH
    assert (missing.helped_by, missing.session.mode) == (Help.MODE, VISIT)


@pytest.mark.parametrize(("limit", "helped_by"), [(0, Help.LIMIT), (1, Help.ANOTHER)])
def test_a_full_week_keeps_from_a_make_up_session(limit, helped_by):
    who = ann(busy(0), weekly_limit=limit)
    table = timetable(held("talk", place(0, 9)))

    missing = the_one_missing(problem(item(), who=who, days=5), table)

    assert missing.helped_by is helped_by


@pytest.mark.parametrize(
    ("facts", "barrier", "said"),
    [
        ({"weekly_limit": 0}, Barrier.LIMIT, "补学那一周安排已满"),
        ({"reach": Reach.IN_PERSON}, Barrier.REACH, "补学是线上，不能线上参加"),
    ],
)
def test_what_keeps_from_a_make_up_session_is_told(facts, barrier, said):
    table = timetable(held("talk", place(0, 9), (place(1, 9, ONLINE), ["bob"])))

    missing = the_one_missing(problem(item(), who=ann(busy(0), **facts)), table)

    assert missing.kept[1].barrier is barrier
    assert said in missing.said


def test_a_later_make_up_session_is_offered_to_who_is_away_for_long():
    who = ann(*(busy(number) for number in range(5)))
    table = timetable(held("talk", place(0, 9)))

    missing = the_one_missing(problem(item(make_up_days=2), who=who), table)

    assert (missing.helped_by, missing.session.start.date()) == (Help.LATER, day(7))


def test_nothing_helps_who_is_out_of_reach_and_away():
    who = ann(busy(1), reach=Reach.ONLINE)
    table = timetable(held("talk", place(0, 16)))

    missing = the_one_missing(problem(item(last=0), who=who, days=2), table)

    assert (missing.helped_by, missing.session) == (Help.NOTHING, None)
    assert missing.said.endswith("这段时间里没有别的办法，请与本人商量。")


def test_other_items_leave_no_moment_for_the_make_up_session():
    who = ann(busy(0))
    lecture = item("lecture", minutes=180, first=1, last=1)
    table = timetable(held("talk", place(0, 9)), held("lecture", place(1, 9)))

    missing = the_one_missing(problem(item(), lecture, who=who, weekly_limit=3), table)

    assert missing.session == place(1, 14, ONLINE)


@given(random_problems())
@settings(max_examples=60, deadline=None)
def test_the_judge_counts_the_same_people_missing(instance):
    table = Timetable()
    for each in instance.items:
        where = has_place(instance, table, each)
        if where is not None:
            table = Timetable(held=(*table.held, Held(item=each.id, main=where)))

    missing = who_misses(instance, table)

    told = {(one.person, one.item) for one in missing}
    counted = {(one.person, name) for one in judge(instance, table).coverage for name in one.missed}
    assert told == counted
    assert all(one.said.endswith("。") and "{" not in one.said for one in missing)
