"""Whether enough voters came to the members' meetings that put something to the vote (ZB-18).

A meeting too few came to was still held; it only could not vote. So this is an entry of its own,
for every members' meeting that says how many voters were due.
"""

from collections.abc import Iterator
from datetime import date

from zhibu.core.chinese_days import full_day
from zhibu.core.regulations.branch import BranchFacts, MeetingFacts, MeetingKind
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.rule import Rulebook, RuleInForce, Window
from zhibu.core.regulations.shares import at_least

CODE = "ZB-18"


def quorum_findings(
    facts: BranchFacts, *, on: date, since: date, until: date, book: Rulebook
) -> Iterator[Finding]:
    """Yield one entry for every such meeting held from `since` to `until`, and up to `on`."""
    voters = {person.id for person in facts.full_members if person.voting}
    for meeting in facts.meetings:
        if meeting.kind is not MeetingKind.MEMBERS or not meeting.attended:
            continue
        if meeting.voters_due and since <= meeting.on <= min(on, until):
            present = meeting.voters_present
            if present is None:
                present = len(voters.intersection(meeting.attended))
            yield _quorum(meeting, present, meeting.voters_due, on, book.on(CODE, meeting.on))


def _quorum(meeting: MeetingFacts, present: int, due: int, on: date, rule: RuleInForce) -> Finding:
    window = Window(
        on=on,
        period=full_day(meeting.on),
        due_from=meeting.on,
        due_until=meeting.on,
        part=meeting.id,
    )
    if not rule.is_in_force():
        return rule.silent(window)
    needed = at_least(due, rule.number("share"))
    enough = present >= needed
    return rule.finding(
        State.MET if enough else State.AT_RISK,
        "enough" if enough else "too_few",
        observed=present,
        required=needed,
        due=due,
        records=(meeting.id,),
        window=window,
    )
