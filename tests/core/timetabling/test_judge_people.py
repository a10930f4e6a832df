"""The judge on people: one timetable that breaks a rule, and one that does not."""

from dataclasses import replace

from tests.core.timetabling.instances import (
    at,
    busy,
    held,
    item,
    people,
    place,
    problem,
    timetable,
)

from zhibu.core.timetabling.instance import Lecturer, Mode, Person, Reach, Room, Spacing, Span
from zhibu.core.timetabling.judge import judge

ONLINE, HYBRID, VISIT = Mode.ONLINE, Mode.HYBRID, Mode.VISIT
AWAY = Person(id="bob", name="鲍勃", busy=(busy(0),))


def codes(instance, *each):
    return [broken.code for broken in judge(instance, timetable(*each)).broken]


def said(instance, *each):
    (broken,) = judge(instance, timetable(*each)).broken
    return broken.said


LECTURERS = (
    Lecturer(id="li", name="李老师", busy=(Span(at(0, 9), at(0, 10)),), person="ann"),
    Lecturer(id="wu"),
)


def spoken(*each, items=None, who=None):
    items = items or [item(who=["bob"], lecturers=("li",))]
    who = who or people("ann", "bob")
    return codes(problem(*items, who=who, lecturers=LECTURERS), *each)


def test_lecturer_is_one_of_the_item():
    assert spoken(held("talk", place(1, 9, lecturer="li"))) == []
    assert spoken(held("talk", place(1, 9, lecturer="wu"))) == ["lecturer"]
    assert spoken(held("talk", place(1, 9))) == ["lecturer"]
    assert spoken(held("talk", place(1, 9, lecturer="nobody"))) == ["lecturer"]


def test_lecturer_speaks_only_where_one_is_needed():
    silent = [item(who=["bob"])]
    assert spoken(held("talk", place(1, 9)), items=silent) == []
    assert spoken(held("talk", place(1, 9, lecturer="wu")), items=silent) == ["lecturer"]
    main, again = place(0, 14, lecturer="wu"), place(1, 9, ONLINE, lecturer="wu")
    away = (*people("ann"), AWAY)
    each = held("talk", main, (again, ["bob"]))
    assert spoken(each, items=[item(lecturers=("wu",))], who=away) == ["lecturer"]


def test_lecturer_announced_may_stay_only_with_the_announced_start():
    items = [item(who=["bob"], lecturers=("li",), announced=place(1, 9, lecturer="wu"))]
    assert spoken(held("talk", place(1, 9, lecturer="wu")), items=items) == []
    assert spoken(held("talk", place(1, 10, lecturer="wu")), items=items) == ["lecturer"]


def test_lecturer_is_free():
    assert spoken(held("talk", place(0, 10, lecturer="li"))) == []
    assert spoken(held("talk", place(0, 9, lecturer="li"))) == ["lecturer"]


def test_lecturer_is_free_as_a_person_unless_invited_anyway():
    who = (Person(id="ann", busy=(busy(1),)), *people("bob"))
    meeting = held("talk", place(1, 9, lecturer="li"))
    assert spoken(meeting, who=who) == ["lecturer"]
    assert spoken(meeting, who=who, items=[item(lecturers=("li",))]) == []


def test_lecturer_speaks_in_one_place_at_a_time():
    items = [item(name, who=[who], lecturers=("wu",)) for name, who in (("a", "ann"), ("b", "bob"))]
    first = held("a", place(0, 9, lecturer="wu"))
    assert spoken(first, held("b", place(0, 10, lecturer="wu")), items=items) == []
    assert spoken(first, held("b", place(0, 9, lecturer="wu")), items=items) == ["lecturer"]


def test_lecturer_does_not_speak_while_invited_elsewhere():
    items = [item("a", who=["ann"]), item("b", who=["bob"], lecturers=("li",))]
    speech = held("b", place(1, 9, lecturer="li"))
    assert spoken(held("a", place(1, 10)), speech, items=items) == []
    assert spoken(held("a", place(1, 9)), speech, items=items) == ["lecturer"]


