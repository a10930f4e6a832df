"""The scorer, constraint by constraint: once broken, once kept, counted by hand."""

import pytest
from tests.core.timetabling.meeting_scheduling.problems import meeting, problem, schedule

from zhibu.core.timetabling.meeting_scheduling import score as scorer
from zhibu.core.timetabling.meeting_scheduling.score import Score, score


def pair(**more):
    return problem(meeting("x", 2, "a", "b"), meeting("y", 3, "a", "b"), **more)


def test_two_meetings_in_one_room_cost_each_grain_they_share():
    asked = problem(meeting("x", 2), meeting("y", 3))
    assert scorer.room_conflict(asked, schedule(x=(0, 0), y=(1, 0))) == 1
    assert scorer.room_conflict(asked, schedule(x=(1, 0), y=(0, 0))) == 2
    assert scorer.room_conflict(asked, schedule(x=(0, 0), y=(2, 0))) == 0
    assert scorer.room_conflict(asked, schedule(x=(0, 0), y=(0, 1))) == 0


def test_overtime_costs_the_index_of_the_last_grain():
    asked = problem(meeting("x", 3), count=8, first=1)
    assert scorer.overtime(asked, schedule(x=(7, 0))) == 9
    assert scorer.overtime(asked, schedule(x=(6, 0))) == 0


def test_a_person_required_twice_costs_each_grain():
    asked = problem(meeting("x", 3, "abc"), meeting("y", 3, "abd"))
    assert scorer.required_conflict(asked, schedule(x=(0, 0), y=(1, 1))) == 4
    assert scorer.required_conflict(asked, schedule(x=(0, 0), y=(3, 1))) == 0


def test_every_missing_seat_costs():
    asked = problem(meeting("x", 1, "abc", "de"), capacities=(3, 5))
    assert scorer.room_capacity(asked, schedule(x=(0, 0))) == 2
    assert scorer.room_capacity(asked, schedule(x=(0, 1))) == 0


def test_a_meeting_into_the_next_day_costs_one():
    asked = problem(meeting("x", 3))
    assert scorer.same_day(asked, schedule(x=(2, 0))) == 1
    assert scorer.same_day(asked, schedule(x=(1, 0))) == 0


def test_out_of_the_last_day_is_overtime_and_not_another_day():
    asked = problem(meeting("x", 3))
    placed = schedule(x=(6, 0))
    assert (scorer.same_day(asked, placed), scorer.overtime(asked, placed)) == (0, 8)


def test_required_here_and_preferred_there_costs_each_grain():
    asked = problem(meeting("x", 2, "ab"), meeting("y", 2, "c", "a"), meeting("z", 2, "", "ab"))
    placed = schedule(x=(0, 0), y=(1, 1), z=(0, 1))
    assert scorer.required_and_preferred_conflict(asked, placed) == 1 + 4
    placed = schedule(x=(0, 0), y=(2, 1), z=(2, 0))
    assert scorer.required_and_preferred_conflict(asked, placed) == 0


def test_someone_on_both_lists_of_a_meeting_costs_its_length():
    asked = problem(meeting("x", 3, "ab", "b"))
    assert scorer.required_and_preferred_conflict(asked, schedule(x=(0, 0))) == 3


def test_preferred_twice_costs_each_grain():
    asked = problem(meeting("x", 3, "", "ab"), meeting("y", 3, "", "ac"))
    assert scorer.preferred_conflict(asked, schedule(x=(0, 0), y=(1, 1))) == 2
    assert scorer.preferred_conflict(asked, schedule(x=(0, 0), y=(4, 1))) == 0


def test_a_later_last_grain_costs_more_and_the_very_first_nothing():
    asked = problem(meeting("x"), meeting("y", 3))
    assert scorer.as_soon_as_possible(asked, schedule(x=(0, 0), y=(4, 0))) == 6
    assert scorer.as_soon_as_possible(problem(meeting("x")), schedule(x=(0, 0))) == 0


def test_a_start_right_after_an_end_costs_in_any_room_and_over_night():
    assert scorer.one_break(pair(), schedule(x=(2, 0), y=(4, 1))) == 1
    assert scorer.one_break(pair(), schedule(x=(3, 1), y=(0, 1))) == 1
    assert scorer.one_break(pair(), schedule(x=(0, 0), y=(3, 1))) == 0
    assert scorer.one_break(pair(), schedule(x=(0, 0), y=(1, 1))) == 0


def test_every_shared_grain_costs_in_any_rooms():
    assert scorer.overlapping(pair(), schedule(x=(0, 0), y=(1, 1))) == 1
    assert scorer.overlapping(pair(), schedule(x=(0, 0), y=(2, 1))) == 0


def test_every_larger_room_costs_the_seats_it_has_more():
    asked = problem(meeting("x"), meeting("y"), capacities=(10, 7, 4))
    assert scorer.larger_rooms_first(asked, schedule(x=(0, 2), y=(1, 1))) == 9 + 3
    assert scorer.larger_rooms_first(asked, schedule(x=(0, 0), y=(1, 0))) == 0


@pytest.mark.parametrize(
    ("start", "room", "units"),
    [(1, 1, 2), (2, 1, 2), (4, 1, 2), (5, 1, 0), (4, 0, 0), (0, 1, 0)],
)
def test_the_same_people_change_rooms_only_after_a_while(start, room, units):
    placed = schedule(x=(0, 0), y=(start, room))
    assert scorer.room_stability(pair(), placed) == units


def test_the_levels_are_summed_with_their_weights():
    placed = schedule(x=(0, 0), y=(1, 1))
    assert score(pair(), placed) == Score(-1, -1, -(1 + 3 + 10 + 2))
    assert str(score(pair(), placed)) == "-1hard/-1medium/-16soft"
    assert str(Score(0, -12, -345)) == "0hard/-12medium/-345soft"


def test_a_hard_point_outweighs_any_soft_ones():
    assert Score(0, -50, -9000) > Score(-1, 0, 0)
    assert Score(0, -1, -9000) > Score(0, -2, 0)
