"""On tiny problems nothing is better than what the solver says is best."""

from hypothesis import HealthCheck, assume, given, settings
from tests.core.timetabling.every_timetable import every_timetable, how_many
from tests.core.timetabling.instances import TINY, random_problems

from zhibu.core.timetabling.judge import judge
from zhibu.core.timetabling.solve import solve
from zhibu.core.timetabling.timetable import Status

MOST = 3000
"""More timetables than that are not judged one by one."""


@given(random_problems(TINY))
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
def test_no_timetable_of_a_tiny_problem_is_better(instance):
    assume(how_many(instance) <= MOST)
    best = min(judge(instance, each).cost for each in every_timetable(instance))
    solution = solve(instance, time_limit=20)
    assert solution.status is Status.OPTIMAL
    assert solution.cost == solution.bound == best
