"""What the regime tells the today page: what a branch owes, and that a year has no plan."""

from collections import defaultdict
from datetime import date

from django.urls import reverse

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch
from zhibu.apps.regime.adapters import Span, findings_of_branches
from zhibu.apps.regime.addresses import to_record
from zhibu.apps.regime.models import Milestone, YearPlan
from zhibu.apps.regime.queries.branch_year import span_of
from zhibu.apps.regime.queries.explanations import explanations_of, missed_by
from zhibu.apps.regime.queries.rules import rulebook_of
from zhibu.apps.regime.queries.sittings import years_to_plan
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.milestones import TALKS

CALLING = (State.OVERDUE, State.AT_RISK)
URGENCY = {State.OVERDUE: 0, State.AT_RISK: 1}


def waiting_for(viewer: Viewer, *, on: date) -> list[Waiting]:
    """Return what the branches a person leads owe, one item a kind, and plans to make."""
    if not viewer.leads:
        return []
    branches = list(Branch.objects.filter(pk__in=viewer.leads, dissolved_on=None).order_by("pk"))
    if not branches:
        return []
    span = span_of(on.year, on=on)
    rules = rulebook_of(branches[0].zone_id)
    found = findings_of_branches(branches, span=span, rules=rules)
    explained = explanations_of(branch.pk for branch in branches)
    planned = _planned(branches, span)
    names = {branch.pk: branch.name if len(branches) > 1 else "" for branch in branches}
    items = [
        item
        for branch in branches
        for item in _owed(
            branch.pk,
            names[branch.pk],
            [
                one
                for one in found[branch.pk]
                if missed_by(one) not in explained[branch.pk]
                and not any(_will_serve(meeting, one) for meeting in planned[branch.pk])
            ],
            on=on,
        )
    ]
    return [*items, *_plans(branches, names, on=on)]


def coming_for(viewer: Viewer, *, on: date, until: date) -> list[Coming]:
    """Return the milestones of accepted plans of the branches a person leads."""
    if not viewer.leads:
        return []
    steps = Milestone.objects.filter(
        branch__in=viewer.leads, is_proposed=False, done_on=None, day__range=(on, until)
    )
    return [
        Coming(
            day=step.day,
            text=step.title,
            url=f"{reverse('regime:plan', args=[step.branch_id])}?year={step.day.year}",
        )
        for step in steps
    ]


def _planned(branches: list[Branch], span: Span) -> dict[int, list[Meeting]]:
    """Return the meetings not yet recorded; the room of meetings tells of each by itself."""
    planned: dict[int, list[Meeting]] = defaultdict(list)
    to_come = Meeting.objects.in_their_own_right().filter(
        branch__in=branches,
        on__range=(span.since, span.until),
        state__in=(Meeting.State.PLANNED, Meeting.State.ANNOUNCED),
    )
    for meeting in to_come.defer("minutes"):
        planned[meeting.branch_id].append(meeting)
    return planned


def _will_serve(meeting: Meeting, finding: Finding) -> bool:
    if finding.kind is None or finding.due_from is None or finding.due_until is None:
        return False
    group = str(meeting.group_id) if meeting.group_id else None
    within = finding.due_from <= meeting.on <= finding.due_until
    return within and finding.kind in meeting.kinds and group == finding.group


def _owed(branch_id: int, name: str, findings: list[Finding], *, on: date) -> list[Waiting]:
    """Make one item of everything of a kind that is overdue, or else at risk."""
    of_kinds: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        # Talks of this year are told of by their own room.
        is_late_talk = finding.rule == TALKS and finding.state is State.OVERDUE
        if finding.state in CALLING and (finding.kind or is_late_talk):
            of_kinds[finding.kind or finding.rule].append(finding)
    return [_item(branch_id, name, mine, on=on) for mine in of_kinds.values()]


def _item(branch_id: int, name: str, findings: list[Finding], *, on: date) -> Waiting:
    overdue = [finding for finding in findings if finding.state is State.OVERDUE]
    mine = overdue or findings
    latest = mine[-1]
    verb, url = to_record(branch_id, latest, on=on)
    if len(mine) > 1:
        verb, url = "逐项办理", reverse("regime:branch", args=[branch_id])
    elif overdue:
        verb, url = "补记或说明", reverse("regime:branch", args=[branch_id])
    number = f"等{len(mine)}次" if len(mine) > 1 else ""
    said = f"{latest.period}{latest.title}{number}{'没有记录' if overdue else '还没有办'}"
    return Waiting(
        text=f"{name}{said}",
        why=f"{latest.said}依据：{latest.citation()}。",
        verb=verb,
        url=url,
        urgency=URGENCY[mine[0].state],
    )


def _plans(branches: list[Branch], names: dict[int, str], *, on: date) -> list[Waiting]:
    """Say which branches have no accepted plan for this year, from November on for the next."""
    year = years_to_plan(on)[-1]
    accepted = set(
        YearPlan.objects.filter(
            branch__in=branches, year=year, accepted_at__isnull=False
        ).values_list("branch_id", flat=True)
    )
    return [
        Waiting(
            text=f"{names[branch.pk]}{year}年还没有计划",
            why="一键拟一份，改好采用；党员可以订阅到手机日历。",
            verb="拟计划",
            url=f"{reverse('regime:plan', args=[branch.pk])}?year={year}",
            urgency=2,
        )
        for branch in branches
        if branch.pk not in accepted
    ]
