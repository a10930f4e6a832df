"""Admission of members (发展党员): for every step its first and last day, and how it stands.

Two editions of 《中国共产党发展党员工作细则》 are known, of 2014 and of 2026; a step is judged by
the text of the day it happened, a step still ahead by that of the day asked. Dates are
conclusions: every organisational decision is typed in by a person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from zhibu.core.refusals import Refusal
from zhibu.core.regulations.admission_steps import (
    Step,
    sentences,
    step_of,
    steps_before,
    steps_behind,
)
from zhibu.core.regulations.admission_windows import (
    Case,
    Window,
    Workdays,
    later,
    listed_steps,
    window_of,
)
from zhibu.core.regulations.rule import Rulebook, RuleInForce
from zhibu.core.regulations.rulebook import national
from zhibu.core.regulations.source import Source
from zhibu.core.regulations.wording import sentence
from zhibu.core.workdays.calendar import WorkCalendar

NEAR = timedelta(days=14)
"""How long before its last day a step is said to be near."""
YEARS = range(1921, 2200)


class ImpossibleYear(Refusal):
    """A day in a year that can only be a slip."""

    code = "regulations.impossible-year"


class StepState(StrEnum):
    """How a step stands; the first five as of any finding."""

    MET = "met"
    DUE = "due"
    OVERDUE = "overdue"
    AT_RISK = "at_risk"
    NOT_APPLICABLE = "not_applicable"
    TOO_EARLY = "too_early"
    """The day it happened, or the day asked, lies before the first day."""


STATE_NAMES: Mapping[StepState, str] = {
    StepState.MET: "已办",
    StepState.DUE: "待办",
    StepState.OVERDUE: "已逾期",
    StepState.AT_RISK: "请留意",
    StepState.NOT_APPLICABLE: "不适用",
    StepState.TOO_EARLY: "未到时间",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDates:
    """One step: when it happened, between which days it may, how it stands and why.

    `reason` is stable and meant for programs, `said` the same as a Chinese sentence.
    `at_most` is the outer limit where `latest` is only the usual one. `provisional`: a
    working day of an unpublished year was guessed.
    """

    step: str
    title: str
    rule: str
    happened: date | None
    earliest: date | None
    latest: date | None
    at_most: date | None = None
    state: StepState
    reason: str
    said: str
    decides: str
    form: str
    source: Source
    provisional: bool = False

    @property
    def state_name(self) -> str:
        """The state in Chinese; a step taken too early says so."""
        if self.state is StepState.TOO_EARLY and self.happened:
            return "日期过早"
        return STATE_NAMES[self.state]

    @property
    def is_faulty(self) -> bool:
        """Whether the day on record breaks the order or a limit."""
        return self.reason in FAULTS

    @property
    def is_open(self) -> bool:
        """Whether the step is still to be taken, not passed over long ago."""
        return self.happened is None and self.reason not in PASSED_OVER

    def citation(self) -> str:
        """Return the text the dates rest on, as one cites it."""
        return self.source.citation()


PASSED_OVER = frozenset({"unrecorded", "missed"})
FAULTS = frozenset({"out_of_order", "before_earliest", "after_latest", "after_usual"})


def admission_dates(
    events: Mapping[str, date],
    *,
    on: date,
    inspections: Iterable[date] = (),
    calendar: Workdays | None = None,
    rules: Rulebook | None = None,
) -> tuple[StepDates, ...]:
    """Return every step that happened or can be dated from those that did, in order.

    `events` maps steps, by key or Chinese name, to the day they happened; `inspections` are
    the half-yearly ones held (FZ-03).

    Raises:
        UnknownEvent: a step nobody knows.
        ImpossibleYear: a day outside 1921 to 2199.
    """
    case = _case(events, on, calendar, rules)
    held = sorted(_possible(day) for day in inspections)
    rows: list[StepDates] = []
    for step in listed_steps(case):
        if step.repeated:
            rows += _inspections(case, step, held)
        elif step.key in case.events:
            rows.append(_taken(case, step, case.events[step.key]))
        elif not step.optional and (window := window_of(case, step)).earliest:
            rows.append(_ahead(case, step, window))
    return tuple(rows)


def next_step(rows: Iterable[StepDates]) -> StepDates | None:
    """Return the first step to be taken: what is overdue or due, else the next to come."""
    return next((row for row in rows if row.is_open), None)


def _case(
    events: Mapping[str, date], on: date, calendar: Workdays | None, rules: Rulebook | None
) -> Case:
    days = {step_of(name).key: _possible(day) for name, day in events.items()}
    return Case(
        events=days,
        on=_possible(on),
        calendar=calendar or WorkCalendar(),
        book=rules or national(),
    )


def _possible(day: date) -> date:
    if day.year not in YEARS:
        raise ImpossibleYear(f"{day}的年份有误。", hint="请核对年份。")
    return day


def _taken(case: Case, step: Step, happened: date) -> StepDates:
    """Judge a step by the day it happened."""
    window = window_of(case, step)
    before = _later_predecessor(case, step, happened)
    state, reason = StepState.MET, "met"
    if before:
        state, reason = StepState.TOO_EARLY, "out_of_order"
    elif window.earliest and happened < window.earliest and not step.loose:
        state, reason = StepState.TOO_EARLY, "before_earliest"
    elif (
        window.latest
        and happened > (window.at_most or window.latest)
        and not _is_usual(step, window)
    ):
        state, reason = StepState.OVERDUE, "after_latest"
    elif window.latest and happened > window.latest:
        state, reason = StepState.AT_RISK, "after_usual"
    elif happened > case.on:
        state, reason = StepState.DUE, "planned"
    elif not case.rule(step, "FZ-17").is_in_force():
        state, reason = StepState.NOT_APPLICABLE, "met_untested"
    return _row(case, step, window, state, reason, happened=happened, before=before)


def _is_usual(step: Step, window: Window) -> bool:
    return step.usual and window.at_most is None


def _later_predecessor(case: Case, step: Step, happened: date) -> Step | None:
    """Return a step that comes first and happened after `happened`: a wrong order."""
    for key in steps_before(step.key):
        if key in case.events and case.events[key] > happened:
            return step_of(key)
    return None


def _ahead(case: Case, step: Step, window: Window) -> StepDates:
    """Say how a step stands that has not happened."""
    open_before = _open_predecessor(case, step)
    state, reason = _waiting(case, step, window, open_before)
    return _row(case, step, window, state, reason, before=open_before)


def _waiting(
    case: Case, step: Step, window: Window, open_before: Step | None
) -> tuple[StepState, str]:
    if any(key in case.events for key in steps_behind(step.key)):
        return StepState.AT_RISK, "unrecorded"
    if open_before:
        return StepState.TOO_EARLY, "waits"
    if window.earliest and window.earliest > case.on:
        return StepState.TOO_EARLY, "not_yet"
    return _against_the_end(case, step, window)


def _against_the_end(case: Case, step: Step, window: Window) -> tuple[StepState, str]:
    if window.latest is None:
        return StepState.DUE, "due"
    if case.on > window.latest:
        if _is_usual(step, window):
            return StepState.AT_RISK, "past_usual_only"
        if window.at_most and case.on <= window.at_most:
            return StepState.AT_RISK, "past_usual"
        return StepState.OVERDUE, "overdue_at_most" if window.at_most else "overdue"
    if case.on >= window.latest - NEAR:
        return StepState.AT_RISK, "near"
    return StepState.DUE, "due_by"


def _open_predecessor(case: Case, step: Step) -> Step | None:
    """Return a step the days are counted from that has not happened itself."""
    for key in step.counted_from:
        if key not in case.events and case.is_listed(step_of(key)):
            return step_of(key)
    return None


def _inspections(case: Case, step: Step, held: list[date]) -> Iterable[StepDates]:
    """Yield the half-years since the activist was chosen, up to the candidate or the day asked.

    An inspection belongs to the half-year it was held in; every half-year is counted from
    the first day, so that the end of a short month moves no later one. A half-year without
    one stays overdue, but is only to be made up while none came after it.
    """
    begun, rule = case.events.get("activist"), case.rule(step)
    if begun is None or not rule.is_in_force():
        return
    candidate = case.events.get("candidate")
    halves = list(pairwise(_half_years(begun, min(candidate or date.max, case.on), rule, step)))
    for place, (first, last) in enumerate(halves):
        found = next((day for day in held if first < day <= last), None)
        window = Window(earliest=first, latest=last)
        if found:
            yield _row(case, step, window, StepState.MET, "met", happened=found)
        elif not (candidate and candidate <= last):
            state, reason = _against_the_end(case, step, window)
            is_past = candidate or place < len(halves) - 2 or any(day > last for day in held)
            missed = reason == "overdue" and is_past
            yield _row(case, step, window, state, "missed" if missed else reason)


def _half_years(begun: date, until: date, rule: RuleInForce, step: Step) -> Iterable[date]:
    """Yield the first day and the end of every half-year that begins by `until`."""
    months, number = rule.number(step.within), 0
    yield begun
    while later(begun, number * months) <= until:
        number += 1
        yield later(begun, number * months)


def _row(
    case: Case,
    step: Step,
    window: Window,
    state: StepState,
    reason: str,
    *,
    happened: date | None = None,
    before: Step | None = None,
) -> StepDates:
    said = sentence(
        sentences()[reason],
        {
            "happened": happened,
            "earliest": window.earliest,
            "latest": window.latest,
            "at_most": window.at_most,
            "before": case.events.get(before.key) if before else None,
            "before_title": before.title if before else None,
        },
    )
    return StepDates(
        step=step.key,
        title=step.title,
        rule=step.rule,
        happened=happened,
        earliest=window.earliest,
        latest=window.latest,
        at_most=window.at_most,
        state=state,
        reason=reason,
        said=said,
        decides=step.decides,
        form=step.form,
        source=_source(case, step),
        provisional=window.provisional,
    )


def _source(case: Case, step: Step) -> Source:
    """Return the text of the step's rule, else that of the list of steps, on its day."""
    for code in (step.rule, "FZ-17"):
        rule = case.rule(step, code)
        if rule.is_in_force():
            return rule.source
    return case.book.rules[step.rule].leading.values[0].source
