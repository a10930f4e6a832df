"""The model and the judge were written apart from the same page; they say the same."""

from hypothesis import given, settings
from tests.core.timetabling.instances import random_problems

from zhibu.core.timetabling.instance_checks import check_instance
from zhibu.core.timetabling.judge import judge
from zhibu.core.timetabling.solve import solve


@given(random_problems())
@settings(max_examples=60, deadline=None)
def test_what_the_solver_finds_breaks_no_rule_and_costs_what_it_says(instance):
    check_instance(instance)
    solution = solve(instance, time_limit=10)
    verdict = judge(instance, solution.timetable)
    assert verdict.broken == ()
    assert solution.cost == verdict.cost
    assert solution.bound <= solution.cost
    assert solution.unplaced == verdict.unplaced
    assert solution.coverage == verdict.coverage
