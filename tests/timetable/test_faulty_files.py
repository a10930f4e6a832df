"""Files that cannot be used: each is refused in words that name the place and the mending."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.timetabling.instances import random_problems
from tests.timetable.files import INSTANCE, SOLUTION, changed, check, saved, timetable

from zhibu.core.timetabling.plain import plain_instance
from zhibu.files.schema_faults import schema_faults
from zhibu.timetable.file_schemas import schema_text

FAULTS = [
    ("people/2/reach", "phone", 'people 第3项的 reach：写的是 "phone"，只能写 any、'),
    ("people/2/id", ..., "people 第3项：缺少 id。"),
    ("people/2/id", "ann", "people：id “ann”用了2次"),
    ("people/2/raech", "any", "people 第3项：不认识“raech”。是不是 reach？"),
    ("people/1/busy/0/end", "2026-03-01T09:00", "人员“bob”的 busy：2026-03-02 08:00:00到2026-"),
    ("people/1/busy/0/end", "2026-03-09", "应为1921到2199年之间的当地时间，如 2026-11-24T09:00。"),
    ("people/1/busy/0/end", "2026-03-09T09:00+08:00", "当地时间"),
    ("people/1/busy/0/end", "2026-03-09T25:00", "当地时间"),
    ("people", [], "没有人员"),
    ("items", [], "没有要安排的会"),
    ("item", [], "整个文件：不认识“item”。是不是 items？"),
    ("items/0/people/0", "zed", "事项“lecture”的 people：全部 people 里没有“zed”。"),
    ("items/0/rooms/0", "r9", "事项“lecture”的 rooms：全部 rooms 里没有“r9”。"),
    ("items/0/lecturers/0", "l9", "的 lecturers：全部 lecturers 里没有“l9”。"),
    ("items/0/minutes", 0, "items 第1项的 minutes：写的是 0，不能小于1。"),
    ("items/0/minutes", 60.0, "items 第1项的 minutes：写的是 60.0，应为整数。"),
    ("items/0/minutes", 10**40, "不能大于1440。"),
    ("items/0/modes", ["visit"], "items 第1项的 modes 第1项：写的是"),
    ("items/0/modes", [], "items 第1项的 modes：有0项，至少要有1项。"),
    ("items/0/make_up_modes", ["hybrid"], "items 第1项的 make_up_modes 第1项"),
    ("items/0/wanted", {"day_of_month": 5, "nth": 2}, "应写 day_of_month，或者 weekday 和 nth。"),
    ("items/0/wanted", {"nth": 2}, "应写 day_of_month，或者 weekday 和 nth。"),
    ("items/0/wanted", {}, "应写 day_of_month，或者 weekday 和 nth。"),
    ("items/0/wanted", {"day": 2}, "items 第1项的 wanted：不认识“day”。是不是 weekday？"),
    ("items/0/wanted", "五号", "应为1921到2199年之间的日期"),
    ("items/0/wanted", None, "写了 tolerance，但没有写 wanted"),
    ("items/0/every", "day", "items 第1项的 every：写的是"),
    (
        "items/1/every",
        "week",
        "items 第2项：写了 every（每期一次），就不能再写定好的时间（announced）。",
    ),
    ("items/1/quorum", 3, "事项“meeting”的 quorum 是3，多于有表决权的2人"),
    ("items/1/first", "2026-03-21", "的 last 2026-03-20 早于 first 2026-03-21"),
    ("items/1/announced/mode", "visit", "items 第2项的 announced的 mode"),
    ("spacings/0/items/0", "x", "spacings 第1项：items 里没有“x”。"),
    ("calendar/workdays/0", "2026-03-06", "2026-03-06 既在 holidays 里，又在 workdays 里"),
    ("parts/0", ["12:00", "09:00"], "parts 里12:00到09:00，结束要晚于开始。"),
    ("parts/0", ["09:00"], "parts 第1项：有1项，至少要有2项。"),
    ("parts/0/0", "9点", "应为一天里的时间，如 09:00。"),
    ("grain", 7, "grain 是7，应为5以上且能整除一小时"),
    ("last", "2026-03-01", "last 2026-03-01 早于 first 2026-03-02"),
    ("last", "2199-03-01", "超过两年"),
    ("format", "ics", "format：写的是"),
]


@pytest.mark.parametrize(("path", "value", "said"), FAULTS, ids=[f"{p} {v}" for p, v, _ in FAULTS])
def test_a_fault_is_named_with_its_place_and_what_is_allowed(tmp_path, capsys, path, value, said):
    assert check(tmp_path, changed(INSTANCE, path, value)) == 1
    done = capsys.readouterr()
    assert done.out == ""
    assert said in done.err
    assert "instance.json 有" in done.err
    assert "请改正后重试，写法见 docs/timetabling-files.md。" in done.err


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("cost/worst", 0.5, "cost的 worst：写的是 0.5，应为文字（加引号）。"),
        ("cost/worst", "1/0", 'cost的 worst：写的是 "1/0"，写法不对。'),
        ("cost/told", -1, "cost的 told：写的是 -1，不能小于0。"),
        ("timetable", ..., "整个文件：缺少 timetable。"),
        ("timetable/held/0/main/start", "明天", "timetable的 held 第1项的 main的 start"),
        ("coverage/0/takes_part/lecture", "slept", "coverage 第1项的 takes_part的 lecture"),
    ],
)
def test_a_fault_of_a_solution_is_named(tmp_path, capsys, path, value, said):
    assert check(tmp_path, INSTANCE, changed(SOLUTION, path, value)) == 1
    told = capsys.readouterr().err
    assert "solution.json 有1处要改" in told
    assert said in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "不是有效的 JSON：第1行第1列"),
        ('{"first": \n"2026', "第2行第1列"),
        ("[]", "整个文件：写的是 []，应为一组 { }。"),
        ('{"name": "甲", "name": "乙"}', "同一项写了两次“name”"),
        ('{"grain": NaN}', "NaN"),
        ('{"name": "\\ud800"}', "半个字符"),
        ("[" * 100_000, "不是有效的 JSON"),
        ('{"grain": ' + "9" * 5000 + "}", "过长的数字"),
        ('{"grain": 1e999}', "应为整数"),
    ],
    ids=["empty", "broken", "list", "twice", "nan", "half", "deep", "long number", "endless"],
)
def test_what_is_no_problem_at_all_is_refused_in_words(tmp_path, capsys, text, said):
    assert check(tmp_path, text) == 1
    assert said in capsys.readouterr().err
    assert check(tmp_path, INSTANCE, text) == 1


def test_a_byte_order_mark_does_no_harm(tmp_path):
    assert check(tmp_path, "\ufeff" + json.dumps(INSTANCE)) == 0


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path, capsys):
    solution = saved(tmp_path, SOLUTION, "solution.json")
    assert timetable("check", tmp_path / "none.json", solution) == 1
    assert "没有这个文件" in capsys.readouterr().err
    assert timetable("check", saved(tmp_path, INSTANCE), tmp_path) == 1
    assert "这个文件读不了" in capsys.readouterr().err


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=9)
    | st.sampled_from(["week", "online", "in_person", "hybrid", "visit", "ann", "hall", "lecture"])
    | st.dates().map(str)
    | st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes"))
    | st.times().map(str),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=4,
)


def everywhere(value, path=""):
    """Every place of a document, as `changed` takes it."""
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inner in steps:
        place = f"{path}/{step}".strip("/")
        yield place
        if isinstance(inner, dict | list):
            yield from everywhere(inner, place)


@given(place=st.sampled_from([*everywhere(INSTANCE), "items/0/every"]), value=anything)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=250
)
def test_whatever_stands_anywhere_in_a_problem_is_judged_or_refused(tmp_path, place, value):
    assert check(tmp_path, changed(INSTANCE, place, value)) in (0, 1)


@given(place=st.sampled_from([*everywhere(SOLUTION)]), value=anything)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=250
)
def test_whatever_stands_anywhere_in_a_solution_is_judged_or_refused(tmp_path, place, value):
    assert check(tmp_path, INSTANCE, changed(SOLUTION, place, value), "--json") in (0, 1)


@given(random_problems())
@settings(max_examples=40, deadline=None)
def test_what_is_written_fits_the_schema(instance):
    table = json.loads(json.dumps(plain_instance(instance)))
    assert schema_faults(table, schema_text("instance")) == []
