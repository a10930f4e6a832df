"""The branches of a zone side by side: words for each kind, in the order of the records.

No sums across kinds, no order by result, nobody's name: this is for seeing where help is
needed, not for comparing (JF-02, JF-08).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator

from zhibu.apps.organisation.models import Branch, Zone
from zhibu.apps.organisation.queries.places import standing_branches
from zhibu.apps.regime.adapters import Span, findings_of_branches
from zhibu.apps.regime.queries.rules import rulebook_of
from zhibu.core.regulations.branch import MeetingKind
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.milestones import TALKS
from zhibu.core.regulations.plan_moves import KIND_NAMES

BRANCHES_ON_A_PAGE = 20
WORDS = {
    State.OVERDUE: "逾期",
    State.AT_RISK: "留意",
    State.DUE: "待办",
    State.MET: "符合",
}
COLUMNS = (
    MeetingKind.MEMBERS,
    MeetingKind.COMMITTEE,
    MeetingKind.GROUP,
    MeetingKind.THEME_DAY,
    MeetingKind.LECTURE,
    MeetingKind.ORGANISATIONAL_LIFE,
    MeetingKind.APPRAISAL,
)
TALKS_NAME = "谈心谈话"


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How one kind stands in one branch: state, its word, how many periods."""

    counts: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, kw_only=True)
class BranchLine:
    """One branch with a tally for each kind."""

    branch: Branch
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, kw_only=True)
class ZoneYear:
    """The page: names of the columns, a line for each branch, the page of branches."""

    columns: tuple[str, ...]
    lines: tuple[BranchLine, ...]
    page: Page[Branch]


def year_of_zone(zone: Zone, *, year: int, on: date, page: str) -> ZoneYear:
    """Return one page of branches in a fixed number of queries."""
    branches = standing_branches(zone.pk, on=on).order_by("agency_id", "pk")
    shown = Paginator(branches, BRANCHES_ON_A_PAGE).get_page(page)
    span = Span(on=on, since=date(year, 1, 1), until=date(year, 12, 31))
    findings = findings_of_branches(list(shown), span=span, rules=rulebook_of(zone.pk))
    return ZoneYear(
        columns=(*(KIND_NAMES[kind] for kind in COLUMNS), TALKS_NAME),
        lines=tuple(
            BranchLine(branch=branch, tallies=_tallies(findings[branch.pk])) for branch in shown
        ),
        page=shown,
    )


def _tallies(findings: tuple[Finding, ...]) -> tuple[Tally, ...]:
    of_kinds = [
        [finding for finding in findings if finding.kind == kind and finding.period]
        for kind in COLUMNS
    ]
    of_talks = [finding for finding in findings if finding.rule == TALKS]
    return tuple(_tally(mine) for mine in (*of_kinds, of_talks))


def _tally(findings: list[Finding]) -> Tally:
    states = Counter(finding.state for finding in findings)
    return Tally(
        counts=tuple((state, word, states[state]) for state, word in WORDS.items() if states[state])
    )
