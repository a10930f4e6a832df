"""Admission: first and last days at month ends and in leap years, orders, and both editions."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.regulations.admission import (
    ImpossibleYear,
    StepState,
    admission_dates,
    next_step,
)
from zhibu.core.regulations.admission_steps import UnknownEvent, step_of, steps, steps_before
from zhibu.core.regulations.admission_windows import later
from zhibu.core.workdays.calendar import WorkCalendar

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
KEYS = [step.key for step in steps() if not step.repeated]
IN_ORDER = st.lists(st.sampled_from(KEYS), unique=True).flatmap(
    lambda keys: st.lists(DAYS, min_size=len(keys), max_size=len(keys)).map(
        lambda days: dict(zip(sorted(keys, key=KEYS.index), sorted(days), strict=True))
    )
)


def rows(on=TODAY, inspections=(), **events):
    return admission_dates(events, on=on, inspections=inspections)


def row(step, on=TODAY, **events):
    (found,) = (each for each in rows(on, **events) if each.step == step)
    return found


@pytest.mark.parametrize(
    ("activist", "candidate"),
    [
        (date(2025, 3, 31), date(2026, 3, 31)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2023, 2, 28), date(2024, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 28)),
        (date(2025, 12, 31), date(2026, 12, 31)),
    ],
)
def test_a_candidate_was_an_activist_for_twelve_calendar_months(activist, candidate):
    assert row("candidate", activist=activist).earliest == candidate


@pytest.mark.parametrize(
    ("anchor", "step", "happened", "latest", "at_most"),
    [
        ("application", "talk", date(2026, 1, 31), date(2026, 2, 28), None),
        ("application", "talk", date(2024, 1, 31), date(2024, 2, 29), None),
        ("pre_review", "meeting", date(2026, 8, 31), date(2026, 9, 30), None),
        ("meeting", "approval", date(2026, 8, 31), date(2026, 11, 30), date(2027, 2, 28)),
        ("meeting", "approval", date(2027, 8, 31), date(2027, 11, 30), date(2028, 2, 29)),
        ("approval", "oath", date(2026, 10, 31), date(2026, 11, 30), None),
        ("conversion", "conversion_approval", date(2026, 11, 30), date(2027, 2, 28), None),
    ],
)
def test_what_is_to_be_done_within_months_ends_with_the_month(
    anchor, step, happened, latest, at_most
):
    found = row(step, **{anchor: happened})
    assert (found.earliest, found.latest, found.at_most) == (happened, latest, at_most)


@pytest.mark.parametrize(
    ("meeting", "ends"),
    [
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2023, 2, 28), date(2024, 2, 28)),
        (date(2025, 6, 30), date(2026, 6, 30)),
    ],
)
def test_the_probation_is_a_calendar_year_from_the_meeting(meeting, ends):
    found = row("conversion", meeting=meeting, approval=later(meeting, 3))
    assert (found.earliest, found.latest) == (ends, None)


def test_an_extension_lasts_half_a_year_to_a_year_once():
    found = row("conversion", meeting=date(2025, 8, 31), extension=date(2026, 8, 31))
    assert (found.earliest, found.latest) == (date(2027, 2, 28), date(2027, 8, 31))
    too_soon = row("extension", meeting=date(2025, 8, 31), extension=date(2026, 8, 30))
    assert (too_soon.state, too_soon.earliest) == (StepState.TOO_EARLY, date(2026, 8, 31))


def test_an_activist_is_looked_at_every_half_year_until_made_a_candidate():
    found = rows(activist=date(2025, 8, 31), inspections=[date(2026, 2, 10)])
    halves = [(each.latest, each.state) for each in found if each.step == "inspection"]
    assert halves == [
        (date(2026, 2, 28), StepState.MET),
        (date(2026, 8, 31), StepState.OVERDUE),
        (date(2027, 2, 28), StepState.DUE),
    ]
    ended = rows(activist=date(2025, 8, 31), candidate=date(2026, 8, 31))
    assert [each.latest for each in ended if each.step == "inspection"] == [date(2026, 2, 28)]


def test_a_half_year_without_inspection_presses_only_until_one_is_held():
    def last_half(*held):
        found = rows(activist=date(2025, 8, 31), inspections=held)
        return [each.reason for each in found if each.step == "inspection"]

    assert last_half() == ["missed", "overdue", "due_by"]
    assert last_half(date(2026, 10, 1)) == ["missed", "missed", "met"]


def test_a_day_before_the_first_possible_is_named_with_both_dates():
    found = row("candidate", activist=date(2025, 3, 31), candidate=date(2026, 3, 30))
    assert (found.state, found.reason) == (StepState.TOO_EARLY, "before_earliest")
    assert "2026年3月30日" in found.said
    assert "2026年3月31日" in found.said
    assert found.state_name == "日期过早"
    assert row("candidate", activist=date(2025, 3, 31), candidate=date(2026, 3, 31)).reason == "met"


def test_steps_in_a_wrong_order_are_named():
    found = row("candidate", activist=date(2026, 5, 1), candidate=date(2025, 5, 1))
    assert found.reason == "out_of_order"
    assert "2026年5月1日的“确定入党积极分子”" in found.said
    assert found.is_faulty


@pytest.mark.parametrize(
    ("on", "state", "reason"),
    [
        (date(2026, 2, 1), StepState.DUE, "due_by"),
        (date(2026, 4, 20), StepState.AT_RISK, "near"),
        (date(2026, 4, 30), StepState.AT_RISK, "near"),
        (date(2026, 5, 1), StepState.AT_RISK, "past_usual"),
        (date(2026, 7, 31), StepState.AT_RISK, "past_usual"),
        (date(2026, 8, 1), StepState.OVERDUE, "overdue_at_most"),
    ],
)
def test_an_approval_comes_near_passes_the_usual_and_then_the_outer_limit(on, state, reason):
    found = row("approval", on, meeting=date(2026, 1, 31))
    assert (found.state, found.reason) == (state, reason)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 4, 30), "met"),
        (date(2026, 5, 1), "after_usual"),
        (date(2026, 8, 1), "after_latest"),
    ],
)
def test_an_approval_given_late_says_by_which_limit(day, reason):
    assert row("approval", meeting=date(2026, 1, 31), approval=day).reason == reason


def test_the_oath_has_a_last_day_only_in_the_text_of_2026():
    old = row("oath", date(2026, 5, 17), approval=date(2026, 4, 1))
    new = row("oath", date(2026, 5, 18), approval=date(2026, 4, 1))
    assert (old.latest, new.latest) == (None, date(2026, 5, 1))
    assert new.reason == "past_usual_only"


@pytest.mark.parametrize(
    ("day", "edition", "article"),
    [(date(2026, 5, 17), "2014年", ""), (date(2026, 5, 18), "2026年修订", "第十三条")],
)
def test_an_event_is_judged_by_the_text_then_in_force(day, edition, article):
    found = row("candidate", activist=date(2025, 3, 31), candidate=day)
    assert found.source.instrument.edition == edition
    assert found.source.article == article
    assert found.citation() == (
        f"《中国共产党发展党员工作细则》{article}（据转述）"
        if article
        else "实务做法（未核对条文）"
    )


def test_the_notice_before_a_candidate_is_of_2026_and_lasts_five_working_days():
    assert not [
        r for r in rows(date(2026, 5, 1), activist=date(2025, 3, 31)) if r.step == "publicity"
    ]
    # From 28 September: 28, 29, 30, then the holiday until 7 October, 8, 9; 10 is a make-up day.
    found = row("candidate", activist=date(2025, 3, 31), publicity=date(2026, 9, 28))
    assert found.earliest == date(2026, 10, 10)
    assert not found.provisional


def test_a_notice_in_a_year_not_yet_published_is_marked_as_a_guess():
    found = row("candidate", activist=date(2028, 1, 1), publicity=date(2029, 3, 5))
    assert (found.earliest, found.provisional) == (date(2029, 3, 12), True)
    known = WorkCalendar({date(2029, 3, 12): False, date(2029, 3, 13): True}, frozenset({2029}))
    events = {"activist": date(2028, 1, 1), "publicity": date(2029, 3, 5)}
    moved = admission_dates(events, on=TODAY, calendar=known)
    (candidate,) = (each for each in moved if each.step == "candidate")
    assert (candidate.earliest, candidate.provisional) == (date(2029, 3, 13), False)


def test_a_step_passed_over_is_asked_for_and_never_the_next():
    found = rows(activist=date(2024, 1, 1), meeting=date(2026, 9, 1))
    passed_over = {each.step for each in found if each.reason == "unrecorded"}
    assert {"candidate", "training", "political_review", "pre_review"} <= passed_over
    assert next_step(found).step == "inspection"
    assert next_step(rows(meeting=date(2026, 9, 1))).step == "approval"


def test_before_any_text_a_day_is_kept_and_not_judged():
    found = row("application", application=date(2010, 1, 1))
    assert (found.state, found.reason) == (StepState.NOT_APPLICABLE, "met_untested")


def test_names_are_taken_in_chinese_and_an_unknown_one_is_refused():
    assert step_of("积极分子").key == step_of("activist").key
    with pytest.raises(UnknownEvent, match="入团") as refusal:
        admission_dates({"入团": TODAY}, on=TODAY)
    assert "activist（确定入党积极分子）" in refusal.value.hint


def test_a_year_that_is_a_slip_is_refused():
    with pytest.raises(ImpossibleYear, match="0202"):
        rows(activist=date(202, 5, 1))


def test_no_two_steps_share_a_name():
    names = [name for step in steps() for name in {step.key, step.title, *step.names}]
    assert len(names) == len(set(names))
    assert all(key in KEYS for step in steps() for key in (*step.after, *step.counted_from))


@given(DAYS, st.integers(0, 36))
def test_months_are_added_to_the_same_day_or_the_end_of_the_month(day, months):
    moved = later(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == day.day or (moved + timedelta(days=1)).day == 1


@given(IN_ORDER, DAYS)
def test_no_step_ends_before_it_begins(events, on):
    for each in admission_dates(events, on=on):
        if each.earliest and each.latest:
            assert each.earliest <= each.latest <= (each.at_most or each.latest)


@given(IN_ORDER, st.data())
def test_what_happens_later_never_lets_another_step_begin_earlier(events, data):
    if not events:
        return
    key = data.draw(st.sampled_from(sorted(events)))
    moved = events | {key: data.draw(st.dates(events[key], date(2031, 12, 31)))}
    before, after = (
        {
            each.step: each.earliest
            for each in admission_dates(case, on=TODAY)
            if not step_of(each.step).repeated
        }
        for case in (events, moved)
    )
    for step, earliest in before.items():
        if step != key and earliest and step in after:
            assert after[step] >= earliest


@given(IN_ORDER, DAYS)
def test_days_in_order_are_never_called_out_of_order(events, on):
    found = admission_dates(events, on=on)
    assert all(each.reason != "out_of_order" for each in found)
    assert [KEYS.index(each.step) for each in found if each.step in KEYS] == sorted(
        KEYS.index(each.step) for each in found if each.step in KEYS
    )


@given(st.sampled_from(KEYS), DAYS)
def test_a_step_before_its_predecessor_is_always_found(key, day):
    for earlier in steps_before(key):
        if earlier in KEYS:
            events = {key: day, earlier: day + timedelta(days=1)}
            (found,) = (r for r in admission_dates(events, on=TODAY) if r.step == key)
            assert found.reason == "out_of_order"
