"""Heart-to-heart talks by pair kind (ZB-31): committee, committee and member, members.

The text asks that talks take place between committee members, between committee and members,
and between members; read literally, one talk of each kind in the year is enough. Where there
is no committee, the secretary and the deputy speak for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from zhibu.core.regulations.branch import COMMITTEE_POSTS, BranchFacts, TalkFacts
from zhibu.core.regulations.cadence import is_asked, period_window, standing
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.periods import Every, Period, periods_over
from zhibu.core.regulations.rule import Rulebook, RuleInForce, Window
from zhibu.core.regulations.shares import at_least

CODE = "ZB-31"
ACT = "谈心谈话"


class Pair(StrEnum):
    """Between whom a talk is."""

    COMMITTEE_COMMITTEE = "committee_committee"
    COMMITTEE_MEMBER = "committee_member"
    MEMBER_MEMBER = "member_member"


PAIR_NAMES = {
    Pair.COMMITTEE_COMMITTEE: "支委之间",
    Pair.COMMITTEE_MEMBER: "支委和党员之间",
    Pair.MEMBER_MEMBER: "党员之间",
}
NAMES_WITHOUT_COMMITTEE = {
    Pair.COMMITTEE_COMMITTEE: "书记和副书记之间",
    Pair.COMMITTEE_MEMBER: "书记、副书记和党员之间",
    Pair.MEMBER_MEMBER: "党员之间",
}
_BY_HOW_MANY_ON_COMMITTEE = (Pair.MEMBER_MEMBER, Pair.COMMITTEE_MEMBER, Pair.COMMITTEE_COMMITTEE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Who speaks for the committee on a day, and the other members of the branch."""

    committee: frozenset[str]
    others: frozenset[str]

    def can_pair(self, pair: Pair) -> bool:
        """Whether there are two people for a talk of this kind."""
        if pair is Pair.COMMITTEE_COMMITTEE:
            return len(self.committee) > 1
        if pair is Pair.COMMITTEE_MEMBER:
            return bool(self.committee and self.others)
        return len(self.others) > 1

    def pair_of(self, talk: TalkFacts) -> Pair | None:
        """Return the kind of a talk; None where one of the two is no member."""
        two = {talk.a, talk.b}
        if talk.a == talk.b or not two <= self.committee | self.others:
            return None
        return _BY_HOW_MANY_ON_COMMITTEE[len(two & self.committee)]


def talk_findings(
    facts: BranchFacts, *, on: date, since: date, until: date, book: Rulebook
) -> Iterator[Finding]:
    """Yield three entries for every year that has a day in [since, until]."""
    for period in periods_over(Every.YEAR, since, until):
        talks = _by_pair(facts, period.first, min(on, period.last))
        rule = book.on(CODE, period.last)
        for pair in Pair:
            frame = period_window(facts, period, on=on, title=rule.rule.title)
            window = replace(frame, part=pair)
            if not rule.is_in_force():
                yield rule.silent(window)
            elif not is_asked(period, facts):
                yield rule.finding(State.NOT_APPLICABLE, "before_established", window=window)
            else:
                yield _judge(pair, facts, talks[pair], period=period, window=window, rule=rule)


def sides(facts: BranchFacts, day: date) -> Sides:
    """Part the members of a branch by the posts held on a day."""
    members = frozenset(person.id for person in facts.members)
    committee = frozenset(post.person for post in facts.held(*COMMITTEE_POSTS, on=day)) & members
    return Sides(committee=committee, others=members - committee)


def _by_pair(facts: BranchFacts, first: date, last: date) -> dict[Pair, list[TalkFacts]]:
    """Sort the talks of some days by the kind they were on their day, the earliest first."""
    talks = sorted(
        (talk for talk in facts.talks if first <= talk.on <= last),
        key=lambda talk: (talk.on, talk.id),
    )
    by_pair: dict[Pair, list[TalkFacts]] = {pair: [] for pair in Pair}
    for talk in talks:
        pair = sides(facts, talk.on).pair_of(talk)
        if pair is not None:
            by_pair[pair].append(talk)
    return by_pair


def _judge(
    pair: Pair,
    facts: BranchFacts,
    talks: Sequence[TalkFacts],
    *,
    period: Period,
    window: Window,
    rule: RuleInForce,
) -> Finding:
    now = sides(facts, min(window.on, period.last))
    name = pair_name(pair, facts, rule)
    if not talks and not now.can_pair(pair):
        return rule.finding(State.NOT_APPLICABLE, "no_pair", window=window, who=name)
    times, left = rule.number("times"), _left_out(pair, facts, now, talks, rule)
    state, reason = standing(period, window.on, done=len(talks), times=times)
    if state is State.MET and left:
        state, _ = standing(period, window.on, done=0, times=1)
        reason = "some_left"
    return rule.finding(
        state,
        reason,
        observed=len(talks),
        required=times,
        records=tuple(talk.id for talk in talks),
        window=window,
        who=name,
        act=ACT,
        left=left,
    )


def pair_name(pair: Pair, facts: BranchFacts, rule: RuleInForce) -> str:
    """Say between whom, as people of this branch would."""
    threshold = rule.beside("ZB-07").number("threshold")
    has_committee = len(facts.full_members) >= threshold
    return (PAIR_NAMES if has_committee else NAMES_WITHOUT_COMMITTEE)[pair]


def _left_out(
    pair: Pair, facts: BranchFacts, now: Sides, used: Sequence[TalkFacts], rule: RuleInForce
) -> int:
    """How many people still need a talk for the share a zone may ask for; frail people do not."""
    frail = {person.id for person in facts.people if person.frail}
    concerned = (now.committee if pair is Pair.COMMITTEE_COMMITTEE else now.others) - frail
    reached = concerned & {person for talk in used for person in (talk.a, talk.b)}
    return max(0, at_least(len(concerned), rule.number("share")) - len(reached))
