"""Between which days a step of admission is taken: calendar months, clamped to month ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dateutil.relativedelta import relativedelta

from zhibu.core.regulations.admission_steps import Step, step_of, steps, steps_behind
from zhibu.core.regulations.rule import Rulebook, RuleInForce


class Workdays(Protocol):
    """What a notice of some working days asks of a calendar (WorkCalendar has it)."""

    def next_workday(self, day: date) -> date: ...
    def add_workdays(self, day: date, count: int) -> date: ...
    def is_provisional(self, day: date) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """First, last and outermost last day; `provisional` when a working day was guessed."""

    earliest: date | None = None
    latest: date | None = None
    at_most: date | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One person on the way: what happened when, looked at on a day."""

    events: Mapping[str, date]
    on: date
    calendar: Workdays
    book: Rulebook

    def text_day(self, step: Step) -> date:
        """Return the day whose text judges a step.

        A step that happened is judged by the text of its day, one passed over by that of
        the first step behind it, one still ahead by that of the day asked.
        """
        behind = [self.events[key] for key in steps_behind(step.key) if key in self.events]
        return self.events.get(step.key) or min([*behind, self.on])

    def rule(self, step: Step, code: str = "") -> RuleInForce:
        """Return the rule of a step (or another) as it read when the step is judged."""
        return self.book.on(code or step.rule, self.text_day(step))

    def is_listed(self, step: Step) -> bool:
        """Whether the edition that judges the step has it (FZ-17)."""
        if step.key in self.events:
            return True
        listing = self.rule(step, "FZ-17")
        return listing.is_in_force() and step.key in listing.names("steps")


def listed_steps(case: Case) -> tuple[Step, ...]:
    """Return the steps there are in this case, in their order."""
    return tuple(step for step in steps() if case.is_listed(step))


def window_of(case: Case, step: Step) -> Window:
    """Return the days a step is bound by; the earliest holds even when steps before are open.

    The months of an extension (FZ-14) are counted from the end of the probation (FZ-13).
    """
    begins = _first_possible(case, step)
    earliest = _later_by(begins, _months(case, step, step.wait))
    notice_over = _notice_over(case, step)
    if step.key == "conversion" and "extension" in case.events:
        return _extended(case, step, earliest)
    counted = case.events.get(step.counted_from[0]) if step.counted_from else None
    return Window(
        earliest=max((day for day in (earliest, notice_over) if day), default=None),
        latest=_later_by(counted, _months(case, step, step.within)) if step.within else None,
        at_most=_later_by(counted, _months(case, step, step.at_most)) if step.at_most else None,
        provisional=notice_over is not None and case.calendar.is_provisional(notice_over),
    )


def later(day: date, months: int) -> date:
    """Return the day `months` calendar months later; 31 January plus one is the end of February."""
    moved: date = day + relativedelta(months=months)
    return moved


def _first_possible(case: Case, step: Step) -> date | None:
    """Return the last day of the steps counted from, or the first day they could be taken."""
    days = []
    for key in step.counted_from:
        before = step_of(key)
        if case.is_listed(before):
            days.append(case.events.get(key) or window_of(case, before).earliest)
    return max((day for day in days if day), default=None)


def _notice_over(case: Case, step: Step) -> date | None:
    """Return the first working day after the notice, whose own first day counts (FZ-05)."""
    posted = case.events.get(step.notice)
    notice = case.rule(step, "FZ-05")
    if posted is None or not notice.is_in_force():
        return None
    first = case.calendar.next_workday(posted)
    return case.calendar.add_workdays(first, notice.number("workdays"))


def _extended(case: Case, step: Step, probation_end: date | None) -> Window:
    extension = case.rule(step, "FZ-14")
    if probation_end is None or not extension.is_in_force():
        return Window(earliest=probation_end)
    return Window(
        earliest=later(probation_end, extension.number("least")),
        latest=later(probation_end, extension.number("most")),
    )


def _later_by(day: date | None, months: int | None) -> date | None:
    return None if day is None or months is None else later(day, months)


def _months(case: Case, step: Step, name: str) -> int | None:
    """Return a number of months of the step's rule, or of another as 'FZ-13.months'.

    Nothing to wait for is 0; None when no text set the months on that day.
    """
    if not name:
        return 0
    code, _, parameter = name.rpartition(".")
    rule = case.rule(step, code)
    return rule.number(parameter) if rule.is_in_force() else None
