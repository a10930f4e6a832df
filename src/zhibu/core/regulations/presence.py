"""Members who are away or have not come for long (ZB-35, ZB-40).

What is found here is only for a person to look into; nothing follows from it by itself.
"""

from collections.abc import Mapping
from datetime import date

from dateutil.relativedelta import relativedelta

from zhibu.core.regulations.branch import BranchFacts, MeetingFacts, MeetingKind, PersonFacts
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.held import sittings
from zhibu.core.regulations.rule import Judge, RuleInForce


def long_away(facts: BranchFacts, rule: RuleInForce) -> Finding:
    """ZB-35: away six months or more: stay in touch, or transfer the membership."""
    months = rule.number("months")
    away = [
        (person, person.away_from)
        for person in facts.members
        if person.away_from is not None and person.away_from <= rule.day
    ]
    if not away:
        return rule.finding(State.NOT_APPLICABLE, "nobody")
    long = [person for person, since in away if since + relativedelta(months=months) <= rule.day]
    return rule.finding(
        State.AT_RISK if long else State.MET,
        "long" if long else "not_long",
        observed=len(long),
        required=months,
        records=tuple(sorted(person.id for person in long or [person for person, _ in away])),
    )


def not_seen(facts: BranchFacts, rule: RuleInForce) -> Finding:
    """ZB-40: members who came to none of the sessions of six months; frail or away is a reason.

    Only sessions count whose attendance was written down, and too few of them say nothing.
    """
    months = rule.number("months")
    first: date = rule.day - relativedelta(months=months)
    sessions = sittings(
        meeting
        for meeting in facts.meetings
        if meeting.attended
        and first < meeting.on <= rule.day
        and meeting.kind is not MeetingKind.COMMITTEE
    )
    expected = [
        (person, [meeting for meeting in sessions if _is_expected(person, meeting)])
        for person in facts.members
        if not person.frail and (person.away_from is None or person.away_from > rule.day)
    ]
    least = rule.number("sessions")
    judged = [(person, meetings) for person, meetings in expected if len(meetings) >= least]
    if not judged:
        return rule.finding(State.NOT_APPLICABLE, "few_records", required=months)
    absent = sorted(
        person.id
        for person, meetings in judged
        if not any(person.id in meeting.attended for meeting in meetings)
    )
    return rule.finding(
        State.AT_RISK if absent else State.MET,
        "absent" if absent else "nobody",
        observed=len(absent),
        required=months,
        records=tuple(absent),
    )


def _is_expected(person: PersonFacts, meeting: MeetingFacts) -> bool:
    """Whether a member belongs to a meeting: all but other groups'."""
    return meeting.group is None or meeting.group in person.groups


JUDGES: Mapping[str, Judge] = {"ZB-35": long_away, "ZB-40": not_seen}