def quorate(quorum, where, *, who=None, rooms=(), **facts):
    names = [person.id for person in who or people("ann", "bob")]
    known = tuple(room.id for room in rooms)
    each = item(who=names, voters=tuple(names[:2]), quorum=quorum, rooms=known, **facts)
    return codes(problem(each, who=who, rooms=rooms), held("talk", where))


def test_quorum_is_reached_by_voters_in_the_room():
    assert quorate(2, place(0, 9)) == []
    assert quorate(2, place(0, 9), who=(*people("ann"), AWAY)) == ["quorum"]


def test_quorum_is_reached_online_only_where_that_counts():
    assert quorate(1, place(0, 9, ONLINE)) == ["quorum"]
    assert quorate(1, place(0, 9, ONLINE), quorum_online=True) == []
    distant = (*people("ann"), Person(id="bob", reach=Reach.ONLINE))
    assert quorate(2, place(0, 9, HYBRID), who=distant) == ["quorum"]
    assert quorate(2, place(0, 9, HYBRID), who=distant, quorum_online=True) == []


def test_quorum_in_a_hybrid_room_counts_as_many_as_find_a_seat():
    old = Person(id="cid", reach=Reach.IN_PERSON)
    studio = (Room(id="studio", seats=2, has_video=True),)
    where = place(0, 9, HYBRID, room="studio")
    assert quorate(2, where, rooms=studio) == []
    assert quorate(2, where, who=(*people("ann", "bob"), old), rooms=studio) == ["quorum"]
    assert quorate(1, where, who=(*people("ann", "bob"), old), rooms=studio) == []


def test_quorum_says_how_many_could_come():
    each = item(voters=("ann", "bob"), quorum=2)
    found = said(problem(each, who=(*people("ann"), AWAY)), held("talk", place(0, 9)))
    assert found == "“talk of all”（3月2日周一9:00）能到会的有表决权党员1人，不足2人。"


def test_clash_of_two_items_that_share_somebody():
    instance = problem(item("a", minutes=120), item("b", who=["bob"]))
    assert codes(instance, held("a", place(0, 9)), held("b", place(0, 11))) == []
    assert said(instance, held("a", place(0, 9)), held("b", place(0, 10))) == (
        "“a of all”（3月2日周一9:00）和“b of all”（3月2日周一10:00）同时进行，bob两边都要参加。"
    )


def test_clash_counts_everyone_invited_to_the_item_of_a_make_up():
    instance = problem(item("a"), item("b", who=["ann"]), who=(*people("ann"), AWAY))
    make_up = held("a", place(0, 9), (place(1, 9, ONLINE), ["bob"]))
    assert codes(instance, make_up, held("b", place(1, 10))) == []
    assert codes(instance, make_up, held("b", place(1, 9))) == ["clash"]


def test_clash_of_two_make_ups_of_one_item():
    who = (*people("ann"), *people("bob", "cid", busy=(busy(0),)))
    instance = problem(item(who=["ann", "bob", "cid"], make_ups=2), who=who)
    first = (place(1, 9, ONLINE), ["bob"])
    apart, together = (place(1, 10, ONLINE), ["cid"]), (place(1, 9, ONLINE), ["cid"])
    assert codes(instance, held("talk", place(0, 9), first, apart)) == []
    assert codes(instance, held("talk", place(0, 9), first, together)) == ["clash"]


def test_week_holds_no_more_sessions_than_the_limit():
    instance = problem(*(item(name, last=11) for name in "abc"), weekly_limit=2)
    two = [held("a", place(0, 9)), held("b", place(4, 9))]
    assert codes(instance, *two, held("c", place(7, 9))) == []
    assert codes(instance, *two, held("c", place(3, 9))) == ["week", "week"]


