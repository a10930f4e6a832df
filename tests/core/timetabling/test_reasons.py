"""Why an item has no place: for each kind one problem it speaks of, and one it does not."""

from datetime import time

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

from zhibu.core.timetabling.instance import Lecturer, Mode, Person, Reach, Room, Spacing, Span
from zhibu.core.timetabling.reasons import why_unplaced
from zhibu.core.timetabling.reasons_facts import FactKind, ReasonKind, Way
from zhibu.core.workdays.calendar import WorkCalendar

NOTHING_HELD = timetable()


def kinds(reason):
    return [fact.kind for fact in reason.facts]


def ids(reason):
    return [fact.id for fact in reason.facts]


def away(name, *days, why="出差"):
    return Person(id=name, name=name, busy=tuple(busy(number, why=why) for number in days))


def test_an_item_nothing_denies_would_be_placed_by_another_search():
    reason = why_unplaced(problem(item()), NOTHING_HELD, "talk")

    assert (reason.kind, reason.facts) == (ReasonKind.POSSIBLE, ())
    assert reason.would_do == place(0, 9)


def test_an_item_that_has_a_place_needs_no_reason():
    with pytest.raises(ValueError, match="has a place"):
        why_unplaced(problem(item()), timetable(held("talk", place(0, 9))), "talk")


def test_too_few_voters_names_the_one_trip_that_would_do():
    who = (away("甲", 0, 1), away("乙", 0), away("丙", 1))
    meeting = item(
        who="甲乙丙",
        voters=tuple("甲乙丙"),
        quorum=3,
        last=1,
        called="党员大会",
        modes=[Mode.IN_PERSON],
    )

    reason = why_unplaced(problem(meeting, who=who), NOTHING_HELD, "talk")

    assert (reason.kind, kinds(reason)) == (ReasonKind.QUORUM, [FactKind.BUSY] * 2)
    assert reason.would_do == place(0, 9)
    assert reason.said == (
        "3月2日至3月3日，3名有表决权的人最多同时到1人，不到要求的3人。"
        "第1周3人中有1人出差（甲）。"
        "如果甲3月2日的出差取消、乙3月2日的出差取消，3月2日周一9:00（线下）就可以开。"
    )


def test_the_fewest_trips_are_named_not_the_earliest():
    who = (away("甲", 0, 1), away("乙", 0))
    meeting = item(who="甲乙", voters=("甲", "乙"), quorum=2, last=1)

    reason = why_unplaced(problem(meeting, who=who), NOTHING_HELD, "talk")

    assert ids(reason) == ["甲"]
    assert reason.would_do.start == at(1, 9)


def test_a_quorum_reached_without_those_away_is_no_reason():
    who = (away("甲", 0, 1), *people("乙"))
    meeting = item(who="甲乙", voters=("甲", "乙"), quorum=1, last=1)

    assert why_unplaced(problem(meeting, who=who), NOTHING_HELD, "talk").facts == ()


def test_weeks_are_counted_from_the_first_of_the_instance():
    who = (away("甲", *range(7, 12), why="学习"), away("乙", *range(7, 12), why="学习"))
    meeting = item(who="甲乙", voters=("甲", "乙"), quorum=2, first=7, last=11)

    said = why_unplaced(problem(meeting, who=who), NOTHING_HELD, "talk").said

    assert "没有一个时候有人能到" in said
    assert "第2周2人中有2人学习（甲、乙）" in said


BOOKED = Room(id="hall", name="大会议室", seats=5, bookings=(busy(0, 8, 18, why=""),))


def test_a_booked_room_names_the_booking():
    meeting = item(rooms=("hall",), modes=[Mode.IN_PERSON], last=0)

    reason = why_unplaced(problem(meeting, rooms=(BOOKED,)), NOTHING_HELD, "talk")

    assert (reason.kind, kinds(reason), ids(reason)) == (
        ReasonKind.ROOM,
        [FactKind.BOOKING],
        ["hall"],
    )
    assert reason.said == (
        "3月2日，没有一个时候人、会议室都合适。"
        "如果大会议室3月2日的预订让出来，3月2日周一9:00（线下，大会议室）就可以开。"
    )


def test_a_second_room_needs_no_booking_given_up():
    meeting = item(rooms=("hall", "small"), modes=[Mode.IN_PERSON], last=0)
    rooms = (BOOKED, Room(id="small", seats=2))

    reason = why_unplaced(problem(meeting, rooms=rooms), NOTHING_HELD, "talk")

    assert (reason.facts, reason.would_do.room) == ((), "small")


def test_a_busy_lecturer_is_named():
    lecturer = Lecturer(id="wang", name="王老师", busy=(busy(0),))
    lecture = item(lecturers=("wang",), last=0)

    reason = why_unplaced(problem(lecture, lecturers=(lecturer,)), NOTHING_HELD, "talk")

    assert (reason.kind, ids(reason)) == (ReasonKind.LECTURER, ["wang"])
    assert "讲课人王老师3月2日腾得出时间" in reason.said


