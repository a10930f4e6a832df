"""Whether a team formed for a project is to have a Party branch of its own (ZB-05).

A team is no branch, so it is not asked with BranchFacts. The text says 符合条件的: the
condition is that of every branch, so many full members (ZB-01). 6个月以上 includes six months
to the day, both the first and the last day counted.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.rule import Rulebook, RuleInForce
from zhibu.core.regulations.rulebook import national

CODE = "ZB-05"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamFacts:
    """A team from `since` to `until`, both days included, and its full members' ids.

    `explained`: it was written down why there is no branch.
    """

    since: date
    until: date
    full_members: tuple[str, ...] = ()
    has_branch: bool = False
    explained: bool = False

    @property
    def days(self) -> int:
        """How many days the team is for."""
        return (self.until - self.since).days + 1


def team_finding(facts: TeamFacts, *, on: date, rules: Rulebook | None = None) -> Finding:
    """Judge a team on the day `on`; `rules` is the national book unless another is given."""
    rule = (rules or national()).on(CODE, on)
    if not rule.is_in_force():
        return rule.silent()
    state, reason = _verdict(facts, rule, on)
    return rule.finding(
        state,
        reason,
        observed=len(facts.full_members),
        required=rule.number("months"),
        records=facts.full_members,
        least=rule.beside("ZB-01").number("full_members"),
        since=facts.since,
        until=facts.until,
        days=facts.days,
    )


def _verdict(facts: TeamFacts, rule: RuleInForce, on: date) -> tuple[State, str]:
    if facts.has_branch:
        return State.MET, "founded"
    if on > facts.until:
        return State.NOT_APPLICABLE, "ended"
    if facts.until + _DAY < facts.since + relativedelta(months=rule.number("months")):
        return State.NOT_APPLICABLE, "short"
    if len(facts.full_members) < rule.beside("ZB-01").number("full_members"):
        return State.NOT_APPLICABLE, "too_few"
    return (State.AT_RISK, "explained") if facts.explained else (State.DUE, "due")
