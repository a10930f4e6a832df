"""`zhibu timetable solve`, as one types it."""

import json
import os
import signal
import threading

import pytest
from tests.timetable.files import INSTANCE, SOLUTION, changed, check, saved, timetable

from zhibu.timetable.watch import watching


def solve(folder, *words, instance=INSTANCE):
    """The exit code of solving; several threads would give other answers each time."""
    return timetable("solve", saved(folder, instance), *words)


def test_a_timetable_comes_as_json_and_passes_the_check(tmp_path, capsys):
    assert solve(tmp_path, "--json") == 0
    solution = json.loads(capsys.readouterr().out)
    assert solution["status"] == "optimal"
    assert solution["cost"] == solution["bound"]
    assert solution["gap"] == 0
    assert solution["unplaced"] == []
    assert check(tmp_path, INSTANCE, solution) == 0


def test_a_timetable_comes_in_words(tmp_path, capsys):
    assert solve(tmp_path) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[0].split() == [
        *("日期", "星期", "时间", "事项", "方式", "场地", "讲课人", "补学人员")
    ]
    assert "党课（补学）" in told
    assert "2026-03-10  周二  14:00  支委会" in told
    assert "没有排上的事项" in told
    assert "已证明最好" in told
    assert "2项已排，0项未排；已证明没有更好的安排" in told


def test_the_better_answer_visits_the_old_and_leaves_out_who_is_away(tmp_path, capsys):
    """One make-up session cannot be both a visit and online: somebody misses the lecture."""
    assert solve(tmp_path) == 0
    told = capsys.readouterr().out
    assert "无法参加（现场、线上、补学都不行）：\n" in told


def test_an_item_without_a_place_has_a_reason(tmp_path, capsys):
    instance = changed(INSTANCE, "items/1/last", "2026-03-09")
    del instance["items"][1]["announced"]
    instance["people"][1]["busy"][0]["end"] = "2026-03-12T18:00"
    assert solve(tmp_path, instance=instance) == 0
    told = capsys.readouterr().out
    assert "没有排上：\n  支委会：" in told
    assert "鲍" in told
    assert "1项已排，1项未排" in told


def test_the_answer_is_written_where_asked(tmp_path, capsys):
    target = tmp_path / "found.json"
    assert solve(tmp_path, "-o", target) == 0
    assert check(tmp_path, INSTANCE, target.read_text("utf-8")) == 0


def test_a_place_that_cannot_be_written_is_refused_in_words(tmp_path, capsys):
    assert solve(tmp_path, "-o", tmp_path / "none" / "found.json") == 1
    assert "写不了文件" in capsys.readouterr().err


def test_a_hint_is_taken(tmp_path, capsys):
    hint = saved(tmp_path, SOLUTION, "hint.json")
    assert solve(tmp_path, "--hint", hint, "--json", "--time-limit", "0.01") == 0
    solution = json.loads(capsys.readouterr().out)
    assert solution["cost"]["missed"] <= SOLUTION["cost"]["missed"]
    assert solution["cost"]["unplaced"] == 0


def test_the_same_seed_gives_the_same_answer(tmp_path, capsys):
    found = []
    for _ in range(2):
        assert solve(tmp_path, "--json", "--seed", "7") == 0
        solution = json.loads(capsys.readouterr().out)
        solution.pop("seconds")
        found.append(solution)
    assert found[0] == found[1]


def test_a_faulty_problem_is_refused_in_words(tmp_path, capsys):
    assert solve(tmp_path, instance=changed(INSTANCE, "items/0/people/0", "zed")) == 1
    assert "全部 people 里没有“zed”" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ("--time-limit", "0"),
        ("--time-limit", "nan"),
        ("--time-limit", "inf"),
        ("--time-limit", "十"),
        ("--workers", "0"),
        ("--workers", "9" * 5000),
        ("--seed", "-1"),
        ("--seed", "1.5"),
    ],
)
def test_odd_numbers_are_refused_in_words(tmp_path, capsys, words):
    with pytest.raises(SystemExit) as left:
        solve(tmp_path, *words)
    assert left.value.code == 2
    assert "不对，请输入" in capsys.readouterr().err


def test_an_example_can_be_solved(tmp_path, capsys):
    target = tmp_path / "example.json"
    assert timetable("example", "--branches", 2, "--weeks", 2, "-o", target) == 0
    assert timetable("solve", target, "--json") == 0
    solution = capsys.readouterr().out
    assert check(tmp_path, target.read_text("utf-8"), solution) == 0
    assert timetable("example", "--branches", 2, "--weeks", 2) == 0


def test_ctrl_c_asks_the_search_to_stop_and_the_second_time_gives_up():
    with watching() as watch:
        assert not watch.should_stop()
        os.kill(os.getpid(), signal.SIGINT)
        assert watch.should_stop()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is not watch.interrupted


def test_a_search_off_the_main_thread_leaves_the_keyboard_alone():
    before, heard = signal.getsignal(signal.SIGINT), []

    def search():
        with watching() as watch:
            heard.append((signal.getsignal(signal.SIGINT), watch.should_stop()))

    thread = threading.Thread(target=search)
    thread.start()
    thread.join()
    assert heard == [(before, False)]