def test_week_limit_of_a_person_comes_first():
    for own, expected in ((None, []), (2, []), (1, ["week"]), (0, ["week"])):
        who = (Person(id="ann", weekly_limit=own), *people("bob"))
        instance = problem(item("a"), item("b"), who=who)
        assert codes(instance, held("a", place(0, 9)), held("b", place(1, 9))) == expected


def test_week_counts_make_ups_for_those_asked_only():
    who = (*people("ann"), replace(AWAY, weekly_limit=1))
    instance = problem(item("a"), item("b"), who=who)
    a = held("a", place(0, 9), (place(1, 9, ONLINE), ["bob"]))
    assert judge(instance, timetable(a)).broken == ()  # he is away from a: one session is left
    (broken,) = judge(instance, timetable(a, held("b", place(2, 9)))).broken
    assert broken.said.startswith("3月2日周一起的一周，鲍勃要参加2次，最多1次：")
    assert set(broken.items) == {"a", "b"}


def test_spacing_of_neighbours_is_kept():
    rule = Spacing(items=("a", "b", "c"), min_days=2, max_days=4)
    instance = problem(*(item(name, last=11) for name in "abc"), spacings=(rule,), weekly_limit=3)
    a = held("a", place(0, 9))
    assert codes(instance, a, held("b", place(2, 9)), held("c", place(4, 9))) == []
    assert codes(instance, a, held("b", place(1, 9)), held("c", place(4, 9))) == ["spacing"]
    assert codes(instance, a, held("b", place(7, 9)), held("c", place(9, 9))) == ["spacing"]
    assert codes(instance, held("a", place(4, 9)), held("b", place(0, 9))) == ["spacing"]


def test_spacing_leaves_out_a_pair_of_which_one_has_no_place():
    rule = Spacing(items=("a", "b", "c"), min_days=2)
    instance = problem(*(item(name) for name in "abc"), spacings=(rule,))
    assert codes(instance, held("a", place(0, 9)), held("c", place(0, 14))) == []


def asked(names, where=None, *, who=None, **facts):
    who = who or (*people("ann"), AWAY, *people("eve"))
    make_up = (where or place(1, 9, ONLINE), names)
    return codes(problem(item(**facts), who=who), held("talk", place(0, 9), make_up))


def test_asked_is_who_is_invited_and_could_not_come():
    assert asked(["bob"]) == []
    assert asked(["eve"]) == ["asked"]
    assert asked(["ann", "bob"]) == ["asked"]
    assert asked(["nobody"]) == ["asked"]


def test_asked_is_who_is_free_then():
    twice_away = (*people("ann"), Person(id="bob", busy=(busy(0), busy(1, 9, 10))))
    assert asked(["bob"], place(1, 10, ONLINE), who=twice_away) == []
    assert asked(["bob"], place(1, 9, ONLINE), who=twice_away) == ["asked"]


def test_asked_is_who_can_come_in_that_way():
    old = (*people("ann"), Person(id="bob", reach=Reach.VISIT))
    assert asked(["bob"], place(1, 9, VISIT), who=old) == []
    assert asked(["bob"], place(1, 9, ONLINE), who=old) == ["asked"]


def test_asked_once_only():
    who = (*people("ann"), AWAY)
    twice = [(place(number, 9, ONLINE), ["bob"]) for number in (1, 2)]
    instance = problem(item(make_ups=2), who=who, weekly_limit=3)
    assert codes(instance, held("talk", place(0, 9), *twice)) == ["asked", "asked"]


def test_asked_to_a_visit_are_no_more_than_it_reaches():
    names = ["bob", "cid"]
    who = (*people("ann"), *people(*names, reach=Reach.VISIT))
    each = held("talk", place(0, 9), (place(1, 9, VISIT), names))
    for places, expected in ((2, []), (1, ["asked"])):
        instance = problem(item(who=["ann", *names]), who=who, visit_places=places)
        assert codes(instance, each) == expected
