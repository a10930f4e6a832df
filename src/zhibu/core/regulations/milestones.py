"""Days of a year that matter although nobody meets: talks, term, dues base, work report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zhibu.core.regulations.branch import BranchFacts, BranchKind
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.workdays.calendar import WorkCalendar

TALKS, TERM, NOTICE = "ZB-31", "ZB-10", "ZB-14"
DUES_BASE, WORK_REPORT, PLAN = "DF-08", "JG-19", "ZB-38"
OPEN = frozenset({State.DUE, State.AT_RISK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """Something to have done by a day, by the code of its rule."""

    rule: str
    title: str
    day: date


def milestones(
    facts: BranchFacts,
    findings: Iterable[Finding],
    *,
    year: int,
    since: date,
    calendar: WorkCalendar,
) -> tuple[Milestone, ...]:
    """Return the milestones of a year on or after `since`, by day; each on a working day.

    `findings` are those of the year; the talks are due only while they are open.
    """
    found = [*_of_the_term(findings, year), *_every_year(facts, findings, year)]
    placed = (
        Milestone(rule=one.rule, title=one.title, day=calendar.previous_workday(one.day))
        for one in found
    )
    ahead = (one for one in placed if one.day >= since)
    return tuple(sorted(ahead, key=lambda one: (one.day, one.rule, one.title)))


def _of_the_term(findings: Iterable[Finding], year: int) -> list[Milestone]:
    found = []
    for finding in findings:
        if finding.rule != TERM:
            continue
        if finding.due_from and finding.due_from.year == year:
            found.append(Milestone(rule=NOTICE, title="开始准备换届", day=finding.due_from))
        if finding.due_until and finding.due_until.year == year:
            found.append(Milestone(rule=TERM, title="任期届满，完成换届", day=finding.due_until))
    return found


def _every_year(facts: BranchFacts, findings: Iterable[Finding], year: int) -> list[Milestone]:
    end = date(year, 12, 31)
    found = []
    if any(finding.rule == TALKS and finding.state in OPEN for finding in findings):
        found.append(Milestone(rule=TALKS, title="完成全年谈心谈话", day=end))
    if facts.kind != BranchKind.TEMPORARY:
        base_day = date(year, 1, 31)
        found += [
            Milestone(rule=DUES_BASE, title="核定全年党费计算基数", day=base_day),
            Milestone(rule=WORK_REPORT, title="书记向上级党组织述职", day=end),
        ]
    return [*found, Milestone(rule=PLAN, title="拟下一年的计划", day=end)]
