"""Problems that are taken apart have the same answer as in one model."""

from hypothesis import given, settings
from tests.core.timetabling.blocks import in_one_model, joint_problems

from zhibu.core.timetabling.judge import judge
from zhibu.core.timetabling.solve import solve
from zhibu.core.timetabling.timetable import Status


@given(joint_problems())
@settings(max_examples=35, deadline=None)
def test_a_problem_taken_apart_is_answered_as_in_one_model(instance):
    solution = solve(instance, time_limit=10)
    verdict = judge(instance, solution.timetable)
    assert verdict.broken == ()
    assert verdict.cost == solution.cost >= solution.bound
    assert (solution.status is Status.OPTIMAL) == (solution.cost == solution.bound)
    whole, is_finished = in_one_model(instance)
    assert is_finished
    proven = whole.cost(whole.bounds)
    if whole.cost(whole.values) == proven:
        assert solution.bound <= proven <= solution.cost
