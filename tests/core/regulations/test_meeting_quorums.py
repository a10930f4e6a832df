"""Members' meetings that put something to the vote (ZB-18)."""

import pytest
from tests.core.regulations.branches import branch
from tests.core.regulations.year import day, met_on, owed

from zhibu.core.regulations.finding import State

FACTS = branch(9, 1, suspended=1)


@pytest.mark.parametrize(
    ("attended", "state", "said"),
    [
        (("f1", "f2", "f3", "f4"), State.MET, "应到8人，实到4人，达到4人，可以表决。"),
        (("f1", "f2", "f3"), State.AT_RISK, "应到8人，实到3人，至少要4人到会才能表决。"),
        (
            ("f0", "f1", "f2", "f3", "p0"),
            State.AT_RISK,
            "应到8人，实到3人，至少要4人到会才能表决。",
        ),
    ],
)
def test_only_voters_make_a_quorum_and_the_meeting_was_held_all_the_same(attended, state, said):
    facts = met_on(FACTS, "members", "3-5", attended=attended, voters_due=8)
    (entry,) = owed("ZB-18", facts)
    assert (entry.state, entry.said, entry.period) == (state, said, "2026年3月5日")
    assert (entry.due_from, entry.due_until) == (day("3-5"), day("3-5"))
    assert entry.records == ("members-3-5",)
    assert owed("ZB-16", facts)[0].state is State.MET


@pytest.mark.parametrize(
    ("kind", "on", "more"),
    [
        ("members", "3-5", {"attended": ("f1",)}),
        ("members", "3-5", {"voters_due": 8}),
        ("members", "3-5", {"voters_due": 0, "attended": ("f1",)}),
        ("lecture", "3-5", {"attended": ("f1",), "voters_due": 8}),
        ("members", "11-25", {"attended": ("f1",), "voters_due": 8}),
        ("members", "2025-12-31", {"attended": ("f1",), "voters_due": 8}),
    ],
)
def test_a_meeting_without_a_vote_has_no_such_entry(kind, on, more):
    assert owed("ZB-18", met_on(FACTS, kind, on, **more)) == []


def test_a_vote_before_the_text_is_not_judged_by_it():
    facts = met_on(FACTS, "members", "2018-10-27", attended=("f1",), voters_due=8)
    (entry,) = owed("ZB-18", facts, span=(day("2018-10-01"), day("2018-10-31")))
    assert entry.reason == "not_in_force"
