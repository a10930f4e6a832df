"""What the judge counts, tier by tier, and who takes part in what."""

from fractions import Fraction

import pytest
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

from zhibu.core.timetabling.instance import Lecturer, Mode, Person, Reach, Room
from zhibu.core.timetabling.judge import judge
from zhibu.core.timetabling.timetable import Attended

ONLINE, HYBRID, VISIT = Mode.ONLINE, Mode.HYBRID, Mode.VISIT
AWAY = Person(id="bob", busy=(busy(0),))


def cost(instance, *each):
    verdict = judge(instance, timetable(*each))
    assert verdict.broken == ()
    return verdict.cost


def test_unplaced_are_the_items_without_a_place():
    instance = problem(item("a"), item("b"))
    assert cost(instance, held("a", place(0, 9)), held("b", place(1, 9))).unplaced == 0
    assert cost(instance, held("a", place(0, 9))).unplaced == 1
    assert judge(instance, timetable(held("a", place(0, 9)))).unplaced == ("b",)


def test_missed_counts_all_invited_to_an_item_without_a_place():
    assert cost(problem(item())).missed == 2
    assert cost(problem(item()), held("talk", place(0, 9))).missed == 0


def test_missed_counts_who_is_away_unless_it_is_made_up():
    instance = problem(item(), who=(*people("ann"), AWAY))
    assert cost(instance, held("talk", place(0, 9))).missed == 1
    assert cost(instance, held("talk", place(0, 9), (place(1, 9, ONLINE), ["bob"]))).missed == 0


def test_worst_is_the_largest_share_anyone_misses():
    who = (*people("ann"), Person(id="bob", busy=(busy(0), busy(1))))
    instance = problem(item("a"), item("b"), item("c"), who=who, weekly_limit=3)
    each = [held(name, place(number, 9)) for number, name in enumerate("abc")]
    assert cost(instance, *each).worst == Fraction(2, 3)
    assert cost(instance, *(held(n, place(2 + i, 9)) for i, n in enumerate("abc"))).worst == 0


def test_worst_leaves_out_what_could_not_reach_anyone():
    away = Person(id="bob", busy=tuple(busy(number) for number in range(12)))
    instance = problem(item(), who=(*people("ann"), away))
    assert cost(instance, held("talk", place(0, 9))).worst == 0
    assert cost(instance, held("talk", place(0, 9))).missed == 1


@pytest.mark.parametrize(
    ("reach", "facts", "beyond"),
    [
        (Reach.ANY, {"modes": (ONLINE,)}, False),
        (Reach.IN_PERSON, {"modes": (ONLINE,), "make_ups": 0}, True),
        (Reach.IN_PERSON, {"modes": (ONLINE,), "make_up_modes": (VISIT,)}, False),
        (Reach.VISIT, {}, False),
        (Reach.VISIT, {"make_ups": 0}, True),
        (Reach.VISIT, {"make_up_modes": (ONLINE,)}, True),
        (Reach.IN_PERSON, {"modes": (ONLINE,), "make_ups": 0, "announced": place(0, 9)}, False),
    ],
)
def test_beyond_is_what_no_way_of_holding_it_suits(reach, facts, beyond):
    instance = problem(item(who=["bob"], **facts), who=[Person(id="bob", reach=reach)])
    (covered,) = judge(instance, timetable()).coverage
    assert covered.beyond == ({"talk"} if beyond else set())
    assert covered.missed == ("talk",)


@pytest.mark.parametrize(
    ("away", "facts", "beyond"),
    [
        ((0,), {"first": 0, "last": 0, "make_up_days": 1}, False),
        ((0, 1), {"first": 0, "last": 0, "make_up_days": 1}, True),
        ((0,), {"first": 0, "last": 4, "wanted": day(0), "tolerance": 0, "make_ups": 0}, True),
        ((0, 1), {"first": 0, "last": 1, "make_ups": 0, "announced": place(2, 19)}, False),
        ((4,), {"first": 4, "last": 4, "make_up_days": 2}, True),
    ],
)
def test_beyond_is_what_falls_on_days_away_only(away, facts, beyond):
    bob = Person(id="bob", busy=tuple(busy(number) for number in away))
    instance = problem(item(who=["bob"], **facts), who=[bob])
    (covered,) = judge(instance, timetable()).coverage
    assert covered.beyond == ({"talk"} if beyond else set())


def test_told_counts_all_invited_when_start_mode_or_room_moves():
    rooms = (Room(id="r"), Room(id="s", seats=9), Room(id="t", seats=9))
    facts = {"rooms": ("s", "t"), "announced": place(0, 9, room="s")}
    instance = problem(item(**facts), rooms=rooms)
    assert cost(instance, held("talk", place(0, 9, room="s"))).told == 0
    assert cost(instance, held("talk", place(0, 10, room="s"))).told == 2
    assert cost(instance, held("talk", place(0, 9, room="t"))).told == 2
    assert cost(instance, held("talk", place(0, 9, ONLINE))).told == 2
    assert cost(instance).told == 2


def test_told_is_one_when_only_the_lecturer_changes():
    speakers = (Lecturer(id="li"), Lecturer(id="wu"))
    facts = {"lecturers": ("li", "wu"), "announced": place(0, 9, lecturer="li")}
    instance = problem(item(**facts), lecturers=speakers)
    assert cost(instance, held("talk", place(0, 9, lecturer="wu"))).told == 1
    assert cost(instance, held("talk", place(0, 10, lecturer="wu"))).told == 2


