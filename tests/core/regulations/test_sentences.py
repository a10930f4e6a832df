"""Every sentence written for what a branch owes is said of some branch on some day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.core.regulations.branches import branch
from tests.core.regulations.year import day, met_on, talked

from zhibu.core.regulations import establishment
from zhibu.core.regulations.branch import BranchKind, GroupFacts, PostFacts, PostKind
from zhibu.core.regulations.local_rules import local_rulebook
from zhibu.core.regulations.obligations import due_findings
from zhibu.core.regulations.rule import TEXT
from zhibu.core.regulations.rule_list import Use, all_rules
from zhibu.core.regulations.rulebook import national
from zhibu.core.regulations.wording import SHARED

TWICE = local_rulebook(
    "".join(
        f"""
[[tighten]]
rule = "{rule}"
parameter = "{parameter}"
value = {value}
document = "荆直工〔2026〕3号"
from = 2019-01-01
"""
        for rule, parameter, value in (("ZB-25", "times", 2), ("ZB-31", "share", 100))
    ),
    national(),
)
EMPTY = branch(0)
SMALL = branch(5, posts=["secretary"])
GROUPS = (GroupFacts(id="g1"), GroupFacts(id="g2"))
LARGE = branch(9, posts=("secretary", "organisation", "publicity"), groups=GROUPS)
NEW = PostFacts(person="f0", post=PostKind.SECRETARY, since=date(2026, 1, 5))
OLD = replace(NEW, since=date(2024, 5, 10))
THREE = ("3-1", "4-1", "5-1")

BRANCHES = (
    EMPTY,
    SMALL,
    branch(5, posts=[NEW]),
    branch(5, posts=[OLD]),
    branch(9, kind=BranchKind.TEMPORARY),
    branch(5, established_on=date(2026, 6, 29)),
    met_on(LARGE, "committee", "3-5", "6-5", attended=("f0",)),
    met_on(SMALL, "theme_day", "1-5", "3-5", "3-20", "6-5"),
    talked(SMALL, ("3-1", "f0", "f1")),
    met_on(SMALL, "lecture", "3-1", attended=("f0", "f1"), hours=Decimal(60)),
    met_on(SMALL, "lecture", "3-1", attended=("f0", "f1"), hours=Decimal(5)),
    met_on(branch(1, posts=["secretary"]), "lecture", "3-1", attended=("f0",), hours=Decimal(60)),
    met_on(SMALL, "members", *THREE, attended=("f0", "f1"), voters_due=5),
    met_on(SMALL, "members", *THREE, attended=("f0", "f1", "f2", "f3", "f4"), voters_due=5),
    replace(
        SMALL,
        people=tuple(replace(p, away_from=date(2026, 1, 1)) for p in SMALL.people),
    ),
)
DAYS = tuple(map(day, ("2026-01-10", "6-10", "6-28", "11-24", "2027-01-05")))


def said():
    for facts in BRANCHES:
        for on in DAYS:
            for rules in (national(), TWICE):
                yield from due_findings(
                    facts, on=on, since=day("1-1"), until=day("12-31"), rules=rules
                )


def test_no_sentence_is_written_that_is_never_said():
    found = {(finding.rule, finding.reason) for finding in said()}
    asked = {line.code for line in all_rules(on=DAYS[0]) if line.use in {Use.PERIOD, Use.BRANCH}}
    for code in asked - set(establishment.ORDER) | {"ZB-18"}:
        rule = national().rules[code]
        assert TEXT not in rule.parameters
        assert {reason for rule_code, reason in found if rule_code == code} >= set(rule.says), code
    assert {reason for _, reason in found} >= set(SHARED)
