"""A branch's plan for a year, month by month, as a page, a table or a calendar shows it."""

from dataclasses import dataclass
from datetime import date

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch
from zhibu.apps.regime.adapters import sitting_of
from zhibu.apps.regime.models import Milestone, PlanChange, YearPlan
from zhibu.apps.regime.queries.sittings import MOVABLE, years_to_plan
from zhibu.apps.workdays.queries import calendar_of
from zhibu.core.chinese_days import WEEKDAYS
from zhibu.core.regulations.branch import MeetingKind
from zhibu.core.regulations.plan_moves import KIND_NAMES, remarks
from zhibu.core.regulations.rulebook import national
from zhibu.core.workdays.calendar import WorkCalendar, days_between, last_of_month
from zhibu.core.workdays.fixed_day import FixedDay

MONTHS = range(1, 13)
SHOWN_CHANGES = 30
IN_CELLS = {
    MeetingKind.MEMBERS: "大会",
    MeetingKind.COMMITTEE: "支委",
    MeetingKind.GROUP: "小组",
    MeetingKind.LECTURE: "党课",
    MeetingKind.THEME_DAY: "党日",
    MeetingKind.ORGANISATIONAL_LIFE: "组织",
    MeetingKind.APPRAISAL: "评议",
}
"""Kinds in the two characters a day of the calendar has room for."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the plan: a meeting."""

    meeting: Meeting
    theme: str
    """What it is about; '' for the committee's own meetings where others look on."""
    remarks: tuple[str, ...]
    is_editable: bool
    is_provisional: bool

    @property
    def name(self) -> str:
        """The kinds it serves, and whose meeting it is."""
        names = " · ".join(KIND_NAMES[MeetingKind(kind)] for kind in self.meeting.kinds)
        return f"{names}（{self.meeting.group}）" if self.meeting.group else names

    @property
    def day(self) -> str:
        """The day without its year, which stands above the page."""
        return say_day(self.meeting.on)

    @property
    def short(self) -> str:
        """The leading kind in two characters."""
        return IN_CELLS[MeetingKind(self.meeting.kind)]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One milestone with what it rests on."""

    milestone: Milestone
    basis: str

    @property
    def day(self) -> str:
        """The last day without its year."""
        return say_day(self.milestone.day)


@dataclass(frozen=True, kw_only=True)
class Day:
    """One day of the calendar; `note` says 休 or 班 where the weekday would mislead."""

    day: date
    is_worked: bool
    note: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class Month:
    """One month: its meetings and milestones, and its days in weeks (None: another month's)."""

    number: int
    entries: tuple[Entry, ...]
    steps: tuple[Step, ...]
    is_over: bool
    """Whether all of it is held and done, so that it need not stand open."""
    weeks: tuple[tuple[Day | None, ...], ...]

    @property
    def size(self) -> int:
        """How many meetings and milestones it has."""
        return len(self.entries) + len(self.steps)


@dataclass(frozen=True, kw_only=True)
class PlanOfYear:
    """Everything the page of a plan shows."""

    branch: Branch
    year: int
    plan: YearPlan | None
    months: tuple[Month, ...]
    changes: tuple[PlanChange, ...]
    is_provisional: bool

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All meetings, in order of days."""
        return tuple(entry for month in self.months for entry in month.entries)

    @property
    def steps(self) -> tuple[Step, ...]:
        """All milestones, in order of days."""
        return tuple(step for month in self.months for step in month.steps)

    @property
    def has_proposal(self) -> bool:
        """Whether something waits to be accepted."""
        return any(entry.meeting.state == Meeting.State.PROPOSED for entry in self.entries) or any(
            step.milestone.is_proposed for step in self.steps
        )

    @property
    def is_accepted(self) -> bool:
        """Whether the branch has a plan for the year."""
        return self.plan is not None and self.plan.accepted_at is not None


def say_day(day: date) -> str:
    """Say a day without its year: 3月13日 周五."""
    return f"{day.month}月{day.day}日 周{WEEKDAYS[day.weekday()]}"


def plan_of_year(branch: Branch, *, year: int, with_proposal: bool) -> PlanOfYear:
    """Return the plan in seven queries; proposals and the committee's themes for its makers."""
    plan = YearPlan.objects.filter(zone_id=branch.zone_id, branch=branch, year=year)
    found = plan.select_related("accepted_by").first()
    calendar = calendar_of(branch.zone_id)
    theme_day = found.theme_day if found else None
    entries = [
        Entry(
            meeting=meeting,
            theme=meeting.title if with_proposal or not meeting.is_among_committee else "",
            remarks=tuple(remarks(sitting_of(meeting), calendar, theme_day)),
            is_editable=meeting.state in MOVABLE,
            is_provisional=calendar.is_provisional(meeting.on),
        )
        for meeting in _meetings(branch, year, with_proposal=with_proposal)
    ]
    steps = [
        Step(milestone=milestone, basis=_basis(milestone))
        for milestone in _milestones(branch, year, with_proposal=with_proposal)
    ]
    changes = PlanChange.objects.filter(zone_id=branch.zone_id, branch=branch, year=year)
    if not with_proposal:
        changes = changes.exclude(what=PlanChange.What.TITLE, meeting__kind=Meeting.Kind.COMMITTEE)
    return PlanOfYear(
        branch=branch,
        year=year,
        plan=found,
        months=tuple(_month(year, number, entries, steps, calendar) for number in MONTHS),
        changes=tuple(changes.select_related("meeting", "milestone", "changed_by")[:SHOWN_CHANGES]),
        is_provisional=calendar.is_year_provisional(year),
    )


def years_to_show(branch: Branch, *, today: date) -> list[int]:
    """Return the years that have a plan or may have one."""
    planned = YearPlan.objects.filter(zone_id=branch.zone_id, branch=branch)
    return sorted({*planned.values_list("year", flat=True), *years_to_plan(today)})


def usual_theme_day(branch: Branch) -> FixedDay | None:
    """Return the fixed day of the branch's last plan."""
    last = YearPlan.objects.filter(zone_id=branch.zone_id, branch=branch).last()
    return last.theme_day if last else None


def _meetings(branch: Branch, year: int, *, with_proposal: bool) -> list[Meeting]:
    meetings = Meeting.objects.in_their_own_right().filter(
        zone_id=branch.zone_id, branch=branch, on__year=year
    )
    hidden = {Meeting.State.CANCELLED, *(() if with_proposal else (Meeting.State.PROPOSED,))}
    return list(
        meetings.exclude(state__in=hidden)
        .select_related("group")
        .defer("minutes")
        .order_by("on", "starts_at", "group_id", "pk")
    )


def _milestones(branch: Branch, year: int, *, with_proposal: bool) -> list[Milestone]:
    found = Milestone.objects.filter(zone_id=branch.zone_id, branch=branch, day__year=year)
    return list(found if with_proposal else found.filter(is_proposed=False))


def _basis(milestone: Milestone) -> str:
    """Return what a milestone rests on, as one cites it on its day."""
    if milestone.rule not in national().rules:
        return ""
    rule = national().on(milestone.rule, milestone.day)
    return rule.source.citation() if rule.is_in_force() else ""


def _month(
    year: int, number: int, entries: list[Entry], steps: list[Step], calendar: WorkCalendar
) -> Month:
    mine = tuple(entry for entry in entries if entry.meeting.on.month == number)
    due = tuple(step for step in steps if step.milestone.day.month == number)
    first, last = date(year, number, 1), last_of_month(year, number)
    days: list[Day | None] = [None] * first.weekday()
    days += [_day(day, mine, calendar) for day in days_between(first, last)]
    days += [None] * (-len(days) % 7)
    return Month(
        number=number,
        entries=mine,
        steps=due,
        is_over=all(entry.meeting.is_finished for entry in mine)
        and all(step.milestone.done_on for step in due),
        weeks=tuple(tuple(days[start : start + 7]) for start in range(0, len(days), 7)),
    )


def _day(day: date, entries: tuple[Entry, ...], calendar: WorkCalendar) -> Day:
    is_worked, is_weekend = calendar.is_workday(day), day.weekday() > 4  # noqa: PLR2004 -- Friday
    note = ""
    if is_worked == is_weekend:
        note = "班" if is_worked else "休"
    return Day(
        day=day,
        is_worked=is_worked,
        note=note,
        entries=tuple(entry for entry in entries if entry.meeting.on == day),
    )
