from datetime import date

from tests.core.regulations.branches import COMPLETE, branch

from zhibu.core.regulations.branch import BranchKind
from zhibu.core.regulations.milestones import milestones
from zhibu.core.regulations.obligations import due_findings
from zhibu.core.regulations.rulebook import national
from zhibu.core.workdays.calendar import WorkCalendar

CALENDAR = WorkCalendar()


def of(facts, *, since=date(2026, 1, 1)):
    findings = due_findings(facts, on=since, since=since, until=date(2026, 12, 31))
    found = milestones(facts, findings, year=2026, since=since, calendar=CALENDAR)
    return [(one.rule, one.day) for one in found]


def test_a_year_has_its_days_that_are_no_meetings_all_on_working_days():
    facts = branch(full=9, posts=COMPLETE, elected_on=date(2023, 10, 3))
    assert of(facts) == [
        ("DF-08", date(2026, 1, 30)),
        ("ZB-14", date(2026, 4, 3)),
        ("ZB-10", date(2026, 9, 30)),
        ("JG-19", date(2026, 12, 31)),
        ("ZB-31", date(2026, 12, 31)),
        ("ZB-38", date(2026, 12, 31)),
    ]


def test_what_is_past_is_left_out_and_a_temporary_branch_has_neither_dues_nor_report():
    facts = branch(full=9, posts=COMPLETE, kind=BranchKind.TEMPORARY)
    rules = {rule for rule, _ in of(facts, since=date(2026, 2, 1))}
    assert rules == {"ZB-31", "ZB-38"}


def test_every_milestone_names_a_rule_of_the_book():
    facts = branch(full=9, posts=COMPLETE, elected_on=date(2023, 10, 3))
    assert {rule for rule, _ in of(facts)} <= national().rules.keys()
