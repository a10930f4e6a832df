"""Local rules: a zone may ask for more, never for less, and every fault is named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.regulations.branches import TODAY, branch
from tests.core.regulations.year import met_on, owed

from zhibu.core.regulations.branch import GroupFacts
from zhibu.core.regulations.finding import State
from zhibu.core.regulations.local_rules import MalformedLocalRules, local_rulebook
from zhibu.core.regulations.obligations import due_findings
from zhibu.core.regulations.rulebook import national

TIGHTEN = """
[[tighten]]
rule = "ZB-24"
parameter = "times"
value = 4
document = "荆直工〔2026〕3号"
from = 2026-01-01
"""
ADD = """
[[add]]
code = "LOCAL-1"
title = "季度党课"
kind = "lecture"
every = "quarter"
times = 1
document = "荆直工〔2026〕3号"
article = "第三条"
from = 2026-04-01
"""
SMALL = branch(5, posts=["secretary"])


def book(text):
    return local_rulebook(text, national())


def tightened(code, parameter, value):
    table = TIGHTEN.replace("ZB-24", code).replace('"times"', f'"{parameter}"')
    return book(table.replace("value = 4", f"value = {value}"))


def test_a_tightened_number_is_asked_from_its_day_on_and_cites_the_zone():
    years = (date(2025, 1, 1), date(2026, 12, 31))
    before, after = owed("ZB-24", met_on(SMALL, "lecture", "3-1"), span=years, rules=book(TIGHTEN))
    assert (before.required, before.citation()) == (
        1,
        "《中国共产党支部工作条例（试行）》第十六条（据条文推定）",
    )
    assert (after.required, after.citation()) == (4, "《荆直工〔2026〕3号》")
    assert after.said == "2026年应上党课4次，已有1次，最迟2026年12月31日。"


def test_an_added_rule_asks_in_every_period_from_its_day_on():
    facts = met_on(SMALL, "lecture", "5-1")
    entries = owed("LOCAL-1", facts, rules=book(ADD))
    assert [entry.reason for entry in entries] == ["not_in_force", "held", "missed", "open"]
    assert entries[1].title == "季度党课"
    assert entries[1].citation() == "《荆直工〔2026〕3号》第三条"


def test_what_is_added_applies_to_whom_the_national_rule_applies():
    committee = book(ADD.replace('"lecture"', '"committee"'))
    assert {entry.state for entry in owed("LOCAL-1", SMALL, rules=committee)} == {
        State.NOT_APPLICABLE
    }
    groups = book(ADD.replace('"lecture"', '"group"'))
    large = branch(9, groups=(GroupFacts(id="g1"), GroupFacts(id="g2")))
    assert [entry.group for entry in owed("LOCAL-1", large, rules=groups)] == [
        None,
        *["g1", "g2"] * 3,
    ]


def test_local_rules_come_after_the_national_ones():
    rules = book(ADD + ADD.replace("LOCAL-1", "地方-2"))
    findings = due_findings(
        SMALL, on=TODAY, since=date(2026, 5, 1), until=date(2026, 5, 31), rules=rules
    )
    assert [found.rule for found in findings[-2:]] == ["LOCAL-1", "地方-2"]


def test_a_document_is_cited_with_one_pair_of_marks():
    marked = book(TIGHTEN.replace("荆直工〔2026〕3号", "《关于党课的通知》"))
    assert owed("ZB-24", SMALL, rules=marked)[0].citation() == "《关于党课的通知》"


def test_an_empty_file_changes_nothing():
    assert book("").rules == national().rules


@pytest.mark.parametrize(
    ("code", "parameter", "value", "fault"),
    [
        ("ZB-25", "times", 0, "ZB-25 的 times（每月主题党日次数）写的是0次，比条文宽"),
        ("ZB-03", "members", 51, "写的是51人，比条文宽"),
        ("JY-01", "hours", 31, "写的是31学时，比条文宽"),
        ("ZB-31", "share", 101, "应在0到100之间"),
        ("ZB-24", "times", 9999, "应在0到1000之间"),
        ("ZB-18", "share", 60, "ZB-18 的 share 不能由地方规定"),
        ("ZB-11", "text", 1, "ZB-11 的 text 不能由地方规定"),
        ("ZB-24", "hours", 1, "ZB-24 可以规定的有：times。"),
        ("ZB-99", "times", 1, "没有规则 ZB-99"),
    ],
)
def test_a_national_rule_is_never_loosened(code, parameter, value, fault):
    with pytest.raises(MalformedLocalRules) as refusal:
        tightened(code, parameter, value)
    assert fault in refusal.value.message + refusal.value.hint
    assert refusal.value.hint


@given(st.integers(0, 100))
def test_what_is_at_least_goes_only_up_and_what_is_at_most_only_down(value):
    for code, parameter, bound in (("JY-01", "hours", 32), ("ZB-03", "members", 50)):
        is_stricter = value >= bound if parameter == "hours" else value <= bound
        try:
            rules = tightened(code, parameter, value)
        except MalformedLocalRules:
            assert not is_stricter
        else:
            assert is_stricter
            assert rules.on(code, TODAY).number(parameter) == value
            assert rules.on(code, date(2025, 12, 31)).number(parameter) == bound


def test_where_no_text_binds_a_zone_writes_down_what_is_done_there():
    assert tightened("JY-04", "day", 6).on("JY-04", TODAY).number("day") == 6


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("[[tighten]]", "[[tighten]", "不是有效的 TOML"),
        ("[[tighten]]", "[[relax]]", "不认识 relax"),
        ("[[tighten]]", "[tighten]", "tighten：应为一个或几个表"),
        ('rule = "ZB-24"\n', "", "[[tighten]] 第1个：缺少 rule"),
        ("value = 4", 'value = "四"', "value 应为整数"),
        ("value = 4", "value = true", "value 应为整数"),
        ("from = 2026-01-01", 'from = "2026"', "from 应为日期，如 2026-01-01"),
        ("from = 2026-01-01", "from = 2026-01-01T10:00:00", "from 应为日期"),
        ("from = 2026-01-01", "from = 2018-10-27", "2018年10月27日没有施行中的条文"),
        ('document = "荆直工〔2026〕3号"', 'document = ""', "document 是空的"),
        ("value = 4", "value = 4\ncolour = 1", "不认识 colour"),
        ('title = "季度党课"', 'title = "季度\\n党课"', "title 里有换行"),
        ('code = "LOCAL-1"', 'code = "DF-20"', "code 写的是 DF-20"),
        ('code = "LOCAL-1"', 'code = "LOCAL-0"', "code 写的是 LOCAL-0"),
        ('kind = "lecture"', 'kind = "party"', "kind 写的是 party"),
        ('every = "quarter"', 'every = "week"', "every 写的是 week"),
        ("times = 1", "times = 0", "times 写的是0"),
        ("[[add]]", f"{ADD}\n[[add]]", "[[add]] 第2个：LOCAL-1 已经有了"),
    ],
)
def test_a_fault_names_the_table_the_field_and_how_to_mend_it(right, wrong, fault):
    text = TIGHTEN + ADD
    assert right in text
    with pytest.raises(MalformedLocalRules) as refusal:
        book(text.replace(right, wrong, 1))
    assert fault in refusal.value.message
    assert refusal.value.hint


def test_a_parameter_is_tightened_once():
    with pytest.raises(MalformedLocalRules, match="第2个：ZB-24 的 times 写了两次"):
        book(TIGHTEN + TIGHTEN.replace("value = 4", "value = 5"))
