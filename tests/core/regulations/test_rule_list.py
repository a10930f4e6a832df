"""The list of all rules: each is there, says how sure we are, and what is done with it."""

from datetime import date

import pytest
from tests.core.regulations.branches import TODAY

from zhibu.core.regulations.rule_list import USE_NAMES, Use, all_rules
from zhibu.core.regulations.rule_order import rule_place
from zhibu.core.regulations.rulebook import national
from zhibu.core.regulations.source import PRACTICE, Certainty

LINES = {line.code: line for line in all_rules(on=TODAY)}


@pytest.mark.parametrize(
    ("series", "last"), [("ZB", 40), ("JG", 22), ("JY", 12), ("XJ", 13), ("FZ", 19), ("DF", 11)]
)
def test_every_row_of_the_list_of_facts_is_there(series, last):
    expected = {f"{series}-{number:02d}" for number in range(1, last + 1)}
    assert expected <= LINES.keys()


def test_the_order_is_that_of_the_list_and_every_line_can_be_read():
    assert list(LINES) == sorted(national().rules, key=rule_place)
    for line in LINES.values():
        assert line.title
        assert line.wordings
        assert all(line.wordings)
        assert line.citation == PRACTICE or line.citation.startswith("《")
        assert (line.certainty is Certainty.FROM_MEMORY) == (line.citation == PRACTICE)


@pytest.mark.parametrize(
    ("code", "use"),
    [
        ("ZB-16", Use.PERIOD),
        ("ZB-31", Use.PERIOD),
        ("JY-01", Use.PERIOD),
        ("ZB-07", Use.BRANCH),
        ("JG-03", Use.BRANCH),
        ("ZB-40", Use.BRANCH),
        ("ZB-05", Use.CHECK),
        ("ZB-19", Use.CHECK),
        ("DF-02", Use.CHECK),
        ("ZB-11", Use.PEOPLE),
        ("DF-09", Use.PEOPLE),
    ],
)
def test_a_line_says_what_the_system_does_with_the_rule(code, use):
    assert LINES[code].use is use
    assert set(USE_NAMES) == set(Use)


def test_a_rule_known_from_memory_names_no_article():
    assert LINES["DF-09"].citation == PRACTICE
    assert LINES["ZB-11"].citation == "《中国共产党支部工作条例（试行）》第二十一条"


def test_on_a_day_without_a_text_the_nearest_is_shown_and_said_not_to_be_in_force():
    before = {line.code: line for line in all_rules(on=date(2018, 1, 1))}
    assert not before["ZB-16"].in_force
    assert before["ZB-16"].wordings == LINES["ZB-16"].wordings
    assert before["DF-02"].in_force
