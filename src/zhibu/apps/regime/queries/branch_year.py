"""A branch's year on one page: every obligation by month, and what calls for the officer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.db.models import Q

from zhibu.apps.meetings.models import FollowUp, Meeting
from zhibu.apps.organisation.models import Branch, PartyGroup
from zhibu.apps.regime.adapters import Span, findings_of_branches
from zhibu.apps.regime.addresses import meeting_page, to_record
from zhibu.apps.regime.models import YearPlan
from zhibu.apps.regime.queries.explanations import explanations_of, missed_by
from zhibu.apps.regime.queries.rules import rulebook_of
from zhibu.apps.regime.queries.verdicts import (
    Call,
    Key,
    Verdict,
    calls_of,
    key_of,
    verdicts_of,
)
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.milestones import TALKS
from zhibu.core.regulations.pair_talks import PAIR_NAMES, Pair

LOOKS_BACK = relativedelta(months=3)
"""In January what the autumn owed still calls."""
SHOWN_FOLLOW_UPS = 3


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One period of one obligation, over the months it spans."""

    months: tuple[int, ...]
    verdict: Verdict
    planned: date | None
    url: str
    """The record, the planned meeting, or where one is made; '' for who may not act."""
    verb: str

    @property
    def state(self) -> str:
        """The state, or 'planned' where a day is fixed and nothing is late."""
        state = self.verdict.finding.state
        return "planned" if self.planned and state in {State.DUE, State.AT_RISK} else state


@dataclass(frozen=True, kw_only=True)
class Row:
    """One obligation over the year; `cells` fill all twelve months (None: not asked)."""

    title: str
    cells: tuple[Cell | int, ...]
    """A number is a stretch of so many months in which nothing is asked."""
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, kw_only=True)
class MonthOfYear:
    """What one month asks, for the phone: the obligations that end in it."""

    number: int
    lines: tuple[tuple[str, Cell], ...]
    is_open: bool
    """Whether something in it is overdue or at risk, or it is the present month."""

    @property
    def is_met(self) -> bool:
        """Whether nothing in it is left to do."""
        return all(cell.state == State.MET for _, cell in self.lines)


@dataclass(frozen=True, kw_only=True)
class BranchYear:
    """Everything the page shows."""

    year: int
    on: date
    rows: tuple[Row, ...]
    months: tuple[MonthOfYear, ...]
    calls: tuple[Call, ...]
    settled: tuple[Verdict, ...]
    """Rules of set-up that are fine or do not apply."""
    follow_ups: tuple[FollowUp, ...]
    open_follow_ups: int
    has_plan: bool


