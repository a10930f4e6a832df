"""Rules of set-up about posts: committee, secretary, group leaders, someone responsible."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from zhibu.core.regulations.branch import (
    COMMITTEE_POSTS,
    BranchFacts,
    BranchKind,
    GroupFacts,
    PostFacts,
    PostKind,
)
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.rule import Judge, RuleInForce

BESIDE_OTHER_WORK = (PostKind.DEPUTY, PostKind.ORGANISATION)
"""Those who look after Party affairs where nobody has been named for it."""

ONLY_WITH_COMMITTEE = (PostKind.ORGANISATION, PostKind.PUBLICITY, PostKind.COMMITTEE_MEMBER)
"""Not the discipline officer: agencies have one even without a committee (JG-09)."""


def committee(facts: BranchFacts, rule: RuleInForce) -> Finding:
    """ZB-07: a committee of three to five, at most seven; 7人以上 includes seven.

    Counts people, not posts: who holds two posts is one member.
    """
    full, threshold = len(facts.full_members), rule.number("threshold")
    if facts.kind == BranchKind.TEMPORARY:
        return rule.finding(State.NOT_APPLICABLE, "temporary")
    if full < threshold:
        return rule.finding(State.NOT_APPLICABLE, "below", full=full, threshold=threshold)
    posts = facts.held(*COMMITTEE_POSTS, on=rule.day)
    size, least, most = _people(posts), rule.number("least"), rule.number("most")
    state, reason, required = State.MET, "right", least
    if size < least:
        state, reason = State.DUE, "too_few"
    elif size > most:
        state, reason, required = State.AT_RISK, "too_many", most
    return rule.finding(
        state,
        reason,
        observed=size,
        required=required,
        normally=rule.number("normally"),
        full=full,
        records=_records(posts),
    )


def without_committee(facts: BranchFacts, rule: RuleInForce) -> Finding:
    """ZB-08: under seven full members one secretary, a deputy if needed, no committee."""
    full, threshold = len(facts.full_members), rule.beside("ZB-07").number("threshold")
    if facts.kind == BranchKind.TEMPORARY:
        return rule.finding(State.NOT_APPLICABLE, "temporary")
    if full >= threshold:
        return rule.finding(State.NOT_APPLICABLE, "committee", full=full)
    secretaries = facts.held(PostKind.SECRETARY, on=rule.day)
    deputies = facts.held(PostKind.DEPUTY, on=rule.day)
    others = facts.held(*ONLY_WITH_COMMITTEE, on=rule.day)
    state, reason = State.MET, "right"
    if not secretaries:
        state, reason = State.DUE, "no_secretary"
    elif len(secretaries) > rule.number("secretaries") or len(deputies) > rule.number("deputies"):
        state, reason = State.AT_RISK, "too_many"
    elif others:
        state, reason = State.AT_RISK, "with_committee"
    return rule.finding(
        state,
        reason,
        observed=len(secretaries),
        required=rule.number("secretaries"),
        deputies=rule.number("deputies"),
        deputies_now=len(deputies),
        full=full,
        threshold=threshold,
        posts=_kinds(others),
        records=_records((*secretaries, *deputies, *others)),
    )


def duties_shared(facts: BranchFacts, rule: RuleInForce) -> Finding:
    """ZB-09: a committee has its secretary, organisation, publicity and discipline."""
    full, threshold = len(facts.full_members), rule.beside("ZB-07").number("threshold")
    if facts.kind == BranchKind.TEMPORARY:
        return rule.finding(State.NOT_APPLICABLE, "temporary")
    if full < threshold:
        return rule.finding(State.NOT_APPLICABLE, "below", full=full, threshold=threshold)
    required = rule.names("posts")
    posts = facts.held(*map(PostKind, required), on=rule.day)
    held = _kinds(posts)
    missing = tuple(kind for kind in required if kind not in held)
    return rule.finding(
        State.DUE if missing else State.MET,
        "missing" if missing else "complete",
        observed=tuple(kind for kind in required if kind in held),
        required=required,
        missing=missing,
        records=_records(posts),
    )


def vacancy(facts: BranchFacts, rule: RuleInForce) -> Finding:
    """ZB-13: an empty post of secretary is filled promptly; the text sets no last day."""
    if facts.kind == BranchKind.TEMPORARY:
        return rule.finding(State.NOT_APPLICABLE, "temporary")
    required, secretaries = rule.number("secretaries"), facts.held(PostKind.SECRETARY, on=rule.day)
    if secretaries:
        return rule.finding(
            State.MET,
            "held",
            observed=len(secretaries),
            required=required,
            records=_records(secretaries),
        )
    past = [post for post in facts.posts if post.post == PostKind.SECRETARY]
    ended = [(post.until, post) for post in past if post.until and post.until < rule.day]
    last = max((until for until, _ in ended), default=None)
    return rule.finding(
        State.DUE,
        "vacant" if last is None else "vacant_since",
        observed=0,
        required=required,
        due_from=None if last is None else last + timedelta(days=1),
        records=_records(post for until, post in ended if until == last),
    )


def group_leaders(facts: BranchFacts, rule: RuleInForce) -> Finding:
    """ZB-23: every Party group has a leader, and the leader is a member of the branch."""
    groups = [group for group in facts.groups if group.is_there(rule.day)]
    if not groups:
        return rule.finding(State.NOT_APPLICABLE, "no_groups")
    members = {person.id for person in facts.members}
    without = [group for group in groups if group.leader is None]
    elsewhere = [group for group in groups if group.leader not in {None, *members}]
    reason, blamed = "led", groups
    if without:
        reason, blamed = "without_leader", without
    elif elsewhere:
        reason, blamed = "leader_elsewhere", elsewhere
    return rule.finding(
        State.MET if reason == "led" else State.DUE,
        reason,
        observed=len(groups) - len(without) - len(elsewhere),
        required=len(groups) * rule.number("leaders"),
        groups=_named(blamed),
        records=tuple(group.id for group in blamed),
    )


def someone_responsible(facts: BranchFacts, rule: RuleInForce) -> Finding:
    """JG-13: in a small agency someone is specially responsible (专人负责).

    A post 党务专人 or any full-time post answers it. A deputy or organisation officer who
    does it beside other work may or may not: that is for a person to say.
    """
    if facts.kind in {BranchKind.RETIRED, BranchKind.TEMPORARY}:
        return rule.finding(State.NOT_APPLICABLE, "other_kind")
    current = facts.held(*PostKind, on=rule.day)
    named = [post for post in current if post.full_time or post.post == PostKind.RESPONSIBLE]
    beside = [post for post in current if post.post in BESIDE_OTHER_WORK]
    state, reason, used = State.DUE, "nobody", []
    if named:
        state, reason, used = State.MET, "named", named
    elif beside:
        state, reason, used = State.AT_RISK, "beside_other_work", beside
    return rule.finding(
        state,
        reason,
        observed=_people(named),
        required=rule.number("people"),
        posts=_kinds(used),
        records=_records(used),
    )


def _people(posts: Iterable[PostFacts]) -> int:
    return len({post.person for post in posts})


def _kinds(posts: Iterable[PostFacts]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(post.post for post in posts))


def _records(posts: Iterable[PostFacts]) -> tuple[str, ...]:
    return tuple(post.record for post in posts)


def _named(groups: Iterable[GroupFacts]) -> tuple[str, ...]:
    return tuple(group.name or group.id for group in groups)


JUDGES: Mapping[str, Judge] = {
    "ZB-07": committee,
    "ZB-08": without_committee,
    "ZB-09": duties_shared,
    "ZB-13": vacancy,
    "ZB-23": group_leaders,
    "JG-13": someone_responsible,
}
