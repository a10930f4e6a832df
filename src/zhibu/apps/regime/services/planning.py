"""Propose the year, accept it: one record from the proposal to the minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.services.planning import plan_meeting
from zhibu.apps.organisation.models import Branch, PartyGroup, Person
from zhibu.apps.regime.models import Milestone, PlanChange, YearPlan
from zhibu.apps.regime.queries.sittings import Ground, ground_of, years_to_plan
from zhibu.apps.regime.services.changing import Change, Line, change_lines
from zhibu.apps.regime.services.refusals import NothingProposed, NothingToPlan, YearOutOfReach
from zhibu.core.regulations import milestones as core
from zhibu.core.regulations.plan import Owed, Sitting, propose
from zhibu.core.workdays.fixed_day import FixedDay


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """What was added, and what no working day was left for."""

    meetings: int
    milestones: int
    left: tuple[Owed, ...]


@transaction.atomic
def propose_year(*, branch: Branch, year: int, theme_day: FixedDay, today: date) -> Proposed:
    """Fill the gaps of a branch's year with proposed meetings; what stands is left alone.

    Raises:
        YearOutOfReach: the year is over, or next year's turn has not come.
        NothingToPlan: everything is held or planned already.
    """
    if year not in years_to_plan(today):
        raise YearOutOfReach(
            f"{year}年现在不能拟计划。", hint="可以拟今年的；下一年的从11月起可以拟。"
        )
    branch = Branch.objects.select_for_update().get(pk=branch.pk)
    _remember_theme_day(branch, year, theme_day)
    ground = ground_of(branch, year=year, on=today)
    proposal = propose(
        ground.owed, standing=ground.standing, calendar=ground.calendar, theme_day=theme_day
    )
    groups = {str(group.pk): group for group in PartyGroup.objects.filter(branch=branch)}
    for sitting in proposal.sittings:
        _put_down(branch, sitting, groups.get(sitting.group or ""))
    added = _add_milestones(branch, ground, year=year, today=today)
    if not (proposal.sittings or added or proposal.left):
        raise NothingToPlan("该办的都已经有记录或列入计划，没有空缺要补。", hint="不用再拟。")
    return Proposed(meetings=len(proposal.sittings), milestones=added, left=proposal.left)


@transaction.atomic
def accept_year(*, branch: Branch, year: int, by: Person | None, now: datetime) -> YearPlan:
    """Make the proposal the plan; what is accepted later is noted in the plan's history.

    Raises:
        NothingProposed: there is no proposal for the year.
    """
    plan = YearPlan.objects.select_for_update().filter(branch=branch, year=year).first()
    meetings = list(
        Meeting.objects.select_for_update().filter(
            branch=branch, on__year=year, state=Meeting.State.PROPOSED
        )
    )
    steps = Milestone.objects.filter(branch=branch, day__year=year, is_proposed=True)
    if plan is None or not (meetings or steps.exists()):
        raise NothingProposed(f"{year}年没有待采用的计划。", hint="可以先拟一份。")
    if plan.accepted_at is not None:
        PlanChange.objects.bulk_create(_added(meeting, by, now) for meeting in meetings)
    for meeting in meetings:
        meeting.state = Meeting.State.PLANNED
    Meeting.objects.bulk_update(meetings, ["state"])
    steps.update(is_proposed=False)
    if plan.accepted_at is None:
        plan.accepted_at, plan.accepted_by = now, by
        plan.save(update_fields=["accepted_at", "accepted_by"])
    return plan


@transaction.atomic
def change_and_accept(
    *, branch: Branch, year: int, lines: Sequence[Line], change: Change
) -> YearPlan:
    """Write the lines as typed and accept the plan: both, or neither.

    Raises:
        whatever `change_lines` and `accept_year` refuse.
    """
    change_lines(branch=branch, lines=lines, change=change)
    return accept_year(branch=branch, year=year, by=change.by, now=change.now)


def _remember_theme_day(branch: Branch, year: int, theme_day: FixedDay) -> None:
    YearPlan.objects.update_or_create(
        zone_id=branch.zone_id,
        branch=branch,
        year=year,
        defaults={
            "theme_date": theme_day.day_of_month,
            "theme_weekday": theme_day.weekday,
            "theme_nth": theme_day.nth,
        },
    )


def _put_down(branch: Branch, sitting: Sitting, group: PartyGroup | None) -> Meeting:
    kind, *also = (str(kind) for kind in sitting.kinds)
    return plan_meeting(
        branch=branch,
        kind=kind,
        also_kinds=also,
        group=group,
        on=sitting.on,
        state=Meeting.State.PROPOSED,
        is_another=True,
    )


def _add_milestones(branch: Branch, ground: Ground, *, year: int, today: date) -> int:
    """Add the milestones of the year that are not there; return how many."""
    wanted = core.milestones(
        ground.facts, ground.findings, year=year, since=today, calendar=ground.calendar
    )
    present = set(
        Milestone.objects.filter(branch=branch, day__year=year).values_list("rule", flat=True)
    )
    new = [
        Milestone(
            zone_id=branch.zone_id, branch=branch, rule=one.rule, title=one.title, day=one.day
        )
        for one in wanted
        if one.rule not in present
    ]
    return len(Milestone.objects.bulk_create(new))


def _added(meeting: Meeting, by: Person | None, now: datetime) -> PlanChange:
    return PlanChange(
        zone_id=meeting.zone_id,
        branch_id=meeting.branch_id,
        meeting=meeting,
        year=meeting.on.year,
        what=PlanChange.What.ADDED,
        new=f"{meeting.on:%Y-%m-%d}",
        changed_at=now,
        changed_by=by,
        reason="补空缺",
    )
