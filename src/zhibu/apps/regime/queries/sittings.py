"""What a branch owes in a year and what stands for it: the ground every plan is laid on."""

from dataclasses import dataclass
from datetime import date

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch
from zhibu.apps.regime.adapters import Span, facts_of_branches, sitting_of
from zhibu.apps.regime.queries.rules import rulebook_of
from zhibu.apps.workdays.queries import calendar_of
from zhibu.core.regulations.branch import BranchFacts
from zhibu.core.regulations.finding import Finding
from zhibu.core.regulations.obligations import due_findings
from zhibu.core.regulations.plan import Owed, Sitting
from zhibu.core.workdays.calendar import WorkCalendar

TO_COME = (Meeting.State.PROPOSED, Meeting.State.PLANNED, Meeting.State.ANNOUNCED)
"""States of a meeting that was not held yet."""
MOVABLE = frozenset({Meeting.State.PROPOSED, Meeting.State.PLANNED})
"""States in which the plan may change a meeting; once told of, it is changed on its own page."""
NEXT_YEAR_FROM = 11
"""The month from which next year may be planned: the holiday notice comes in November."""


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A branch's year: facts, verdicts, what is owed, what stands, which days are worked."""

    facts: BranchFacts
    findings: tuple[Finding, ...]
    owed: tuple[Owed, ...]
    standing: tuple[Sitting, ...]
    calendar: WorkCalendar


def ground_of(branch: Branch, *, year: int, on: date) -> Ground:
    """Gather the ground of a branch's plan for a year as things stand on a day."""
    span = Span(on=on, since=date(year, 1, 1), until=date(year, 12, 31))
    facts = facts_of_branches([branch], span=span)[branch.pk]
    findings = due_findings(
        facts, on=on, since=span.since, until=span.until, rules=rulebook_of(branch.zone_id)
    )
    return Ground(
        facts=facts,
        findings=findings,
        owed=Owed.of(findings, since=max(on, span.since)),
        standing=tuple(sitting_of(meeting) for meeting in to_come(branch, year=year)),
        calendar=calendar_of(branch.zone_id),
    )


def to_come(branch: Branch, *, year: int) -> list[Meeting]:
    """Return the meetings of a year that stand in the plan and were not held yet."""
    return list(
        Meeting.objects.in_their_own_right().filter(
            zone_id=branch.zone_id, branch=branch, on__year=year, state__in=TO_COME
        )
    )


def years_to_plan(today: date) -> tuple[int, ...]:
    """Return this year, and from November on the next."""
    ahead = (today.year + 1,) if today.month >= NEXT_YEAR_FROM else ()
    return (today.year, *ahead)
