"""`zhibu timetable check`, with files in order."""

import json

import pytest
from tests.timetable.files import INSTANCE, SOLUTION, changed, check, timetable

LECTURE = "timetable/held/0/main"


def test_a_timetable_that_keeps_the_rules_and_costs_what_it_says_passes(tmp_path, capsys):
    assert check(tmp_path) == 0
    done = capsys.readouterr()
    assert done.err == ""
    assert done.out == (
        "没有违反规则，代价与文件写的一致：没有排上的事项0，无法参加的人次1，"
        "缺得最多者缺的比例1，要重新通知的人数0，会次加占用的半天5，不合意愿的分数0。\n"
    )


def test_a_passing_timetable_comes_as_json(tmp_path, capsys):
    assert check(tmp_path, INSTANCE, SOLUTION, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "valid": True,
        "broken": [],
        "differences": [],
        "cost": SOLUTION["cost"],
        "unplaced": [],
    }


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("timetable/held/0/item", "walk", "items"),
        (f"{LECTURE}/start", "2026-03-02T09:00", "days"),
        (f"{LECTURE}/start", "2026-03-05T09:30", "grid"),
        (f"{LECTURE}/start", "2026-03-05T14:00", "room_free"),
        (f"{LECTURE}/room", ..., "room"),
        (f"{LECTURE}/room", "cellar", "room"),
        (f"{LECTURE}/lecturer", "nobody", "lecturer"),
        (f"{LECTURE}/mode", "visit", "mode"),
        ("timetable/held/0/make_ups/0/people", ["ann"], "asked"),
        ("timetable/held/0/make_ups/0/people", ["nobody"], "asked"),
        ("timetable/held/0/make_ups/0/placement/start", "2026-03-04T10:00", "make_up"),
        ("timetable/held/1/main/start", "2026-03-06T09:00", "spacing"),
    ],
)
def test_a_broken_rule_is_named(tmp_path, capsys, path, value, code):
    assert check(tmp_path, INSTANCE, changed(SOLUTION, path, value), "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert code in [broken["code"] for broken in told["broken"]]
    assert told["valid"] is False


def test_a_broken_rule_is_said_in_words(tmp_path, capsys):
    solution = changed(SOLUTION, f"{LECTURE}/lecturer", ...)
    assert check(tmp_path, INSTANCE, solution) == 1
    told = capsys.readouterr().out
    assert "[lecturer] “党课”（3月5日周四9:00）没有安排讲课人。" in told
    assert "1处违反规则，0处与文件写的不符。" in told


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("cost/worst", "1/3", "缺得最多者缺的比例（worst）写的是1/3，应为1。"),
        ("cost/burden", 7, "会次加占用的半天（burden）写的是7，应为5。"),
        ("bound/missed", 2, "下限（bound）大于代价（cost）"),
        ("unplaced", ["meeting"], "没有排上的（unplaced）与安排不符，应为：无。"),
        ("coverage/2/takes_part/lecture", "online", "old的参加情况（coverage）与安排不符。"),
        ("coverage/2/person", "nobody", "nobody的参加情况（coverage）与安排不符。"),
    ],
)
def test_what_a_solution_wrongly_says_of_itself_is_named(tmp_path, capsys, path, value, said):
    assert check(tmp_path, INSTANCE, changed(SOLUTION, path, value)) == 1
    told = capsys.readouterr().out
    assert said in told
    assert "0处违反规则，1处与文件写的不符。" in told


def test_an_item_left_out_is_unplaced_and_costs(tmp_path, capsys):
    solution = changed(SOLUTION, "timetable/held/1", ...)
    assert check(tmp_path, INSTANCE, solution) == 1
    told = capsys.readouterr().out
    assert "没有排上的事项（unplaced）写的是0，应为1。" in told
    assert "应为：支委会。" in told


@pytest.mark.parametrize("name", ["instance", "solution"])
def test_the_schemas_are_printed(capsys, name):
    assert timetable("schema", name) == 0
    assert json.loads(capsys.readouterr().out)["title"] == f"{name.upper()}.json"


def test_the_schema_of_the_problem_comes_unasked(capsys):
    assert timetable("schema") == 0
    assert json.loads(capsys.readouterr().out)["title"] == "INSTANCE.json"
