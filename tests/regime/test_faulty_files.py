"""Files that cannot be judged: each is refused in words that name the place and the mending."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.regime.branches import BRANCH, changed, due, saved

FAULTS = [
    ("kind", "village", 'kind：写的是 "village"，只能写 ordinary、joint、retired、temporary。'),
    ("people/2/status", "member", 'people 第3项的 status：写的是 "member"，只能写 full、'),
    ("people/2/status", ..., "people 第3项：缺少 status。"),
    ("people/2/voting", "yes", 'people 第3项的 voting：写的是 "yes"，应为true 或 false。'),
    ("people/2/id", "", "people 第3项的 id：不能为空。"),
    ("people/2/id", "p3\n", 'people 第3项的 id：写的是 "p3\\n"，不能有换行等控制字符。'),
    ("groups/0/name", "\x1b[31m", "groups 第1项的 name"),
    ("groups/0/name", "第一　小组", None),
    ("people/2/id", "p1", 'people：id "p1" 用了2次，每个 id 只能用一次。'),
    ("people/2/away_form", "2026-01-01", "people 第3项：不认识“away_form”。是不是 away_from？"),
    ("people/2/groups", ["g9"], 'people 第3项的 groups 第1项：groups 里没有 "g9"。'),
    ("people", {}, "people：写的是 {}，应为列表 [ ]。"),
    ("meeting", [], "整个文件：不认识“meeting”。是不是 meetings？"),
    ("colour", "红", "整个文件：不认识“colour”。可以写：name、kind、"),
    ("posts/0/person", "p9", 'posts 第1项的 person：people 里没有 "p9"。'),
    ("posts/0/post", "chair", "posts 第1项的 post"),
    ("posts/0/until", "2024-05-09", "posts 第1项：until 2024-05-09 早于 from 2024-05-10"),
    ("groups/0/leader", "p9", 'groups 第1项的 leader：people 里没有 "p9"。'),
    (
        "meetings/0/date",
        "2026-02-30",
        'meetings 第1项的 date：写的是 "2026-02-30"，应为1921到2199年',
    ),
    ("meetings/0/date", "20260203", "如 2026-11-24"),
    ("meetings/0/date", "9999-12-31", "应为1921到2199年之间的日期"),
    ("meetings/0/date", None, "meetings 第1项的 date：写的是 null，应为文字（加引号）。"),
    ("meetings/0/attended", ["p1", "p9"], 'meetings 第1项的 attended 第2项：people 里没有 "p9"。'),
    ("meetings/0/group", "g9", 'meetings 第1项的 group：groups 里没有 "g9"。'),
    ("meetings/0/voters_due", -1, "meetings 第1项的 voters_due：写的是 -1，不能小于0。"),
    ("meetings/0/voters_due", 1.5, "应为整数或null"),
    ("meetings/0/hours", 25, "meetings 第1项的 hours：写的是 25，不能大于24。"),
    ("meetings/0/id", "m-march", 'meetings：id "m-march" 用了2次'),
    ("groups/1", {"id": "g2"}, None),
    ("talks/0/b", "p1", "talks 第1项：a 和 b 是同一个人"),
    ("talks/0/b", "p9", 'talks 第1项的 b：people 里没有 "p9"。'),
    ("elected_on", "去年", 'elected_on：写的是 "去年"'),
]


@pytest.mark.parametrize(("path", "value", "said"), FAULTS, ids=[f"{p} {v}" for p, v, _ in FAULTS])
def test_a_fault_is_named_with_its_place_and_what_is_allowed(tmp_path, capsys, path, value, said):
    code = due(saved(tmp_path, changed(path, value)))
    done = capsys.readouterr()
    if said is None:
        assert (code, done.err) == (0, "")
        return
    assert (code, done.out) == (1, "")
    assert said in done.err
    assert "branch.json 有1处要改" in done.err
    assert "请改正后重试" in done.err


def test_with_several_party_groups_a_group_meeting_says_which(tmp_path, capsys):
    document = changed("groups/1", {"id": "g2"})
    document["meetings"][1]["group"] = None
    assert due(saved(tmp_path, document)) == 1
    assert "meetings 第2项：党小组会要写明 group" in capsys.readouterr().err


def test_many_faults_are_told_at_once_and_the_rest_counted(tmp_path, capsys):
    document = changed("people", [{"id": f"p{number}"} for number in range(8)])
    assert due(saved(tmp_path, document)) == 1
    told = capsys.readouterr().err
    assert "branch.json 有8处要改" in told
    assert "people 第1项：缺少 status。" in told
    assert "另有3处" in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "不是有效的 JSON：第1行第1列"),
        ('{"name": "支部",\n "people": [}', "第2行第13列"),
        ("[]", "整个文件：写的是 []，应为一组 { }。"),
        ('{"name": "甲", "name": "乙"}', "同一项写了两次“name”"),
        ('{"meetings": [{"kind": "lecture", "date": "2026-01-01", "hours": NaN}]}', "NaN"),
        ('{"name": "\\ud800"}', "半个字符"),
        ("[" * 100_000, "不是有效的 JSON"),
        ('{"units": ' + "9" * 5000 + "}", "过长的数字"),
    ],
    ids=["empty", "broken", "list", "twice", "nan", "half", "deep", "long number"],
)
def test_what_is_no_branch_at_all_is_refused_in_words(tmp_path, capsys, text, said):
    assert due(saved(tmp_path, text)) == 1
    assert said in capsys.readouterr().err


def test_a_file_in_another_encoding_is_refused_in_words(tmp_path, capsys):
    path = tmp_path / "branch.json"
    path.write_bytes('{"name": "支部"}'.encode("gbk"))
    assert due(path) == 1
    assert "不是 UTF-8 编码（第13个字节）" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path, capsys):
    assert due(tmp_path / "none.json") == 1
    assert "没有这个文件" in capsys.readouterr().err
    assert due(tmp_path) == 1
    assert "这个文件读不了" in capsys.readouterr().err


def test_a_file_too_large_for_a_branch_is_not_read(tmp_path, capsys):
    path = tmp_path / "branch.json"
    with path.open("wb") as file:
        file.truncate(5 * 1024 * 1024 + 1)
    assert due(path) == 1
    assert "超过5MB" in capsys.readouterr().err


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=9)
    | st.dates().map(str),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=4,
)
places = st.sampled_from(
    [
        *BRANCH,
        *("people/0", "people/1/groups", "posts/0", "groups/0", "groups/0/leader", "meetings/0"),
        *("people/0/id", "people/0/status", "people/0/away_from", "posts/0/from", "posts/0/post"),
        *("meetings/0/kind", "meetings/0/date", "meetings/0/group", "meetings/0/attended"),
        *("meetings/0/voters_due", "meetings/0/hours", "talks/0", "talks/0/date", "talks/0/a"),
    ]
)


@given(place=places, value=anything)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_stands_anywhere_in_the_file_is_judged_or_refused(tmp_path, place, value):
    assert due(saved(tmp_path, changed(place, value)), "--format", "json") in (0, 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "2026-12-01", "--until", "2026-11-01"), "--from 2026-12-01 晚于 --until"),
        (("--from", "1950-01-01"), "超过50年"),
        (("--on", "9999-12-31"), "--on 9999-12-31 不在1921到2199年之间"),
        (("--until", "0001-01-01"), "--until 0001-01-01 不在"),
    ],
)
def test_a_span_that_cannot_be_is_refused_in_words(tmp_path, capsys, words, said):
    assert due(saved(tmp_path, BRANCH), *words) == 1
    assert said in capsys.readouterr().err
