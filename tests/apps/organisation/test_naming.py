import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.apps.organisation.naming import (
    LONGEST_TEXT,
    branch_search_text,
    search_key,
    search_text,
)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单思远", "shan"),
        ("单思远", "dansiyuan"),
        ("单思远", "ssy"),
        ("仇海", "qiuhai"),
        ("解放", "xie"),
        ("曾国", "zeng guo"),
        ("查良", "zhaliang"),
        ("盖平", "ge"),
        ("区伟", "ouw"),
        ("尉迟恭", "yuchigong"),
        ("尉迟恭", "ycg"),
        ("单于飞", "chanyu"),
        ("任音乐", "renyinyue"),
        ("吕律", "Lü Lü"),
        ("吕律", "lvlv"),
        ("吕律", "lyu"),
        ("张㛃", "㛃"),
        ("张㛃", "zhangjie"),
        ("王䶮", "䶮"),
        ("王䶮", "wangyan"),
        ("阿依古丽·买买提", "阿依古丽买买提"),
        ("阿依古丽·买买提", "买买提"),
        ("阿依古丽·买买提", "阿依古丽•买买提"),
        ("西安", "xi'an"),
    ],
)
def test_a_name_is_found_by_what_people_type(name, typed):
    assert search_key(typed) in search_text(name)


def test_every_word_of_a_search_text_follows_a_space_so_that_beginnings_can_be_asked_for():
    assert " shansiyuan" in search_text("单思远")
    assert " 单思远" in search_text("单思远")


def test_a_branch_is_found_by_name_pinyin_and_initials():
    text = branch_search_text("档案馆党支部")
    assert all(key in text for key in ("档案", "danganguan", "dagdzb"))


@given(st.text(max_size=40))
def test_no_name_makes_a_text_that_does_not_fit(name):
    text = search_text(name)
    assert len(text) <= LONGEST_TEXT
    assert not name.strip() or name.strip() in text
