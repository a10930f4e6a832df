"""Rules of set-up about time: how long a term runs and when its end is announced."""

from collections.abc import Mapping
from datetime import date

from dateutil.relativedelta import relativedelta

from zhibu.core.regulations.branch import BranchFacts, BranchKind
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.rule import Judge, RuleInForce


def within_term(facts: BranchFacts, rule: RuleInForce) -> Finding:
    """ZB-10: a term of three years; on its last day it still runs, a day later it is over."""
    if facts.kind == BranchKind.TEMPORARY:
        return rule.finding(State.NOT_APPLICABLE, "temporary")
    end = term_end(facts, rule)
    if end is None:
        return rule.finding(State.DUE, "unrecorded")
    notice = first_notice(end, rule.beside("ZB-14"))
    state, reason = State.MET, "within"
    if rule.day > end:
        state, reason = State.OVERDUE, "over"
    elif rule.day >= notice:
        state, reason = State.AT_RISK, "near"
    elif _is_longer_than_the_rule(facts, end, rule):
        state, reason = State.AT_RISK, "too_long"
    return rule.finding(
        state, reason, required=rule.number("years"), due_from=notice, due_until=end
    )


def end_announced(facts: BranchFacts, rule: RuleInForce) -> Finding:
    """ZB-14: the organisation above reminds the branch normally six months before."""
    if facts.kind == BranchKind.TEMPORARY:
        return rule.finding(State.NOT_APPLICABLE, "temporary")
    end = term_end(facts, rule.beside("ZB-10"))
    if end is None:
        return rule.finding(State.NOT_APPLICABLE, "unrecorded")
    notice = first_notice(end, rule)
    state, reason = State.DUE, "now"
    if rule.day < notice:
        state, reason = State.NOT_APPLICABLE, "not_yet"
    elif rule.day > end:
        state, reason = State.NOT_APPLICABLE, "over"
    return rule.finding(
        state, reason, required=rule.number("months"), due_from=notice, due_until=end
    )


def term_end(facts: BranchFacts, rule: RuleInForce) -> date | None:
    """Return the last day of the term running on the rule's day (ZB-10), if one is recorded.

    A recorded end goes before the years of the rule: a term may have been shortened or
    extended with approval. Months are calendar months, so 29 February ends on the 28th.
    """
    if facts.elected_on is not None and facts.elected_on > rule.day:
        return None
    if facts.term_until is not None or facts.elected_on is None:
        return facts.term_until
    return _counted_end(facts.elected_on, rule)


def first_notice(end: date, rule: RuleInForce) -> date:
    """Return the first day on which the end of a term is to be announced (ZB-14)."""
    notice: date = end - relativedelta(months=rule.number("months"))
    return notice


def _counted_end(elected_on: date, rule: RuleInForce) -> date:
    end: date = elected_on + relativedelta(years=rule.number("years"))
    return end


def _is_longer_than_the_rule(facts: BranchFacts, end: date, rule: RuleInForce) -> bool:
    return facts.elected_on is not None and end > _counted_end(facts.elected_on, rule)


JUDGES: Mapping[str, Judge] = {"ZB-10": within_term, "ZB-14": end_announced}
