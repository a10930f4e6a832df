"""What comes next in an election, from which day and until which."""

from dataclasses import replace
from datetime import date

import pytest

from zhibu.core.regulations.election_course import (
    CourseFacts,
    Shift,
    StepKind,
    course_of,
    next_step,
    shift_of,
)

DUE = date(2027, 6, 1)
FACTS = CourseFacts(term_due=DUE, planned_on=date(2027, 5, 20))


@pytest.mark.parametrize(
    ("planned", "shift"),
    [
        (date(2026, 12, 1), Shift.IN_TIME),
        (DUE, Shift.IN_TIME),
        (date(2026, 11, 30), Shift.EARLY),
        (date(2026, 5, 31), Shift.TOO_FAR),
        (date(2027, 6, 2), Shift.LATE),
        (date(2028, 6, 1), Shift.LATE),
        (date(2028, 6, 2), Shift.TOO_FAR),
    ],
)
def test_moving_the_election_is_early_late_or_too_far(planned, shift):
    assert shift_of(planned, DUE) == shift


def test_a_by_election_is_never_early_or_late():
    assert shift_of(date(2030, 1, 1), None) == Shift.IN_TIME


def test_the_steps_come_in_order_and_the_first_open_one_is_next():
    done = [
        {"asked_on": date(2027, 4, 1)},
        {"approved_on": date(2027, 4, 20)},
        {"has_candidates": True},
        {"has_tellers": True},
        {"is_decided": True},
        {"is_recorded": True},
    ]
    facts, seen = FACTS, []
    for step in done:
        seen.append(next_step(course_of(facts)).kind)
        facts = replace(facts, **step)
    assert seen == list(StepKind)[1:]
    assert next_step(course_of(facts)) is None


def test_the_days_follow_from_the_term_and_the_meeting():
    steps = {step.kind: (step.earliest, step.latest) for step in course_of(FACTS)}
    assert steps[StepKind.NOTICE] == (date(2026, 12, 1), DUE)
    assert steps[StepKind.REQUEST] == (date(2026, 12, 1), date(2027, 4, 20))
    assert steps[StepKind.MEETING] == (date(2026, 12, 1), DUE)


def test_a_late_election_has_its_own_day_as_latest():
    late = replace(FACTS, planned_on=date(2027, 8, 1))
    steps = {step.kind: step.latest for step in course_of(late)}
    assert steps[StepKind.MEETING] == date(2027, 8, 1)


def test_a_by_election_begins_with_the_request():
    steps = course_of(replace(FACTS, term_due=None))
    assert steps[0].kind == StepKind.REQUEST
    assert steps[0].earliest is None
