"""Why another timetable loses: each tier once as what it is worse at, once as what it gains."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
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

from zhibu.core.timetabling.comparison import why_not
from zhibu.core.timetabling.instance import Lecturer, Mode, Person
from zhibu.core.timetabling.judge import judge
from zhibu.core.timetabling.reasons_blocking import places_of
from zhibu.core.timetabling.timetable import Held, Solution, Status, Timetable

ONLINE = Mode.ONLINE


def solution(instance, table):
    """The timetable as an answer, with what the judge makes of it."""
    seen = judge(instance, table)
    return Solution(
        status=Status.FEASIBLE,
        timetable=table,
        cost=seen.cost,
        bound=seen.cost,
        unplaced=seen.unplaced,
        coverage=seen.coverage,
    )


def compared(instance, best, other):
    return why_not(
        instance, solution(instance, timetable(*best)), solution(instance, timetable(*other))
    )


def ann(*spans):
    return (Person(id="ann", name="张三", busy=spans, unit="一支部"), *people("bob"))


def test_an_item_left_out_is_named():
    instance = problem(item(called="党课"))

    said = compared(instance, [held("talk", place(0, 9))], [])

    assert said == "多1项排不上：“党课”。好处是少开1次会。"


def test_people_who_miss_more_are_named_with_what():
    instance = problem(item(called="党课"), who=ann(busy(0)))

    said = compared(instance, [held("talk", place(1, 9))], [held("talk", place(0, 9))])

    assert said == "多1人次无法参加：张三（党课）。"


def test_the_worst_served_is_named_where_as_many_miss_in_all():
    talks = [item(name, called=name) for name in ("甲会", "乙会")]
    who = (Person(id="ann", name="张三", busy=(busy(0), busy(1))), away_on(2))
    instance = problem(*talks, who=who)
    fair = [held("甲会", place(0, 9)), held("乙会", place(2, 9))]
    unfair = [held("甲会", place(0, 9)), held("乙会", place(1, 9))]

    said = compared(instance, fair, unfair)

    assert said == "缺得最多的人缺得更多：张三2项缺2项。"


def away_on(number):
    return Person(id="bob", name="李四", busy=(busy(number),))


def test_a_meeting_announced_that_moves_is_named():
    instance = problem(item(called="党课", announced=place(0, 9)))

    said = compared(instance, [held("talk", place(0, 9))], [held("talk", place(1, 9))])

    assert said == "多1场已定的会要改：“党课”。"


def test_the_same_meeting_moved_for_more_people_counts_the_people():
    asked = item(announced=place(0, 9, lecturer="wang"), lecturers=("wang", "liu"))
    instance = problem(asked, lecturers=(Lecturer(id="wang"), Lecturer(id="liu")))

    said = compared(
        instance,
        [held("talk", place(0, 9, lecturer="liu"))],
        [held("talk", place(1, 9, lecturer="wang"))],
    )

    assert said.startswith("要多重新通知1人。")


def test_one_more_make_up_session_is_told():
    instance = problem(item(make_ups=2), who=(*ann(busy(0)), *people("cai")))
    once = [held("talk", place(0, 9), (place(1, 9, ONLINE), ["ann"]))]
    twice = [
        held("talk", place(0, 9), (place(1, 9, ONLINE), ["ann"]), (place(2, 9, ONLINE), ["bob"]))
    ]

    assert compared(instance, once, twice).startswith("多开1次补学")


def test_one_more_half_day_is_told():
    talks = [item(name, who=("ann",)) for name in ("甲会", "乙会")]
    instance = problem(*talks, who=ann())
    together = [held("甲会", place(0, 9)), held("乙会", place(0, 10))]
    apart = [held("甲会", place(0, 9)), held("乙会", place(1, 9))]

    assert compared(instance, together, apart).startswith("多占1个半天")


@pytest.mark.parametrize(
    ("asked", "where", "said"),
    [
        ({}, place(0, 9, ONLINE), "多1场不是线下开。"),
        ({"wanted": day(0)}, place(1, 9), "多1场不在通常的日子。"),
        ({"part": 0}, place(0, 14), "多1场不在习惯的半天。"),
        ({}, place(0, 10), "时间、地点不那么合大家的习惯。"),
    ],
)
def test_wishes_not_met_are_told(asked, where, said):
    instance = problem(item(**asked))

    assert compared(instance, [held("talk", place(0, 9))], [held("talk", where)]) == said


def test_what_it_gains_stands_behind_what_it_loses():
    instance = problem(item(called="党课", announced=place(0, 9)), who=ann(busy(0)))

    said = compared(instance, [held("talk", place(1, 9))], [held("talk", place(0, 9))])

    assert said.startswith("多1人次无法参加：张三（党课）。好处是少1场已定的会要改：“党课”")


def test_as_good_is_told_as_that():
    instance = problem(item())

    said = compared(instance, [held("talk", place(0, 9))], [held("talk", place(1, 9))])

    assert said == "和最好的一样好，只是时间安排不同。"


def test_a_better_one_is_told_as_that():
    instance = problem(item(called="党课"))

    said = compared(instance, [], [held("talk", place(0, 9))])

    assert said == "这一份更好：少1项排不上：“党课”。"


@st.composite
def pairs_of_timetables(draw):
    instance = draw(random_problems())
    return instance, draw(some_timetable(instance)), draw(some_timetable(instance))


@st.composite
def some_timetable(draw, instance):
    table = Timetable()
    for each in draw(st.permutations(instance.items)):
        free = [place for place in places_of(instance, table, each) if not place.facts]
        if free and draw(st.booleans()):
            main = draw(st.sampled_from(free)).placement
            table = Timetable(held=(*table.held, Held(item=each.id, main=main)))
    return table


@given(pairs_of_timetables())
@settings(max_examples=60, deadline=None)
def test_any_two_timetables_are_told_apart_in_words(problem_and_two):
    instance, one, another = problem_and_two
    best, other = solution(instance, one), solution(instance, another)
    assume(best.cost <= other.cost)

    said = why_not(instance, best, other)

    assert said.endswith("。")
    assert ("多" in said or "不那么" in said) == (best.cost < other.cost)