def span_of(year: int, *, on: date) -> Span:
    """Return the days a page or a reminder asks about: the year, and the quarter before today."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    if year == on.year:
        first = min(first, (on - LOOKS_BACK).replace(day=1))
    return Span(on=on, since=first, until=last)


def year_of_branch(
    branch: Branch, *, year: int, on: date, may_act: bool, reads_minutes: bool
) -> BranchYear:
    """Return a branch's year in a fixed number of queries.

    What meetings decided shows to those who read their minutes, what the committee decided
    among itself only to those who act for the branch.
    """
    span = span_of(year, on=on)
    rules = rulebook_of(branch.zone_id)
    findings = findings_of_branches([branch], span=span, rules=rules)[branch.pk]
    meetings = _meetings(branch, span, with_proposal=False)
    planned = _planned(findings, meetings)
    verdicts = verdicts_of(
        findings,
        {str(meeting.pk): meeting for meeting in meetings},
        explanations_of([branch.pk])[branch.pk],
    )
    rows = _rows(verdicts, branch, year=year, on=on, planned=planned, may_act=may_act)
    follow_ups = _open_follow_ups(branch, may_act=may_act) if reads_minutes else ()
    return BranchYear(
        year=year,
        on=on,
        rows=rows,
        months=_months(rows, year=year, on=on),
        calls=tuple(calls_of(verdicts, branch_id=branch.pk, on=on, planned=planned)),
        settled=tuple(v for v in verdicts if not v.finding.period and _is_settled(v.finding)),
        follow_ups=follow_ups[:SHOWN_FOLLOW_UPS],
        open_follow_ups=len(follow_ups),
        has_plan=YearPlan.objects.filter(
            zone_id=branch.zone_id, branch=branch, year=year, accepted_at__isnull=False
        ).exists(),
    )


def overdue_finding(
    branch: Branch, *, rule: str, group: PartyGroup | None, until: date, on: date
) -> Finding | None:
    """Return the missed period of a rule that ends on a day, if it is overdue."""
    span = Span(on=on, since=min(until, on), until=max(until, on))
    findings = findings_of_branches([branch], span=span, rules=rulebook_of(branch.zone_id))
    asked = (rule, str(group.pk) if group else None, until)
    mine = (finding for finding in findings[branch.pk] if missed_by(finding) == asked)
    return next((finding for finding in mine if finding.state is State.OVERDUE), None)


def _is_settled(finding: Finding) -> bool:
    return finding.state in {State.MET, State.NOT_APPLICABLE}


def _meetings(branch: Branch, span: Span, *, with_proposal: bool) -> list[Meeting]:
    hidden = {Meeting.State.CANCELLED, *(() if with_proposal else (Meeting.State.PROPOSED,))}
    return list(
        Meeting.objects.in_their_own_right()
        .filter(zone_id=branch.zone_id, branch=branch, on__range=(span.since, span.until))
        .exclude(state__in=hidden)
        .defer("minutes")
    )


def _planned(
    findings: Sequence[Finding], meetings: Sequence[Meeting]
) -> Mapping[Key, list[Meeting]]:
    """Return the meetings not yet held that will serve each rule and group."""
    to_come = [meeting for meeting in meetings if not meeting.is_finished]
    planned: dict[Key, list[Meeting]] = {}
    for finding in findings:
        if finding.kind and key_of(finding) not in planned:
            planned[key_of(finding)] = [
                meeting
                for meeting in to_come
                if finding.kind in meeting.kinds
                and (str(meeting.group_id) if meeting.group_id else None) == finding.group
            ]
    return planned


def _rows(
    verdicts: Sequence[Verdict],
    branch: Branch,
    *,
    year: int,
    on: date,
    planned: Mapping[Key, list[Meeting]],
    may_act: bool,
) -> tuple[Row, ...]:
    by_key: dict[Key, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        finding = verdict.finding
        if finding.period and finding.due_until and finding.due_until.year == year:
            by_key[key_of(finding)].append(verdict)
    groups = {str(group.pk): group.name for group in branch.groups.all()}
    rows = []
    for key, mine in by_key.items():
        if all(verdict.finding.state is State.NOT_APPLICABLE for verdict in mine):
            continue
        cells = [
            _cell(verdict, branch.pk, on=on, planned=planned.get(key, []), may_act=may_act)
            for verdict in mine
        ]
        rows.append(
            Row(
                title=_title(mine[0].finding, groups),
                cells=_filled(cells),
                verdicts=tuple(mine),
            )
        )
    return tuple(rows)


def _title(finding: Finding, groups: Mapping[str, str]) -> str:
    if finding.group:
        return f"{finding.title}（{groups.get(finding.group, '党小组')}）"
    if finding.rule == TALKS and finding.part:
        return f"{finding.title}（{PAIR_NAMES[Pair(finding.part)]}）"
    return finding.title


def _cell(
    verdict: Verdict, branch_id: int, *, on: date, planned: Sequence[Meeting], may_act: bool
) -> Cell:
    finding = verdict.finding
    first, last = finding.due_from or on, finding.due_until or on
    ahead = next((meeting for meeting in planned if first <= meeting.on <= last), None)
    verb, url = "", ""
    if finding.state is State.MET:
        verb, url = "查看记录", verdict.records[0][1] if verdict.records else ""
    elif ahead is not None:
        verb, url = ("记录会议" if ahead.on <= on else "查看安排"), meeting_page(ahead.pk)
    elif finding.state is not State.NOT_APPLICABLE:
        verb, url = to_record(branch_id, finding, on=on)
    return Cell(
        months=tuple(range(first.month, last.month + 1)),
        verdict=verdict,
        planned=ahead.on if ahead else None,
        url=url if may_act else "",
        verb=verb,
    )


def _filled(cells: Sequence[Cell]) -> tuple[Cell | int, ...]:
    """Return the cells in order of months, gaps as numbers of months."""
    filled: list[Cell | int] = []
    reached = 1
    for cell in sorted(cells, key=lambda cell: cell.months):
        if cell.months[0] > reached:
            filled.append(cell.months[0] - reached)
        filled.append(cell)
        reached = cell.months[-1] + 1
    if reached <= 12:  # noqa: PLR2004 -- December
        filled.append(13 - reached)
    return tuple(filled)


def _months(rows: Sequence[Row], *, year: int, on: date) -> tuple[MonthOfYear, ...]:
    months = []
    for number in range(1, 13):
        lines = tuple(
            (row.title, cell)
            for row in rows
            for cell in row.cells
            if isinstance(cell, Cell) and cell.months[-1] == number
        )
        troubled = any(cell.state in {State.OVERDUE, State.AT_RISK} for _, cell in lines)
        is_now = (year, number) == (on.year, on.month)
        months.append(MonthOfYear(number=number, lines=lines, is_open=troubled or is_now))
    return tuple(months)


def _open_follow_ups(branch: Branch, *, may_act: bool) -> tuple[FollowUp, ...]:
    """Return what was promised; what the committee settled among itself only to officers."""
    mine = Q(zone_id=branch.zone_id, meeting__branch=branch, done_on=None)
    found = FollowUp.objects.filter(mine).select_related("owner", "meeting")
    return tuple(
        entry
        for entry in found.defer("meeting__minutes", "meeting__draft")
        if may_act or not entry.meeting.is_among_committee
    )
