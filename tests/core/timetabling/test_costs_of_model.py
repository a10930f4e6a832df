"""What each tier costs in the model is what the judge says it costs."""

from fractions import Fraction

import pytest
from tests.core.timetabling.asking import judged_cost, model_cost
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

from zhibu.core.timetabling.instance import Lecturer, Mode, Room

AWAY = (*people("ann", unit="u1", busy=(busy(0),)), *people("bob", unit="u1"))
ANYHOW = (Mode.IN_PERSON, Mode.HYBRID, Mode.ONLINE)
TALK = timetable(held("talk", place(0, 9)))
TUESDAY = timetable(held("talk", place(1, 9)))
MADE_UP = timetable(held("talk", place(0, 9), (place(1, 9, Mode.ONLINE), ["ann"])))
ANNOUNCED = problem(item(announced=place(0, 9)))
LECTURERS = (Lecturer(id="lee"), Lecturer(id="may"))
BY_LEE = problem(
    item(lecturers=("lee", "may"), announced=place(0, 9, lecturer="lee")), lecturers=LECTURERS
)
TWO = (item("one"), item("two"))
ONE_UNIT = problem(*TWO, who=people("ann", "bob", unit="u1"))
NO_UNIT = problem(*TWO)
NOON = problem(
    item("one", minutes=180, announced=place(0, 12)),
    item("two"),
    who=people("ann", "bob", unit="u"),
)
OURS = problem(item(rooms=("hall",), unit="u1"), rooms=(Room(id="hall", seats=9, owner="u1"),))
THEIRS = problem(item(rooms=("hall",), unit="u1"), rooms=(Room(id="hall", seats=9),))


def both(first, second):
    return timetable(held("one", place(*first)), held("two", place(*second)))


CASES = [
    ("unplaced", problem(item()), TALK, 0),
    ("unplaced", problem(item()), timetable(), 1),
    ("missed", problem(item(), who=AWAY), TUESDAY, 0),
    ("missed", problem(item(), who=AWAY), MADE_UP, 0),
    ("missed", problem(item(), who=AWAY), TALK, 1),
    ("missed", problem(item()), timetable(), 2),
    ("worst", problem(item(), who=AWAY), MADE_UP, 0),
    ("worst", problem(*TWO, who=AWAY), both((0, 9), (1, 9)), Fraction(1, 2)),
    ("told", ANNOUNCED, TALK, 0),
    ("told", ANNOUNCED, timetable(held("talk", place(0, 9, Mode.ONLINE))), 2),
    ("told", ANNOUNCED, TUESDAY, 2),
    ("told", ANNOUNCED, timetable(), 2),
    ("told", BY_LEE, timetable(held("talk", place(0, 9, lecturer="lee"))), 0),
    ("told", BY_LEE, timetable(held("talk", place(0, 9, lecturer="may"))), 1),
    ("burden", NO_UNIT, both((0, 9), (0, 10)), 2),
    ("burden", ONE_UNIT, both((0, 9), (0, 10)), 3),
    ("burden", ONE_UNIT, both((0, 9), (0, 14)), 4),
    ("burden", NOON, both((0, 12), (1, 9)), 3),
    ("burden", problem(item(), who=AWAY), MADE_UP, 3),
    ("wishes", OURS, timetable(held("talk", place(0, 9, room="hall"))), 0),
    ("wishes", THEIRS, timetable(held("talk", place(0, 9, room="hall"))), 1),
    ("wishes", problem(item()), timetable(held("talk", place(0, 10))), 1),
    ("wishes", problem(item(modes=ANYHOW)), timetable(held("talk", place(0, 9, Mode.ONLINE))), 3),
    ("wishes", problem(item(modes=ANYHOW)), timetable(held("talk", place(0, 9, Mode.HYBRID))), 1),
    ("wishes", problem(item(part=1)), TALK, 2),
    ("wishes", problem(item(part=0)), TALK, 0),
    ("wishes", problem(item(wanted=day(3))), TUESDAY, 2),
    ("wishes", BY_LEE, timetable(held("talk", place(0, 9, lecturer="may"))), 1),
]


@pytest.mark.parametrize(("tier", "instance", "each", "cost"), CASES)
def test_a_tier_costs_in_the_model_what_the_judge_says(tier, instance, each, cost):
    assert judged_cost(instance, each, tier) == cost
    assert model_cost(instance, each, tier) == cost
