"""How a branch is set up: every rule of set-up asked of one branch on one day.

A rule is data (`rules/establishment.toml`: values, articles, sentences) and one small pure
function (`membership`, `officers`, `term`). The two meet here by the rule's code.
"""

from datetime import date

from zhibu.core.regulations import membership, officers, term
from zhibu.core.regulations.branch import BranchFacts
from zhibu.core.regulations.finding import Finding
from zhibu.core.regulations.rule import Rulebook
from zhibu.core.regulations.rule_order import rule_place
from zhibu.core.regulations.rulebook import national

JUDGES = {
    code: judge
    for judges in (membership.JUDGES, officers.JUDGES, term.JUDGES)
    for code, judge in judges.items()
}
ORDER = tuple(sorted(JUDGES, key=rule_place))


def establishment_findings(
    facts: BranchFacts, *, on: date, rules: Rulebook | None = None
) -> tuple[Finding, ...]:
    """Judge a branch by every rule of set-up on the day `on`, always in the same order.

    Rules that do not apply, or were not in force that day, are included and say so. `rules`
    is the national book unless another is given.
    """
    book = rules or national()
    return tuple(_judge(code, facts, on, book) for code in ORDER)


def _judge(code: str, facts: BranchFacts, on: date, book: Rulebook) -> Finding:
    rule = book.on(code, on)
    return JUDGES[code](facts, rule) if rule.is_in_force() else rule.silent()
