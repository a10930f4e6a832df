from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.regulations.parameter import NotInForce
from zhibu.core.regulations.rulebook import (
    MalformedRules,
    national,
    read_instruments,
    read_rules,
)
from zhibu.core.regulations.source import PRACTICE, Certainty

EDITIONS = """
[[instruments]]
short = "试验条例"
full = "试验条例（试行）"
edition = "2010年试行"
from = 2010-01-01
until = 2019-12-31
[[instruments]]
short = "试验条例"
full = "试验条例"
edition = "2020年"
from = 2020-01-01
until = 2029-12-31
"""

RULE = """
[XX-01]
title = "次数"
says = {enough = "够了。"}
[XX-01.parameters.times]
label = "每年次数"
unit = "次"
[[XX-01.parameters.times.values]]
from = 2010-01-01
value = 1
document = "试验条例"
article = "第一条"
wording = "每年一次"
certainty = "verified"
checked_on = 2026-11-24
[[XX-01.parameters.times.values]]
from = 2020-01-01
value = 2
document = "试验条例"
article = "第二条"
wording = "每年两次"
certainty = "from_memory"
checked_on = 2026-11-24
"""


def read(text=RULE):
    return read_rules([text], read_instruments(EDITIONS))


@given(st.dates(date(2010, 1, 1), date(2029, 12, 31)))
def test_a_day_is_judged_by_the_text_then_in_force(day):
    value = read().rules["XX-01"].parameters["times"].on(day)
    is_new = day >= date(2020, 1, 1)
    assert value.value == (2 if is_new else 1)
    assert value.source.instrument.edition == ("2020年" if is_new else "2010年试行")
    assert value.source.citation() == (PRACTICE if is_new else "《试验条例（试行）》第一条")


@pytest.mark.parametrize("day", [date(2009, 12, 31), date(2030, 1, 1)])
def test_a_day_before_the_first_text_or_after_the_last_is_refused_by_name(day):
    rule = read().rules["XX-01"]
    assert not rule.is_in_force(day)
    with pytest.raises(NotInForce, match="每年次数") as refusal:
        rule.parameters["times"].on(day)
    assert refusal.value.hint


def test_a_number_is_not_a_list_of_names_nor_the_reverse():
    rule = read().on("XX-01", date(2026, 1, 1))
    assert rule.number("times") == 2
    with pytest.raises(TypeError, match=r"XX-01\.times"):
        rule.names("times")
    listed = read(RULE.replace("value = 2", 'value = ["甲", "乙"]')).on("XX-01", date(2026, 1, 1))
    assert listed.names("times") == ("甲", "乙")
    with pytest.raises(TypeError, match=r"XX-01\.times"):
        listed.number("times")


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("[XX-01]", "[XX-01", "不是有效的 TOML"),
        ('title = "次数"', "", "缺少 title"),
        ('title = "次数"', "title = 3", "类型不对： title"),
        ('title = "次数"', 'title = "次数"\ncolour = "红"', "不认识 colour"),
        ('title = "次数"', 'title = "次数"\nalso = ["XX-02"]', "XX-02 不存在"),
        ("from = 2020-01-01", "from = 2010-01-01", "由早到晚"),
        ("from = 2010-01-01", "from = 2009-12-31", "没有施行中的“试验条例”"),
        ('wording = "每年一次"\n', "", "缺少 wording"),
        ("checked_on = 2026-11-24", 'checked_on = "昨天"', "类型不对： checked_on"),
        ('"verified"', '"surely"', "certainty 不能是 surely"),
        ("value = 1", "value = 1.5", "类型不对： value"),
    ],
)
def test_a_faulty_rule_file_is_refused_whole_and_the_fault_is_named(right, wrong, fault):
    assert right in RULE
    with pytest.raises(MalformedRules, match=fault) as refusal:
        read(RULE.replace(right, wrong, 1))
    assert refusal.value.hint


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("XX-01 = 3", "应为一个表"),
        ('[XX-01]\ntitle = ""\nsays = {}\nparameters = {}', "至少要有一个参数"),
        (
            '[XX-01]\ntitle = ""\nsays = {}\n'
            '[XX-01.parameters.a]\nlabel = ""\nunit = ""\nvalues = []',
            "至少要有一个值",
        ),
    ],
)
def test_a_hollow_rule_is_refused(text, fault):
    with pytest.raises(MalformedRules, match=fault):
        read(text)


def test_one_code_stands_for_one_rule():
    with pytest.raises(MalformedRules, match="规则重复"):
        read_rules([RULE, RULE], read_instruments(EDITIONS))


def test_an_edition_says_since_when_it_is_in_force():
    with pytest.raises(MalformedRules, match="第1项：缺少 from"):
        read_instruments(EDITIONS.replace("from = 2010-01-01\n", ""))


def test_two_editions_of_a_text_are_never_in_force_at_once():
    with pytest.raises(MalformedRules, match="2020-01-01 有两个版本同时施行"):
        read_instruments(EDITIONS.replace("until = 2019-12-31", "until = 2020-01-01"))


TEXT = """
[XX-02]
title = "由人判断的规则"
[[XX-02.text]]
from = 2010-01-01
document = "试验条例"
article = "第三条"
wording = "由人判断。"
certainty = "verified"
checked_on = 2026-11-24
"""


def test_a_rule_for_people_is_only_its_text():
    (rule,) = read(TEXT).rules.values()
    value = rule.leading.on(date(2015, 1, 1))
    assert (value.wording, value.source.article) == ("由人判断。", "第三条")


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("[[XX-02.text]]", "[XX-02.text]", "XX-02：类型不对： text"),
        ('wording = "由人判断。"\n', "", "XX-02 的 text：缺少 wording"),
        ('title = "由人判断的规则"', 'title = "甲"\nsays = {}', "不认识 says"),
    ],
)
def test_a_faulty_text_is_refused_by_name(right, wrong, fault):
    assert right in TEXT
    with pytest.raises(MalformedRules, match=fault):
        read(TEXT.replace(right, wrong))


@pytest.mark.parametrize(
    ("extra", "fault"),
    [
        ('cadence = {title = "甲", kind = "party", every = "month"}', "kind 不能是 party"),
        ('cadence = {title = "甲", kind = "group", every = "week"}', "every 不能是 week"),
        ('cadence = {title = "甲", kind = "group"}', "XX-01 的 cadence：缺少 every"),
    ],
)
def test_a_faulty_cadence_is_refused_by_name(extra, fault):
    with pytest.raises(MalformedRules, match=fault):
        read(RULE.replace('title = "次数"', f'title = "次数"\n{extra}'))


def values():
    return [
        (f"{code} {name}", value)
        for code, rule in national().rules.items()
        for name, parameter in rule.parameters.items()
        for value in parameter.values
    ]


@pytest.mark.parametrize("value", [v for _, v in values()], ids=[name for name, _ in values()])
def test_every_value_shipped_says_where_it_comes_from_and_when_it_was_checked(value):
    assert value.wording
    assert value.source.checked_on >= value.since
    assert value.source.instrument.is_in_force(value.since)
    if value.source.certainty is Certainty.VERIFIED:
        assert value.source.article.startswith("第")


def test_texts_that_say_the_same_give_the_same_numbers():
    today = date(2026, 11, 24)
    book = national()
    for code in ("ZB-01", "ZB-07", "ZB-10"):
        ours = book.rules[code].parameters
        (theirs,) = (book.rules[other].parameters for other in book.rules[code].also)
        shared = ours.keys() & theirs.keys()
        assert shared, code
        for name in shared:
            assert ours[name].on(today).value == theirs[name].on(today).value
