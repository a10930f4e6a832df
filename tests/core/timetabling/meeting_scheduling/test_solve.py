"""The solver against the scorer, against every schedule there is, and against itself."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from tests.core.timetabling.meeting_scheduling.problems import (
    meeting,
    problem,
    problems,
    schedule,
)

from zhibu.core.timetabling.meeting_scheduling.annealing import annealed, first_fit, lost
from zhibu.core.timetabling.meeting_scheduling.problem import Place
from zhibu.core.timetabling.meeting_scheduling.score import Score, score
from zhibu.core.timetabling.meeting_scheduling.solve import solve
from zhibu.core.timetabling.meeting_scheduling.tables import Tables
from zhibu.core.timetabling.timetable import Status

CALMLY = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def every_schedule(asked):
    places = [
        Place(start=grain.index, room=room.id) for grain in asked.grains for room in asked.rooms
    ]
    names = [each.id for each in asked.meetings]
    for chosen in product(places, repeat=len(names)):
        yield dict(zip(names, chosen, strict=True))


@CALMLY
@given(problems())
def test_no_schedule_at_all_is_better_than_the_proven_one(asked):
    best = max(score(asked, placed) for placed in every_schedule(asked))
    outcome = solve(asked, 30)
    assert outcome.score == score(asked, outcome.schedule) == best
    assert outcome.status is Status.OPTIMAL
    assert outcome.bound == best
    assert outcome.gap == 0


@CALMLY
@given(problems(most_meetings=6, most_grains=10))
def test_the_search_counts_a_schedule_as_the_scorer_does(asked):
    tables = Tables(asked)
    placed = first_fit(tables)
    hard, medium, soft = lost(tables, *placed)
    assert Score(-hard, -medium, -soft) == score(asked, tables.schedule(*placed))


def crowded():
    """Twelve meetings of one day that all want the same few people."""
    people = "abcdefgh"
    return problem(
        *(
            meeting(f"m{n}", 1 + n % 4, people[n % 5 : n % 5 + 2], people[n % 3 + 4])
            for n in range(12)
        ),
        capacities=(6, 4, 3),
        count=24,
    )


def test_the_same_call_gives_the_same_schedule():
    asked = problem(*(meeting(f"m{n}", 2, "ab"[n % 2], "c") for n in range(4)), count=8)
    one, other = (solve(asked, 60, seed=3) for _ in range(2))
    assert one.status is Status.OPTIMAL
    assert (one.schedule, one.score, one.bound) == (other.schedule, other.score, other.bound)


def test_the_same_seed_moves_the_same_meetings_whatever_the_clock_says():
    tables = Tables(crowded())
    begin = first_fit(tables)
    one, other = (
        [
            [part.tolist() for part in found]
            for found in annealed(tables, *begin, tries=200, seed=7)
            if found
        ]
        for _ in range(2)
    )
    assert one == other
    assert lost(tables, *map(np.array, one[-1])) < lost(tables, *begin)


def test_a_hint_is_never_made_worse():
    good = solve(crowded(), 4)
    again = solve(crowded(), 0.05, hint=good.schedule)
    assert again.score >= good.score


def test_a_bad_hint_does_no_harm():
    hint = {f"m{n}": Place(start=0, room="r2") for n in range(12)}
    assert solve(crowded(), 1, hint=hint).score > score(crowded(), hint)


def test_pinned_meetings_stay_where_they_are():
    pinned = schedule(x=(5, 1))
    asked = problem(meeting("x", 2, "a"), meeting("y", 2, "a"), pinned=pinned)
    outcome = solve(asked, 5)
    assert outcome.schedule["x"] == pinned["x"]
    assert outcome.status is Status.OPTIMAL


def test_what_no_schedule_can_keep_is_broken_as_little_as_possible():
    asked = problem(meeting("x", 6, "abc"), meeting("y", 1, "a"), capacities=(2,), count=4)
    outcome = solve(asked, 20)
    best = max(score(asked, placed) for placed in every_schedule(asked))
    assert outcome.score == best
    assert outcome.score.hard < 0
    assert outcome.status is Status.OPTIMAL


def test_the_bound_is_never_beyond_what_was_found():
    outcome = solve(crowded(), 1)
    assert outcome.bound >= outcome.score
    assert outcome.gap >= 0


def test_a_search_tells_how_far_it_is_and_stops_when_asked():
    steps = []
    solve(crowded(), 2, on_progress=steps.append)
    assert [each.step for each in steps] == list(range(1, len(steps) + 1))
    assert steps[-1].step == steps[-1].steps
    assert all(later.score >= each.score for each, later in pairwise(steps))
    stopped = solve(crowded(), 60, should_stop=lambda: True)
    assert stopped.seconds < 10
    assert set(stopped.schedule) == {f"m{n}" for n in range(12)}


@pytest.mark.parametrize("workers", [1, 2])
def test_more_workers_may_search(workers):
    asked = problem(meeting("x", 2, "ab"), meeting("y", 2, "a", "b"))
    outcome = solve(asked, 10, workers=workers)
    assert outcome.score == score(asked, outcome.schedule)
    assert outcome.status is Status.OPTIMAL


def test_nothing_to_place_is_placed_at_once():
    outcome = solve(problem())
    assert (outcome.schedule, outcome.score) == ({}, Score(0, 0, 0))
    assert outcome.status is Status.OPTIMAL