def test_told_is_nothing_where_nothing_was_announced():
    assert cost(problem(item())).told == 0


def test_burden_counts_sessions_and_half_days_of_a_unit():
    instance = problem(item("a"), item("b"), who=people("ann", "bob", unit="u"))
    assert cost(instance, held("a", place(0, 9)), held("b", place(0, 10))).burden == 2 + 1
    assert cost(instance, held("a", place(0, 9)), held("b", place(0, 14))).burden == 2 + 2


def test_a_joint_session_calls_every_unit_away_whatever_else_they_have():
    who = (Person(id="ann", unit="u"), Person(id="bob", unit="v", busy=(busy(0),)))
    instance = problem(item("a"), item("b", who=["ann"]), who=who)
    same_morning = [held("a", place(0, 9)), held("b", place(0, 10))]
    assert cost(instance, *same_morning).burden == 2 + 2 + 1
    made_up = held("a", place(0, 9), (place(1, 9, ONLINE), ["bob"]))
    assert cost(instance, made_up, held("b", place(0, 10))).burden == 3 + 2 + 1


def test_burden_knows_no_half_day_for_people_without_a_unit_or_outside_all_parts():
    assert cost(problem(item()), held("talk", place(0, 9))).burden == 1
    late = place(0, 19)
    instance = problem(item(announced=late), who=people("ann", "bob", unit="u"))
    assert cost(instance, held("talk", late)).burden == 1


def wishes(where, *, minutes=180, rooms=(), lecturers=(), **facts):
    each = item(minutes=minutes, rooms=tuple(room.id for room in rooms), last=60, **facts)
    return cost(
        problem(each, rooms=rooms, lecturers=lecturers, days=61), held("talk", where)
    ).wishes


def test_wishes_count_days_from_the_day_wanted_and_the_day_announced():
    assert wishes(place(2, 9)) == 0
    assert wishes(place(2, 9), wanted=day(0)) == 2
    assert wishes(place(2, 9), announced=place(3, 9)) == 1
    assert wishes(place(2, 9), wanted=day(0), announced=place(3, 9)) == 3


def test_wishes_count_no_more_than_a_month_of_days():
    assert wishes(place(59, 9), wanted=day(0)) == 31
    assert wishes(place(30, 9), wanted=day(0)) == 30


def test_wishes_count_the_other_part_of_the_day():
    assert wishes(place(0, 9), part=0) == 0
    assert wishes(place(0, 14), part=0) == 2


def test_wishes_count_a_half_day_in_pieces():
    assert wishes(place(0, 9), minutes=60) == 0
    assert wishes(place(0, 10), minutes=60) == 1
    assert wishes(place(0, 11), minutes=60) == 0
    assert wishes(place(0, 10), minutes=90) == 0


def test_wishes_count_the_mode():
    assert wishes(place(0, 9, HYBRID)) == 1
    assert wishes(place(0, 9, ONLINE)) == 3


def test_wishes_count_rooms_of_others():
    rooms = (Room(id="own", seats=9, owner="u"), Room(id="shared", seats=9))
    assert wishes(place(0, 9, room="own"), rooms=rooms, unit="u") == 0
    assert wishes(place(0, 9, room="shared"), rooms=rooms, unit="u") == 1
    assert wishes(place(0, 9, room="shared"), rooms=rooms) == 0


def test_wishes_count_lecturers_liked_better():
    speakers = tuple(Lecturer(id=name) for name in ("li", "wu", "xu"))
    some = {"lecturers": speakers}

    def spoken(lecturer, **facts):
        each = item(minutes=180, lecturers=("li", "wu"), **facts)
        where = held("talk", place(0, 9, lecturer=lecturer))
        return cost(problem(each, **some), where).wishes

    assert spoken("li") == 0
    assert spoken("wu") == 1
    assert spoken("xu", announced=place(0, 9, lecturer="xu")) == 2
    assert spoken(None, announced=place(0, 9)) == 0


def test_wishes_count_the_rooms_of_make_ups_but_not_how_they_split_a_half_day():
    rooms = (Room(id="hall", seats=9, owner="v"),)
    instance = problem(item(unit="u", rooms=("hall",)), who=(*people("ann"), AWAY), rooms=rooms)
    main = place(0, 9, room="hall")
    assert cost(instance, held("talk", main, (place(1, 10, ONLINE), ["bob"]))).wishes == 1
    assert cost(instance, held("talk", main, (place(1, 10, room="hall"), ["bob"]))).wishes == 2


def test_coverage_says_how_everyone_takes_part():
    who = (
        Person(id="old", reach=Reach.IN_PERSON),
        *people("ann", "bob"),
        Person(id="far", reach=Reach.ONLINE),
        Person(id="off", busy=(busy(0),)),
        Person(id="ill", reach=Reach.VISIT),
    )
    names = tuple(person.id for person in who)
    studio = Room(id="studio", seats=2, has_video=True)
    each = item(who=names, voters=("bob",), rooms=("studio",))
    main = place(0, 9, HYBRID, room="studio")
    instance = problem(each, who=who, rooms=(studio,))
    verdict = judge(instance, timetable(held("talk", main, (place(1, 9, ONLINE), ["off"]))))
    assert verdict.broken == ()
    assert {each.person: each.takes_part["talk"] for each in verdict.coverage} == {
        "old": Attended.IN_PERSON,
        "ann": Attended.ONLINE,
        "bob": Attended.IN_PERSON,
        "far": Attended.ONLINE,
        "off": Attended.MAKE_UP,
        "ill": Attended.MISSED,
    }