def test_a_lecturer_busy_as_a_person_counts_unless_invited():
    who = (*people("ann", "bob"), away("cai", 0))
    lecturer = Lecturer(id="wang", person="cai")
    asked = {"lecturers": ("wang",), "last": 0}

    apart = why_unplaced(
        problem(item(**asked), who=who, lecturers=(lecturer,)), NOTHING_HELD, "talk"
    )
    invited = why_unplaced(
        problem(item(who=("ann", "cai"), **asked), who=who, lecturers=(lecturer,)),
        NOTHING_HELD,
        "talk",
    )

    assert (apart.kind, ids(apart)) == (ReasonKind.LECTURER, ["cai"])
    assert invited.facts == ()


SHORT_DAY = {"parts": ((time(9), time(10)),)}


def test_the_same_people_elsewhere_name_the_other_item_and_where_it_could_go():
    talk, lecture = item(last=0), item("lecture", called="党课", last=1)

    reason = why_unplaced(
        problem(talk, lecture, **SHORT_DAY), timetable(held("lecture", place(0, 9))), "talk"
    )

    assert (reason.kind, ids(reason)) == (ReasonKind.OTHERS, ["lecture"])
    assert reason.facts[0].ways == {Way.CLASH}
    assert reason.moves[0].to == place(1, 9)
    assert "3月2日周一9:00的“党课”改到别的时候" in reason.said
    assert "“党课”可以改到3月3日周二9:00（线下）" in reason.said


def test_two_items_for_one_moment_say_that_one_has_to_give_way():
    talk, lecture = item(last=0), item("lecture", called="党课", last=0)

    reason = why_unplaced(
        problem(talk, lecture, **SHORT_DAY), timetable(held("lecture", place(0, 9))), "talk"
    )

    assert reason.moves[0].to is None
    assert "放宽其中一项的期限" in reason.said


def test_other_people_in_another_room_are_not_in_the_way():
    who = people("ann", "bob", "cai", "dan")
    talk, lecture = item(last=0), item("lecture", who=("cai", "dan"), last=0)

    reason = why_unplaced(
        problem(talk, lecture, who=who, **SHORT_DAY),
        timetable(held("lecture", place(0, 9))),
        "talk",
    )

    assert reason.kind is ReasonKind.POSSIBLE


def others_way(talk, lecture, where, **facts):
    who = people("ann", "bob", "cai", "dan")
    reason = why_unplaced(
        problem(talk, lecture, who=who, **SHORT_DAY, **facts),
        timetable(held("lecture", where)),
        "talk",
    )
    return [fact.ways for fact in reason.facts]


def test_a_room_taken_by_others_names_them():
    one_room = {"rooms": ("hall",), "modes": [Mode.IN_PERSON], "last": 0}
    lecture = item("lecture", who=("cai", "dan"), **one_room)

    ways = others_way(
        item(**one_room), lecture, place(0, 9, room="hall"), rooms=(Room(id="hall", seats=9),)
    )

    assert ways == [{Way.ROOM}]


def test_a_lecturer_who_speaks_elsewhere_names_that_item():
    spoken = {"lecturers": ("wang",), "last": 0}
    lecture = item("lecture", who=("cai", "dan"), **spoken)

    ways = others_way(
        item(**spoken), lecture, place(0, 9, lecturer="wang"), lecturers=(Lecturer(id="wang"),)
    )

    assert ways == [{Way.LECTURER}]


@pytest.mark.parametrize(("limit", "ways"), [(1, [{Way.WEEK}]), (2, [])])
def test_a_full_week_names_what_fills_it(limit, ways):
    lecture = item("lecture", who=("ann", "cai"))

    assert others_way(item(), lecture, place(2, 9), weekly_limit=limit) == ways


@pytest.mark.parametrize(("apart", "ways"), [(6, [{Way.SPACING}]), (2, [])])
def test_too_near_a_neighbour_names_it(apart, ways):
    lecture = item("lecture", who=("cai", "dan"))
    spacing = Spacing(items=("lecture", "talk"), min_days=apart)

    assert others_way(item(), lecture, place(0, 9), spacings=(spacing,)) == ways


def test_a_pinned_item_may_move_or_stay_without_what_is_in_its_way():
    pinned = item(announced=place(1, 9), is_pinned=True, voters=("ann", "bob"), quorum=2)
    who = (away("ann", 1), away("bob", 1))

    reason = why_unplaced(problem(pinned, who=who), NOTHING_HELD, "talk")

    assert (reason.kind, kinds(reason)) == (ReasonKind.PINNED, [FactKind.PIN])
    assert reason.would_do == place(0, 9)
    assert "如果允许它改期" in reason.said


