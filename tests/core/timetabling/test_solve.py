"""How a search behaves: when time is short, when it is stopped, when nothing can be done."""

import time

import pytest
from tests.core.timetabling.instances import busy, held, item, people, place, problem, timetable

from zhibu.core.timetabling.instance import Mode, Reach, Room
from zhibu.core.timetabling.judge import judge
from zhibu.core.timetabling.solve import solve
from zhibu.core.timetabling.timetable import Status
from zhibu.timetable.example import zone_quarter

SOON = 5.0
"""Seconds within which a search that was told to stop has stopped."""


def branches(number, **facts):
    """So many branches of two people with two talks each, and one item for all of them."""
    units = [f"u{n}" for n in range(number)]
    who = [one for unit in units for one in people(f"{unit}-a", f"{unit}-b", unit=unit)]
    own = [
        item(f"{unit} {n}", who=[f"{unit}-a", f"{unit}-b"], unit=unit, **facts)
        for unit in units
        for n in range(2)
    ]
    return problem(
        item("joint", who=[one.id for one in who], **facts), *own, who=who, weekly_limit=3
    )


def is_legal(instance, solution):
    verdict = judge(instance, solution.timetable)
    return verdict.broken == () and verdict.cost == solution.cost and solution.bound <= verdict.cost


def test_without_time_a_legal_timetable_and_a_gap_are_told():
    instance = zone_quarter(branches=2, people_per_branch=6, weeks=4)
    solution = solve(instance, time_limit=0.001)
    assert is_legal(instance, solution)
    assert solution.status is Status.FEASIBLE
    assert solution.gap > 0


def test_a_search_told_to_stop_stops_soon():
    instance = zone_quarter(branches=2, weeks=6)
    started = time.monotonic()
    solution = solve(instance, time_limit=120, should_stop=lambda: time.monotonic() > started + 0.5)
    assert time.monotonic() - started < SOON * 2
    assert is_legal(instance, solution)


def test_progress_goes_from_the_first_step_to_the_last():
    told = []
    solve(branches(2), on_progress=told.append)
    assert told[0].step == 1
    assert [one.step for one in told] == sorted(one.step for one in told)
    assert told[-1].step == told[-1].steps


@pytest.mark.parametrize("workers", [1, 2])
def test_the_same_seed_gives_the_same_answer(workers):
    answers = [solve(branches(2), seed=3, workers=workers) for _ in range(2)]
    assert answers[0].status is Status.OPTIMAL
    assert answers[0] == answers[1]


def test_somebody_away_all_quarter_leaves_the_others_as_they_were():
    who = (*people("ann", busy=tuple(busy(n) for n in range(12))), *people("bob"))
    solution = solve(problem(item(), who=who))
    assert solution.status is Status.OPTIMAL
    assert (solution.cost.unplaced, solution.cost.missed, solution.cost.worst) == (0, 1, 0)


def test_a_room_too_small_for_anybody_sends_people_online():
    nook = Room(id="nook", seats=1)
    anyhow = item(rooms=("nook",), modes=(Mode.IN_PERSON, Mode.ONLINE))
    solution = solve(problem(anyhow, rooms=(nook,)))
    assert solution.timetable.held[0].main.mode is Mode.ONLINE
    assert solution.cost.missed == 0
    only = solve(problem(item(rooms=("nook",), modes=(Mode.IN_PERSON,)), rooms=(nook,)))
    assert only.unplaced == ("talk",)
    assert only.status is Status.OPTIMAL


def test_what_cannot_be_is_proven_to_be_impossible():
    who = people("ann", "bob", reach=Reach.ONLINE)
    vote = item(voters=("ann", "bob"), quorum=2)
    solution = solve(problem(vote, who=who))
    assert (solution.status, solution.unplaced) == (Status.OPTIMAL, ("talk",))


def test_two_zones_share_a_room_one_after_the_other():
    who = (*people("ann", unit="a"), *people("bob", unit="b"))
    items = [
        item(name, who=[one], unit=name, first=0, last=0, rooms=("hall",), modes=(Mode.IN_PERSON,))
        for name, one in (("a", "ann"), ("b", "bob"))
    ]
    instance = problem(*items, who=who, rooms=(Room(id="hall", seats=9),))
    solution = solve(instance)
    assert is_legal(instance, solution)
    assert solution.unplaced == ()


def test_a_joint_item_of_three_branches_is_placed_and_proven():
    instance = branches(3)
    solution = solve(instance)
    assert is_legal(instance, solution)
    assert (solution.status, solution.unplaced) == (Status.OPTIMAL, ())


def test_a_joint_item_gives_way_where_the_branches_can_then_place_more():
    who = (*people("ann", unit="a", weekly_limit=1), *people("bob", unit="b", weekly_limit=1))
    joint = item("joint", who=["ann", "bob"], first=0, last=0)
    own = [item(f"of {one}", who=[one], first=0, last=0) for one in ("ann", "bob")]
    solution = solve(problem(joint, *own, who=who, days=5))
    assert solution.unplaced == ("joint",)
    assert solution.status is Status.OPTIMAL
    kept = timetable(*(held(one.id, place(0, 9)) for one in own))
    assert solution.cost <= judge(problem(joint, *own, who=who, days=5), kept).cost
