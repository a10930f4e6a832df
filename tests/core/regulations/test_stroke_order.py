"""A ballot lists names by the strokes of the surname."""

from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.regulations.stroke_order import by_strokes


def told(*names):
    return by_strokes(names, str)


def test_surnames_follow_their_strokes():
    assert told("诸葛明", "胡文静", "周明", "丁一", "王强", "马兰", "单思远", "范仲") == [
        *("丁一", "马兰", "王强", "范仲", "周明", "单思远", "胡文静", "诸葛明"),
    ]


def test_equal_stroke_counts_follow_the_first_stroke():
    assert told("张三", "李四", "陈五") == ["李四", "张三", "陈五"]  # 横 before 折


def test_equal_surnames_follow_the_given_name_and_the_shorter_goes_first():
    assert told("王五", "王一二", "王一") == ["王一", "王一二", "王五"]


def test_an_unknown_character_goes_last():
    assert told("Zoe", "王五") == ["王五", "Zoe"]


@given(st.lists(st.text("丁万王李张陈周胡一二三", min_size=1, max_size=3)))
def test_the_order_loses_nobody_and_does_not_depend_on_the_way_they_were_typed(names):
    assert sorted(told(*names)) == sorted(names)
    assert told(*names) == told(*reversed(names))
