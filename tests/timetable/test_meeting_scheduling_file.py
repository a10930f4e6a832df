"""Benchmark files solved and checked, in our format and in that of the public apps."""

import json

import pytest
from tests.timetable.benchmark_files import public, saved, workbook

from zhibu.cli import main
from zhibu.core.refusals import Refusal
from zhibu.timetable.benchmark.own_json import document_of
from zhibu.timetable.benchmark.reading import read_given
from zhibu.timetable.meeting_scheduling_file import (
    check_file,
    is_benchmark,
    outcome_lines,
    run_solve,
    solve_file,
)


def test_our_format_is_solved_and_the_check_agrees(tmp_path):
    document = document_of(read_given(saved(tmp_path, public())))
    outcome, solution = solve_file(document, time_limit=10)
    assert solution["status"] == "optimal"
    checked = check_file(document, solution)
    assert str(checked.score) == solution["score"] == solution["bound"]
    assert checked.document["valid"]
    assert "分数：" in "".join(outcome_lines(outcome))


def test_the_public_json_is_solved_as_it_is():
    outcome, solution = solve_file(public(), time_limit=10)
    assert is_benchmark(public())
    assert check_file(public(), solution).score == outcome.score


def test_the_public_shape_loads_again_and_scores_the_same():
    outcome, solution = solve_file(public(), time_limit=10, in_public_shape=True)
    assert solution["score"] == str(outcome.score)
    assert solution["people"] == public()["people"]
    grains = {grain["id"] for grain in solution["timeGrains"]}
    assert {each["startingTimeGrain"] for each in solution["meetingAssignments"]} <= grains
    assert check_file(public(), solution).document["valid"]


def test_a_workbook_leaves_in_public_shape_too(tmp_path):
    given = read_given(workbook(tmp_path, {"Meetings": {(2, 3): ""}}))
    document = document_of(given)
    outcome, solution = solve_file(document, time_limit=10, in_public_shape=True)
    assert check_file(document, solution).score == outcome.score
    assert check_file(solution, solution).score == outcome.score


def test_a_schedule_in_the_file_is_never_made_worse():
    _, solved = solve_file(public(), time_limit=10, in_public_shape=True)
    again, _ = solve_file(solved, time_limit=0.01)
    assert str(again.score) == solved["score"]


def test_a_score_that_is_not_so_is_told():
    _, solution = solve_file(public(), time_limit=10)
    checked = check_file(public(), {**solution, "score": "0hard/0medium/0soft"})
    assert not checked.document["valid"]
    assert "重新计算为" in "".join(checked.lines)


def test_every_constraint_is_told_with_what_it_costs():
    document = public()
    for each in document["meetingAssignments"]:
        each.update(startingTimeGrain="1", room="R2")
    checked = check_file(document, document)
    lost = {each["name"]: each["lost"] for each in checked.document["constraints"]}
    assert lost["Room conflict"] == 2
    assert lost["Required attendance conflict"] == 2
    assert lost["Do all meetings as soon as possible"] == 2 + 3
    assert lost["Overlapping meetings"] == 20
    assert lost["Assign larger rooms first"] == 6
    assert str(checked.score) == "-4hard/0medium/-31soft"


def test_a_pinned_meeting_that_moved_is_told():
    document = public()
    document["meetingAssignments"][0].update(startingTimeGrain="5", room="R1", pinned=True)
    _, solution = solve_file(document, time_limit=5)
    assert solution["schedule"]["0"] == {"start": 5, "room": "R1"}
    solution["schedule"]["0"]["start"] = 1
    del solution["score"]
    assert "不能动" in "".join(check_file(document, solution).differences)


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        ({"0": {"start": 1, "room": "R1"}}, '会议 "1" 没有安排'),
        ({"9": {"start": 1, "room": "R1"}}, 'meetings 里没有 "9"'),
        ({"0": {"start": 99, "room": "R1"}}, "grains 里没有 99"),
        ({"0": {"start": 1, "room": "R9"}}, 'rooms 里没有 "R9"'),
        ({"0": {"room": "R1"}}, "schedule 0的 start：没有写"),
        ({"0": 5}, "没有写"),
        (None, "没有 schedule"),
    ],
)
def test_a_broken_solution_is_refused(schedule, said):
    with pytest.raises(Refusal) as refused:
        check_file(public(), {"format": "meeting-scheduling", "schedule": schedule})
    assert said in refused.value.message


def test_a_solution_of_another_problem_is_refused():
    other = public("rooms/0/id", "R7")
    other["meetingAssignments"][0].update(startingTimeGrain="1", room="R7")
    with pytest.raises(Refusal) as refused:
        check_file(public(), other)
    assert "不是同一些" in refused.value.message


def test_the_command_imports_and_checks(tmp_path, capsys):
    path, instance = saved(tmp_path, public()), tmp_path / "instance.json"
    assert main(["timetable", "import-meeting-scheduling", str(path), "-o", str(instance)]) == 0
    assert "已写入" in capsys.readouterr().out
    _, solution = solve_file(public(), time_limit=10)
    solved = saved(tmp_path, solution, "solution.json")
    assert main(["timetable", "check", str(instance), str(solved)]) == 0
    assert f"分数：{solution['score']}" in capsys.readouterr().out
    lying = saved(tmp_path, {**solution, "score": "1hard/0medium/0soft"}, "lying.json")
    assert main(["timetable", "check", str(path), str(lying), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["score"] == solution["score"]


def test_a_solved_document_is_printed_in_words_and_as_the_public_json(capsys):
    assert run_solve(public(), time_limit=10) == 0
    assert "最优，已证明" in capsys.readouterr().out
    assert run_solve(public(), time_limit=10, in_public_shape=True) == 0
    printed = json.loads(capsys.readouterr().out)
    assert check_file(public(), printed).document["valid"]
