"""What a branch owes: every obligation, period by period, and how it stands on a day."""

from collections.abc import Iterator
from datetime import date

from zhibu.core.regulations import (
    cadence,
    establishment,
    meeting_quorums,
    pair_talks,
    presence,
    study,
)
from zhibu.core.regulations.branch import BranchFacts
from zhibu.core.regulations.finding import Finding
from zhibu.core.regulations.held import held_up_to
from zhibu.core.regulations.rule import Rulebook
from zhibu.core.regulations.rule_order import rule_place
from zhibu.core.regulations.rulebook import national

NO_DAY = date.min


def due_findings(
    facts: BranchFacts, *, on: date, since: date, until: date, rules: Rulebook | None = None
) -> tuple[Finding, ...]:
    """Judge every obligation of a branch on the day `on`.

    There is one entry for every obligation and every period of it that has a day in
    [since, until], met or not, past or to come; what has no period, such as the term or the
    committee, is judged once, as of `on`. What was held after `on` does not count. The order
    is by rule, first day, Party group and part, whatever the order of the facts. `rules` is
    the national book unless another is given.

    Entries with a window (`due_from`, `due_until`) and a `kind` are what a plan has to place.
    """
    book = rules or national()
    findings = (*_once(facts, on, book), *_in_periods(facts, on, since, until, book))
    return tuple(sorted(findings, key=_place))


def _once(facts: BranchFacts, on: date, book: Rulebook) -> Iterator[Finding]:
    for finding in establishment.establishment_findings(facts, on=on, rules=book):
        if book.rules[finding.rule].cadence is None:
            yield finding
    for code, judge in presence.JUDGES.items():
        rule = book.on(code, on)
        yield judge(facts, rule) if rule.is_in_force() else rule.silent()
    yield from study.new_secretary(facts, on=on, book=book)


IN_PERIODS = (
    pair_talks.talk_findings,
    study.study_findings,
    meeting_quorums.quorum_findings,
)
"""What else has entries of a span, beside the rules with a cadence."""


def _in_periods(
    facts: BranchFacts, on: date, since: date, until: date, book: Rulebook
) -> Iterator[Finding]:
    held = held_up_to(facts, on)
    for code, rule in book.rules.items():
        if rule.cadence is not None:
            yield from cadence.cadence_findings(
                code, facts, held, on=on, since=since, until=until, book=book
            )
    for find in IN_PERIODS:
        yield from find(facts, on=on, since=since, until=until, book=book)


def _place(finding: Finding) -> tuple[tuple[int, str, int], date, str, str]:
    return (
        rule_place(finding.rule),
        finding.due_from or NO_DAY,
        finding.group or "",
        finding.part or "",
    )
