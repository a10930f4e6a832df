"""`zhibu timetable import-meeting-scheduling`: both public layouts, whole and broken."""

import argparse
import json

import pytest
from tests.timetable.benchmark_files import public, saved, workbook

from zhibu.core.refusals import Refusal
from zhibu.timetable import import_meeting_scheduling as command
from zhibu.timetable.benchmark.reading import read_given


def imported(path, output=None):
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    words = [str(path), *(["-o", str(output)] if output else [])]
    return command.run(parser.parse_args(words))


def refusal(path):
    with pytest.raises(Refusal) as refused:
        imported(path)
    return refused.value.message + refused.value.hint


def test_the_public_json_is_read_and_told(tmp_path, capsys):
    assert imported(saved(tmp_path, public())) == 0
    told = capsys.readouterr().out
    assert "读到2场会议、4人、2间会议室、8个时间格（2天），版式：公开 JSON。" in told
    assert "必须参加3人次，希望参加1人次，共5格。" in told


def test_the_public_json_becomes_an_instance_that_says_the_same(tmp_path):
    path, output = saved(tmp_path, public()), tmp_path / "instance.json"
    imported(path, output)
    assert json.loads(output.read_text("utf-8"))["format"] == "meeting-scheduling"
    one, other = read_given(path), read_given(output)
    assert (one.problem, one.placed) == (other.problem, other.placed)
    review = other.problem.meeting["1"]
    assert (review.length, review.required, review.seats) == (3, ("0", "2"), 2)


def test_the_workbook_becomes_an_instance_that_says_the_same(tmp_path, capsys):
    path, output = workbook(tmp_path), tmp_path / "instance.json"
    imported(path, output)
    told = capsys.readouterr().out
    assert "读到3场会议、4人、2间会议室、12个时间格（2天），版式：OptaPlanner 工作簿。" in told
    assert "已有位置的会议1场" in told
    one, other = read_given(path), read_given(output)
    assert (one.problem, one.placed) == (other.problem, other.placed)


def test_the_lunch_hour_and_the_night_are_no_grains(tmp_path):
    grains = read_given(workbook(tmp_path)).problem.grains
    assert [grain.index for grain in grains] == list(range(12))
    minutes = [grain.minute for grain in grains]
    assert minutes[:8] == [660, 675, 690, 705, 780, 795, 810, 825]
    assert [grain.day for grain in grains] == [5] * 8 + [6] * 4


def test_speakers_come_without_a_seat_and_the_group_is_everyone(tmp_path):
    given = read_given(workbook(tmp_path))
    plan, speech, everyone = given.problem.meetings
    assert (plan.length, plan.preferred, plan.seats) == (2, ("Ben Best", "Cai Chu"), 3)
    assert (speech.required, speech.seats) == (("Dan Dee", "Ann Able"), 1)
    assert (len(everyone.required), everyone.seats) == (4, 4)
    place = given.placed[speech.id]
    assert (place.start, place.room) == (9, "R 2")


def test_the_weights_of_the_workbook_are_kept(tmp_path):
    changed = workbook(tmp_path, {"Configuration": {(13, 1): 50}})
    assert read_given(changed).problem.weights.one_break == 50


def test_assignments_and_pins_of_the_public_json_are_kept(tmp_path):
    document = public(
        "meetingAssignments/1",
        {
            "id": "1",
            "meeting": {"id": "1"},
            "pinned": True,
            "startingTimeGrain": {"id": "5"},
            "room": "R2",
        },
    )
    given = read_given(saved(tmp_path, document))
    assert given.problem.pinned["1"] == given.placed["1"]
    assert (given.placed["1"].start, given.placed["1"].room) == (5, "R2")


JSON_FAULTS = [
    ("meetings", ..., "meetings：没有写，应为列表"),
    ("rooms", {}, "rooms：写的是 {}，应为列表"),
    ("rooms/0/capacity", "six", 'rooms 第1项的 capacity：写的是 "six"，应为整数'),
    ("rooms/0/capacity", -1, "rooms 第1项的 capacity：写的是 -1，应在0到"),
    ("rooms/1/id", "R1", 'rooms 第2项的 id："R1" 与rooms 第1项相同'),
    ("rooms", [], "一间会议室也没有"),
    ("timeGrains", [], "一个时间格也没有"),
    ("timeGrains/1/grainIndex", 1, "timeGrains 第2项的 grainIndex"),
    ("timeGrains/0/grainIndex", True, "应为整数"),
    ("timeGrains/0/grainIndex", 10**8, "太大了"),
    ("meetings/0/durationInGrains", 0, "meetings 第1项的 durationInGrains：写的是 0"),
    ("meetings/0/durationInGrains", ..., "meetings 第1项的 durationInGrains：没有写，应为整数"),
    ("meetings/1/requiredAttendances/0/person", "9", "requiredAttendances 第1项的 person"),
    ("meetings/1/requiredAttendances/1/person", "0", "写了2次"),
    ("meetings/0/id", None, "meetings 第1项的 id：没有写"),
    ("meetings/0", "Plan", 'meetings 第1项：写的是 "Plan"'),
    ("meetingAssignments/1/meeting", "0", "meetingAssignments 第2项的 meeting"),
    ("meetingAssignments/0/meeting", "7", 'meetings 里没有 "7"'),
    ("meetingAssignments/0", ..., "meetings 第1项的 id：meetingAssignments 里没有这场会议"),
    ("meetingAssignments/0/pinned", "yes", "应为 true 或 false"),
    ("meetingAssignments/0/pinned", True, "不能动，却没有写时间和会议室"),
]


