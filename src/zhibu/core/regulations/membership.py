"""Rules of set-up that count members: size, joint and temporary branches, voters."""

from collections.abc import Iterable, Mapping

from zhibu.core.regulations.branch import BranchFacts, BranchKind, PersonFacts, PostKind
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.rule import Judge, RuleInForce


def enough_full_members(facts: BranchFacts, rule: RuleInForce) -> Finding:
    """ZB-01, JG-03: 3人以上 includes three; probationary members do not count."""
    least, full = rule.number("full_members"), facts.full_members
    is_met = len(full) >= least
    return rule.finding(
        State.MET if is_met else State.DUE,
        "enough" if is_met else "too_few",
        observed=len(full),
        required=least,
        records=_ids(full),
    )


def joint_branch(facts: BranchFacts, rule: RuleInForce) -> Finding:
    """ZB-02: too few to stand alone means joining; a joint branch covers few units."""
    if facts.kind == BranchKind.JOINT:
        most = rule.number("units")
        is_few = facts.units <= most
        return rule.finding(
            State.MET if is_few else State.AT_RISK,
            "few_units" if is_few else "many_units",
            observed=facts.units,
            required=most,
        )
    if facts.kind != BranchKind.ORDINARY:
        return rule.finding(State.NOT_APPLICABLE, "other_kind")
    least, full = rule.beside("ZB-01").number("full_members"), facts.full_members
    is_alone = len(full) >= least
    return rule.finding(
        State.NOT_APPLICABLE if is_alone else State.DUE,
        "not_needed" if is_alone else "advised",
        observed=len(full),
        least=least,
        records=_ids(full),
    )


def not_too_large(facts: BranchFacts, rule: RuleInForce) -> Finding:
    """ZB-03: normally at most fifty members, full and probationary; 不超过 includes fifty."""
    most, members = rule.number("members"), facts.members
    is_within = len(members) <= most
    return rule.finding(
        State.MET if is_within else State.AT_RISK,
        "within" if is_within else "above",
        observed=len(members),
        required=most,
        records=_ids(members),
    )


def temporary_branch(facts: BranchFacts, rule: RuleInForce) -> Finding:
    """ZB-04: what a temporary branch leaves to others; its secretary is appointed."""
    if facts.kind != BranchKind.TEMPORARY:
        return rule.finding(State.NOT_APPLICABLE, "other_kind")
    if facts.elected_on is not None:
        return rule.finding(State.AT_RISK, "elected", elected_on=facts.elected_on)
    secretaries = facts.held(PostKind.SECRETARY, on=rule.day)
    records = tuple(post.record for post in secretaries)
    if not secretaries:
        return rule.finding(State.DUE, "no_secretary")
    return rule.finding(State.MET, "within", not_done=rule.names("not_done"), records=records)


def party_committee(facts: BranchFacts, rule: RuleInForce) -> Finding:
    """JG-01: from 100 members on an agency has a Party committee; 100人以上 includes 100."""
    if facts.kind != BranchKind.ORDINARY:
        return rule.finding(State.NOT_APPLICABLE, "other_kind")
    least, members = rule.number("members"), facts.members
    is_reached = len(members) >= least
    return rule.finding(
        State.DUE if is_reached else State.NOT_APPLICABLE,
        "reached" if is_reached else "below",
        observed=len(members),
        required=least,
        records=_ids(members),
    )


def general_branch(facts: BranchFacts, rule: RuleInForce) -> Finding:
    """JG-02: from 50 members on a general branch, from 100 on a committee instead (JG-01)."""
    if facts.kind != BranchKind.ORDINARY:
        return rule.finding(State.NOT_APPLICABLE, "other_kind")
    least, members = rule.number("members"), facts.members
    state, reason = State.DUE, "reached"
    if len(members) < least:
        state, reason = State.NOT_APPLICABLE, "below"
    elif len(members) >= rule.beside("JG-01").number("members"):
        state, reason = State.NOT_APPLICABLE, "above"
    return rule.finding(state, reason, observed=len(members), required=least, records=_ids(members))


def who_votes(facts: BranchFacts, rule: RuleInForce) -> Finding:
    """XJ-04: how many have a vote; the base of every quorum and majority."""
    entitled, full = voters(facts, rule), facts.full_members
    return rule.finding(
        State.MET if entitled else State.AT_RISK,
        "counted" if entitled else "nobody",
        observed=len(entitled),
        full=len(full),
        suspended=len(full) - len(entitled),
        records=_ids(entitled),
    )


def voters(facts: BranchFacts, rule: RuleInForce) -> tuple[PersonFacts, ...]:
    """Return those in a stage that votes (XJ-04) whose right is not suspended."""
    stages = rule.names("stages")
    return tuple(person for person in facts.people if person.status in stages and person.voting)


def _ids(people: Iterable[PersonFacts]) -> tuple[str, ...]:
    return tuple(person.id for person in people)


JUDGES: Mapping[str, Judge] = {
    "ZB-01": enough_full_members,
    "ZB-02": joint_branch,
    "ZB-03": not_too_large,
    "ZB-04": temporary_branch,
    "JG-01": party_committee,
    "JG-02": general_branch,
    "XJ-04": who_votes,
}
