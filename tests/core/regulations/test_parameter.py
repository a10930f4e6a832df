from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.regulations.parameter import NotYetInForce, load, parse
from zhibu.core.regulations.source import PRACTICE, Certainty

TWO_EDITIONS = """
[quota]
rule = "XX-01"
label = "次数"
unit = "次"
[[quota.values]]
from = 2020-01-01
value = 2
instrument = "新条例"
article = "第二条"
edition = "2020年"
wording = "每年两次"
certainty = "verified"
checked_on = 2026-11-24
[[quota.values]]
from = 2010-01-01
value = 1
instrument = "旧条例"
article = "第一条"
edition = "2010年"
wording = "每年一次"
certainty = "verified"
checked_on = 2026-11-24
"""


@given(st.dates(date(2010, 1, 1), date(2040, 1, 1)))
def test_a_day_is_judged_by_the_text_then_in_force(day):
    value = parse(TWO_EDITIONS)["quota"].on(day)
    assert value.number == (2 if day >= date(2020, 1, 1) else 1)
    assert value.source.in_force_from <= day


def test_a_day_before_the_first_text_is_refused_by_name():
    with pytest.raises(NotYetInForce, match="XX-01"):
        parse(TWO_EDITIONS)["quota"].on(date(2009, 12, 31))


def test_every_number_of_set_up_says_where_it_comes_from_and_when_it_was_checked():
    parameters = load("establishment")
    values = [value for parameter in parameters.values() for value in parameter.values]
    assert len(parameters) >= 10
    for value in values:
        assert value.wording
        assert value.source.instrument
        assert value.source.article.startswith("第")
        assert value.source.checked_on >= value.source.in_force_from


def test_a_rule_known_from_memory_is_cited_as_practice_without_an_article():
    from_memory = load("establishment")["group_leader"].on(date(2026, 11, 24)).source
    assert from_memory.certainty is Certainty.FROM_MEMORY
    assert from_memory.citation() == PRACTICE
    known = load("establishment")["branch_minimum"].on(date(2026, 11, 24)).source
    assert known.citation() == "《中国共产党支部工作条例（试行）》第四条、第五条"
