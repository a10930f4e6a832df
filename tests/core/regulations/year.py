"""A branch through a year for tests of what it owes."""

from dataclasses import replace
from datetime import date

from tests.core.regulations.branches import TODAY

from zhibu.core.regulations.branch import MeetingFacts, MeetingKind, TalkFacts
from zhibu.core.regulations.obligations import due_findings

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def day(text):
    """'3-15' is 15 March 2026; a whole date is read as it stands."""
    return date.fromisoformat(text) if len(text) > 5 else date(2026, *map(int, text.split("-")))


def met_on(facts, kind, *days, group=None, **more):
    """The branch with one more meeting of a kind on each day, named kind-day."""
    meetings = tuple(
        MeetingFacts(id=f"{kind}-{text}", kind=MeetingKind(kind), on=day(text), group=group, **more)
        for text in days
    )
    return replace(facts, meetings=(*facts.meetings, *meetings))


def talked(facts, *talks):
    """The branch with talks given as (day, one, other), named day-one-other."""
    given = tuple(
        TalkFacts(id="-".join(talk), on=day(talk[0]), a=talk[1], b=talk[2]) for talk in talks
    )
    return replace(facts, talks=(*facts.talks, *given))


def owed(code, facts, on=TODAY, span=YEAR, rules=None):
    """What a rule has to say of the year 2026, or of another span."""
    findings = due_findings(facts, on=on, since=span[0], until=span[1], rules=rules)
    return [found for found in findings if found.rule == code]