def test_a_pinned_item_stays_when_one_trip_cancelled_would_do():
    pinned = item(announced=place(1, 9), is_pinned=True, voters=("ann", "bob"), quorum=2)

    reason = why_unplaced(
        problem(pinned, who=(away("ann", 1), *people("bob"))), NOTHING_HELD, "talk"
    )

    assert (kinds(reason), reason.would_do) == ([FactKind.BUSY], place(1, 9))
    assert reason.said == (
        "“talk of all”已定在3月3日周二9:00（线下），可是那时开不成。"
        "如果ann3月3日的出差取消，3月3日周二9:00（线下）就可以开。"
    )


def never(meeting, **facts):
    reason = why_unplaced(problem(meeting, **facts), NOTHING_HELD, "talk")
    assert (reason.kind, reason.would_do) == (ReasonKind.STRUCTURE, None)
    return kinds(reason), reason.said


def test_no_working_day_asks_for_a_longer_window():
    found, said = never(item(last=0), calendar=WorkCalendar(overrides={day(0): False}))

    assert found == [FactKind.NO_DAY]
    assert said == "“talk of all”照现在的要求排不下：3月2日没有工作日。请放宽期限。"


def test_a_window_outside_the_days_asked_for_is_named():
    assert "不在这次要排的日子里" in never(item(first=20, last=25))[1]


def test_no_working_day_near_the_day_wanted_is_named():
    found, said = never(item(wanted=day(5), tolerance=0, last=6))

    assert found == [FactKind.NO_DAY]
    assert "离3月7日不超过0天的日子没有工作日" in said


def test_too_long_for_any_part_of_a_day_asks_for_two_sessions():
    found, said = never(item(minutes=240))

    assert found == [FactKind.TOO_LONG]
    assert "要开240分钟，一天里最长的一段只有180分钟" in said


def test_visits_alone_hold_no_main_session():
    assert never(item(modes=(Mode.VISIT,)))[0] == [FactKind.NO_MODE]


SMALL = Room(id="small", name="小会议室", seats=1)


def test_a_room_too_small_asks_for_another():
    found, said = never(item(rooms=("small",), modes=(Mode.IN_PERSON,)), rooms=(SMALL,))

    assert found == [FactKind.SEATS]
    assert "小会议室坐1人，至少要坐2人" in said


def test_no_video_and_no_seats_are_both_told():
    asked = item(rooms=("small",), modes=(Mode.IN_PERSON, Mode.HYBRID))

    assert never(asked, rooms=(SMALL,))[0] == [FactKind.SEATS, FactKind.NO_VIDEO]


def test_voters_who_cannot_come_are_no_quorum():
    who = people("ann", "bob", reach=Reach.ONLINE)
    asked = item(voters=("ann", "bob"), quorum=1, modes=(Mode.HYBRID,))

    found, said = never(asked, who=who)

    assert found == [FactKind.VOTERS]
    assert "线上线下结合开时，能算到会的有表决权的人只有0名，要求1名" in said


def test_voters_online_are_a_quorum_where_that_counts():
    who = people("ann", "bob", reach=Reach.ONLINE)
    asked = item(voters=("ann", "bob"), quorum=1, modes=(Mode.HYBRID,), quorum_online=True)

    assert why_unplaced(problem(asked, who=who), NOTHING_HELD, "talk").facts == ()


def test_a_freed_voter_needs_a_seat():
    who = (away("ann", 0), *people("bob", "cai"))
    room = Room(id="small", seats=2)
    asked = item(
        who=("ann", "bob", "cai"),
        voters=("ann", "bob"),
        quorum=2,
        rooms=("small",),
        modes=(Mode.IN_PERSON,),
        last=0,
    )

    assert never(asked, who=who, rooms=(room,))[0] == [FactKind.SEATS]


def test_a_person_never_to_be_asked_is_named():
    found, said = never(item(), who=people("ann", "bob", weekly_limit=0))

    assert found == [FactKind.LIMIT] * 2
    assert "ann、bob每周不能安排活动" in said


def test_times_are_told_where_only_hours_are_busy():
    who = (
        Person(id="甲", name="甲", busy=(Span(at(0, 9), at(0, 10), "值班"),)),
        Person(id="乙", name="乙"),
    )
    asked = item(who="甲乙", voters=("甲", "乙"), quorum=2, last=0)

    said = why_unplaced(problem(asked, who=who, **SHORT_DAY), NOTHING_HELD, "talk").said

    assert "甲3月2日周一9:00–10:00的值班取消" in said


def test_of_many_away_the_first_few_are_named():
    names = "甲乙丙丁戊己庚辛"
    asked = item(who=names, voters=tuple(names), quorum=1, last=0)

    said = why_unplaced(
        problem(asked, who=[away(name, 0) for name in names]), NOTHING_HELD, "talk"
    ).said

    assert "第1周8人中有8人出差（甲、乙、丙、丁、戊、己等8人）" in said