@pytest.mark.parametrize(("path", "value", "said"), JSON_FAULTS, ids=lambda value: str(value)[:30])
def test_a_broken_public_json_names_the_place(tmp_path, path, value, said):
    told = refusal(saved(tmp_path, public(path, value)))
    assert said in told
    assert "\n" not in told


@pytest.mark.parametrize("start", ["99", {"id": "99"}])
def test_an_unknown_start_is_named(tmp_path, start):
    document = public("meetingAssignments/0/startingTimeGrain", start)
    document["meetingAssignments"][0]["room"] = "R1"
    told = refusal(saved(tmp_path, document))
    assert 'meetingAssignments 第1项的 startingTimeGrain：timeGrains 里没有 "99"' in told


SHEET_FAULTS = [
    ("Rooms", (1, 1), "six", '工作表 Rooms 第2行的 Capacity：写的是 "six"，应为整数'),
    ("Rooms", (1, 1), 0, "工作表 Rooms 第2行的 Capacity：写的是 0"),
    ("Rooms", (0, 1), "Seats", "工作表 Rooms 的标题行缺少 Capacity"),
    ("Rooms", (0, 0), "Room", "工作表 Rooms 里没有标题行"),
    ("Rooms", (2, 0), "R 1", "工作表 Rooms 第3行的 Name"),
    ("Persons", (2, 0), "Ann Able", "工作表 Persons 第3行的 Full name"),
    ("Days", (1, 0), "Monday", '工作表 Days 第2行的 Day：写的是 "Monday"，应如 Mon 2026-01-05'),
    ("Days", (1, 1), "eleven", '工作表 Days 第2行的 Start：写的是 "eleven"，应如 08:15'),
    ("Meetings", (1, 2), 20, "工作表 Meetings 第2行的 Duration：20 分钟不是15的倍数"),
    ("Meetings", (1, 2), "", "工作表 Meetings 第2行的 Duration：没有写，应为整数"),
    ("Meetings", (1, 5), "Eve", "工作表 Meetings 第2行的 Required attendance list：工作表 Persons"),
    ("Meetings", (1, 6), "Ann Able", '"Ann Able" 写了2次'),
    ("Meetings", (2, 3), "Ann Able", '"Ann Able" 写了2次'),
    ("Meetings", (2, 8), "08:20", "工作表 Meetings 第3行的 Starting time：工作表 Days 里没有"),
    ("Meetings", (2, 9), "R 9", '工作表 Meetings 第3行的 Room：工作表 Rooms 里没有 "R 9"'),
    ("Configuration", (3, 0), "Rooms", "工作表 Configuration 第4行的 Constraint：不认识"),
    ("Configuration", (3, 1), "n/a", "工作表 Configuration 第4行的 Weight"),
]


@pytest.mark.parametrize(("sheet", "cell", "value", "said"), SHEET_FAULTS)
def test_a_broken_workbook_names_sheet_row_and_column(tmp_path, sheet, cell, value, said):
    assert said in refusal(workbook(tmp_path, {sheet: {cell: value}}))


def test_a_missing_sheet_is_named(tmp_path):
    assert "没有工作表 Days" in refusal(workbook(tmp_path, without="Days"))


def test_what_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "fake.xlsx"
    path.write_text("no zip", "utf-8")
    assert "fake.xlsx 不是能打开的 .xlsx 工作簿" in refusal(path)
    assert "不是能打开的" in refusal(tmp_path / "absent.xlsx")


@pytest.mark.parametrize("text", ["", "[1]", "{}", '{"format": "else"}', "[", '"x"'])
def test_other_files_are_refused(tmp_path, text):
    path = tmp_path / "other.json"
    path.write_text(text, "utf-8")
    assert refusal(path)


def test_a_result_that_cannot_be_written_is_refused(tmp_path):
    with pytest.raises(Refusal) as refused:
        imported(saved(tmp_path, public()), tmp_path / "nowhere" / "instance.json")
    assert "写不了文件" in refused.value.message
