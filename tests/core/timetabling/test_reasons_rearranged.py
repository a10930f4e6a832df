"""Fewer items have to leave when the others may be placed anew."""

from datetime import time

import pytest
from tests.core.timetabling.instances import held, item, people, place, problem, timetable

from zhibu.core.timetabling.instance import Spacing
from zhibu.core.timetabling.reasons import why_unplaced
from zhibu.core.timetabling.reasons_facts import ReasonKind
from zhibu.core.timetabling.reasons_rearranged import ANEW, with_others_rearranged

ONE_HOUR_A_DAY = ((time(9), time(10)),)


def denied_by_two(first_may_go_to, second_may_go_to, **facts):
    """Ann is at one item and bob at another, at the only moment the talk of both may be."""
    talk = item(last=0)
    first = item("first", who=("ann",), last=first_may_go_to)
    second = item("second", who=("bob",), last=second_may_go_to)
    far = item("far", who=("cai",))
    instance = problem(
        talk,
        first,
        second,
        far,
        who=people("ann", "bob", "cai"),
        parts=ONE_HOUR_A_DAY,
        **facts,
    )
    table = timetable(*(held(name, place(0, 9)) for name in ("first", "second", "far")))
    reason = why_unplaced(instance, table, "talk")
    assert [fact.id for fact in reason.facts] == ["first", "second"]
    return reason, with_others_rearranged(instance, table, reason, time_limit=20)


def test_only_the_item_that_cannot_go_elsewhere_has_to_leave():
    _, fewer = denied_by_two(1, 0)

    assert [fact.id for fact in fewer.facts] == ["second"]
    assert fewer.would_do.start == place(0, 9).start
    assert fewer.said.endswith(ANEW)


def test_nothing_has_to_leave_when_both_can_go_elsewhere():
    _, fewer = denied_by_two(1, 1)

    assert (fewer.kind, fewer.facts) == (ReasonKind.POSSIBLE, ())
    assert "重新排一次就会排上" in fewer.said


def test_both_leave_when_neither_can_go_elsewhere():
    reason, fewer = denied_by_two(0, 0)

    assert fewer == reason


@pytest.mark.parametrize(("apart", "leaving"), [(0, []), (5, ["first"])])
def test_days_apart_are_kept_when_the_others_are_placed_anew(apart, leaving):
    spacing = Spacing(items=("talk", "first"), min_days=apart)

    _, fewer = denied_by_two(1, 1, spacings=(spacing,))

    assert [fact.id for fact in fewer.facts] == leaving


def test_one_item_in_the_way_is_not_searched_again():
    talk, lecture = item(last=0), item("lecture", last=0)
    instance = problem(talk, lecture, parts=ONE_HOUR_A_DAY)
    table = timetable(held("lecture", place(0, 9)))
    reason = why_unplaced(instance, table, "talk")

    assert with_others_rearranged(instance, table, reason) is reason
