"""A hint never worsens the answer, however good, broken or strange it is."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.timetabling.instances import random_placements, random_problems

from zhibu.core.timetabling.judge import judge
from zhibu.core.timetabling.solve import solve
from zhibu.core.timetabling.timetable import Held, MakeUp, Timetable

AT_ONCE = 0.01
"""Seconds in which hardly anything can be found."""


@st.composite
def with_any_hint(draw):
    """A problem and a hint that may break every rule, and name what is not there."""
    instance = draw(random_problems())
    names = [["r0", "r9"], ["l0", "l9"]]
    items = [*(item.id for item in instance.items), "i9"]
    held = tuple(
        Held(
            item=item,
            main=draw(random_placements(9, *names)),
            make_ups=tuple(
                MakeUp(
                    placement=draw(random_placements(9, *names)),
                    people=tuple(draw(st.lists(st.sampled_from(["p0", "p1", "p9"]), max_size=2))),
                )
                for _ in range(draw(st.integers(0, 2)))
            ),
        )
        for item in draw(st.lists(st.sampled_from(items), max_size=3))
    )
    return instance, Timetable(held=held)


@given(with_any_hint(), st.sampled_from([AT_ONCE, 10.0]))
@settings(max_examples=40, deadline=None)
def test_any_hint_leads_to_an_answer_that_keeps_the_rules(given_, limit):
    instance, hint = given_
    solution = solve(instance, time_limit=limit, hint=hint)
    verdict = judge(instance, solution.timetable)
    assert verdict.broken == ()
    assert solution.cost == verdict.cost
    hinted = judge(instance, hint)
    if not hinted.broken:
        assert solution.cost <= hinted.cost


@given(random_problems(), st.sampled_from([AT_ONCE, 10.0]))
@settings(max_examples=30, deadline=None)
def test_a_hint_that_is_best_stays_best(instance, limit):
    best = solve(instance, time_limit=10)
    again = solve(instance, time_limit=limit, hint=best.timetable)
    assert again.cost <= best.cost


@given(random_problems())
@settings(max_examples=20, deadline=None)
def test_part_of_an_answer_as_hint_is_no_worse_than_that_part(instance):
    part = Timetable(held=solve(instance, time_limit=10).timetable.held[:1])
    solution = solve(instance, time_limit=AT_ONCE, hint=part)
    kept = judge(instance, part)
    if not kept.broken:
        assert solution.cost <= kept.cost
