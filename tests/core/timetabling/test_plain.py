"""Problems and answers survive being written down."""

import json
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.timetabling.instances import at, day, item, place, problem, random_problems

from zhibu.core.timetabling.instance import Mode, Placement
from zhibu.core.timetabling.plain import (
    instance_from,
    plain_instance,
    plain_solution,
    plain_timetable,
    solution_from,
    timetable_from,
)
from zhibu.core.timetabling.tiers import Cost
from zhibu.core.timetabling.timetable import (
    Attended,
    Coverage,
    Held,
    MakeUp,
    Solution,
    Status,
    Timetable,
)

names = st.text(max_size=3)
placements = st.builds(
    Placement,
    start=st.datetimes(),
    mode=st.sampled_from(Mode),
    room=st.none() | names,
    lecturer=st.none() | names,
)
make_ups = st.builds(MakeUp, placement=placements, people=st.lists(names, max_size=2).map(tuple))
timetables = st.lists(
    st.builds(
        Held, item=names, main=placements, make_ups=st.lists(make_ups, max_size=2).map(tuple)
    ),
    max_size=2,
).map(lambda held: Timetable(held=tuple(held)))
counts = st.integers(0, 99)
costs = st.builds(
    Cost, counts, counts, st.fractions(0, 1), told=counts, burden=counts, wishes=counts
)
solutions = st.builds(
    Solution,
    status=st.sampled_from(Status),
    timetable=timetables,
    cost=costs,
    bound=costs,
    unplaced=st.lists(names, max_size=2).map(tuple),
    coverage=st.lists(
        st.builds(
            Coverage,
            person=names,
            takes_part=st.dictionaries(names, st.sampled_from(Attended), max_size=2),
            beyond=st.frozensets(names, max_size=2),
        ),
        max_size=2,
    ).map(tuple),
    seconds=st.floats(0, 99),
)


def through_json(table):
    return json.loads(json.dumps(table, ensure_ascii=False, allow_nan=False))


@given(random_problems())
@settings(max_examples=60, deadline=None)
def test_a_problem_comes_back_from_its_file_as_it_was(instance):
    assert instance_from(through_json(plain_instance(instance))) == instance


@given(timetables)
@settings(max_examples=60, deadline=None)
def test_a_timetable_comes_back_from_its_file_as_it_was(each):
    assert timetable_from(through_json(plain_timetable(each))) == each


@given(solutions)
@settings(max_examples=60, deadline=None)
def test_an_answer_comes_back_from_its_file_as_it_was(each):
    again = solution_from(through_json(plain_solution(each)))
    assert again == each
    assert again.seconds == each.seconds


def test_what_stands_at_its_default_is_not_written():
    table = plain_instance(problem(item(who=["ann"])))
    assert table["items"] == [
        {
            "id": "talk",
            "name": "talk of all",
            "people": ["ann"],
            "minutes": 60,
            "first": "2026-03-02",
            "last": "2026-03-06",
        }
    ]
    assert "grain" not in table


def test_an_answer_is_written_so_that_a_person_can_read_it():
    solution = Solution(
        status=Status.FEASIBLE,
        timetable=Timetable(held=(Held(item="talk", main=place(0, 9, room="r1")),)),
        cost=Cost(0, 1, Fraction(1, 3), told=0, burden=2, wishes=5),
        bound=Cost(0, 1, Fraction(1, 3), told=0, burden=2, wishes=4),
    )
    table = plain_solution(solution)
    assert table["cost"]["worst"] == "1/3"
    assert table["gap"] == 0.2
    assert table["timetable"]["held"] == [
        {
            "item": "talk",
            "main": {"start": "2026-03-02T09:00", "mode": "in_person", "room": "r1"},
        }
    ]


def coming_back(entry, spacings=(), **facts):
    table = plain_instance(problem(days=92))
    items = [{"id": "meet", "people": ["ann"], "minutes": 60, **entry}]
    return instance_from({**table, "items": items, "spacings": list(spacings), **facts})


def days_of(instance):
    return {each.id: (each.first.isoformat(), each.last.isoformat()) for each in instance.items}


def test_a_monthly_entry_is_an_item_for_each_month_cut_to_the_span():
    assert days_of(coming_back({"every": "month"})) == {
        "meet@2026-03": ("2026-03-02", "2026-03-31"),
        "meet@2026-04": ("2026-04-01", "2026-04-30"),
        "meet@2026-05": ("2026-05-01", "2026-05-31"),
        "meet@2026-06": ("2026-06-01", "2026-06-01"),
    }


def test_a_quarterly_entry_is_cut_to_its_own_first_and_last_too():
    entry = {"every": "quarter", "first": "2026-03-20", "last": "2026-04-10"}
    assert days_of(coming_back(entry)) == {
        "meet@2026-Q1": ("2026-03-20", "2026-03-31"),
        "meet@2026-Q2": ("2026-04-01", "2026-04-10"),
    }


def test_a_week_without_a_working_day_asks_for_nothing():
    week = [f"2026-03-{number:02}" for number in range(9, 14)]
    entry = {"every": "week", "last": "2026-03-22"}
    found = coming_back(entry, calendar={"holidays": week})
    assert list(days_of(found)) == ["meet@2026-W10", "meet@2026-W12"]


def wanted(entry):
    return [(each.wanted, each.tolerance) for each in coming_back(entry).items]


def test_a_fixed_day_is_the_day_wanted_of_each_month_and_moves_to_a_working_day():
    fixed = {"wanted": {"day_of_month": 1}, "tolerance": 2}
    entry = {"every": "month", "first": "2026-03-05", **fixed}
    # 1 March is over when the entry begins; 1 to 5 May 2026 are a holiday.
    assert wanted(entry) == [
        (None, None),
        (date(2026, 4, 1), 2),
        (date(2026, 5, 6), 2),
        (date(2026, 6, 1), 2),
    ]


def test_a_fixed_day_may_be_an_nth_weekday_or_a_weekday_of_each_week():
    second_friday = {"every": "month", "wanted": {"weekday": 4, "nth": 2}, "last": "2026-04-30"}
    assert wanted(second_friday) == [(date(2026, 3, 13), None), (date(2026, 4, 10), None)]
    wednesdays = {"every": "week", "wanted": {"weekday": 2}, "last": "2026-03-15"}
    assert wanted(wednesdays) == [(day(2), None), (day(9), None)]


def test_a_single_entry_may_want_a_fixed_day_as_well():
    entry = {"first": "2026-03-02", "last": "2026-04-30", "wanted": {"day_of_month": 10}}
    assert wanted(entry) == [(date(2026, 3, 10), None)]


def test_a_spacing_that_names_a_monthly_entry_means_all_its_items():
    entry = {"every": "month", "last": "2026-04-30"}
    found = coming_back(entry, spacings=[{"items": ["meet"], "min_days": 20}])
    assert found.spacings[0].items == ("meet@2026-03", "meet@2026-04")


def test_seconds_are_kept_where_there_are_some():
    start = at(0, 9).replace(second=5)
    instance = problem(item(announced=Placement(start=start)))
    assert plain_instance(instance)["items"][0]["announced"]["start"] == "2026-03-02T09:00:05"
