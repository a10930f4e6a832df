"""What is to be held in every month, quarter or year, and whether it was.

Which rule asks for what, how often and how many times is data (`cadence` and `times` in
`rules/*.toml`); the functions here only say to whom it applies and compare.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from zhibu.core.regulations.branch import (
    COMMITTEE_POSTS,
    BranchFacts,
    BranchKind,
    GroupFacts,
    MeetingFacts,
    MeetingKind,
)
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.held import Held
from zhibu.core.regulations.periods import Period, periods_over
from zhibu.core.regulations.rule import Cadence, Rulebook, RuleInForce, Window
from zhibu.core.regulations.shares import at_least


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One rule asked of one branch about one period, on the day `on`.

    `rule` reads as on the last day of the period: a change of wording within a period never
    judges its beginning.
    """

    facts: BranchFacts
    held: Held
    on: date
    period: Period
    rule: RuleInForce
    cadence: Cadence

    @property
    def day(self) -> date:
        """The day whose posts count: the last of the period, or today while it runs."""
        return min(self.on, self.period.last)

    @property
    def groups(self) -> tuple[GroupFacts, ...]:
        """The Party groups there were early enough and until the end of the period."""
        return tuple(
            group
            for group in self.facts.groups
            if group.is_there(self.period.last)
            and (group.since is None or group.since < self.period.near_from)
        )

    def window(self, group: str | None = None) -> Window:
        """Return the frame of the entry."""
        return period_window(
            self.facts,
            self.period,
            on=self.on,
            title=self.cadence.title,
            kind=self.cadence.kind,
            group=group,
        )

    def nothing_asked(
        self, reason: str, *, full: int | None = None, threshold: int | None = None
    ) -> Finding:
        """Say why nothing is asked in this period."""
        return self.rule.finding(
            State.NOT_APPLICABLE, reason, window=self.window(), full=full, threshold=threshold
        )


class CadenceJudge(Protocol):
    """What turns one asking into entries: one, or one for each Party group."""

    def __call__(self, asking: Asking, /) -> Sequence[Finding]:
        """Judge the period."""


def period_window(
    facts: BranchFacts,
    period: Period,
    *,
    on: date,
    title: str,
    kind: MeetingKind | None = None,
    group: str | None = None,
) -> Window:
    """Return the frame of an entry; a branch set up within the period has from then on."""
    first = period.first
    if is_asked(period, facts) and facts.established_on is not None:
        first = max(first, facts.established_on)
    return Window(
        on=on,
        title=title,
        period=period.label,
        due_from=first,
        due_until=period.last,
        kind=kind,
        group=group,
    )


def is_asked(period: Period, facts: BranchFacts) -> bool:
    """Whether the branch was there early enough: set up when the end is near asks nothing yet."""
    return facts.established_on is None or facts.established_on < period.near_from


def standing(period: Period, on: date, *, done: int, times: int) -> tuple[State, str]:
    """Return how a period stands on a day, and the reason, when `done` of `times` are held."""
    if done >= times:
        return State.MET, "held"
    if on > period.last:
        return State.OVERDUE, "too_seldom" if done else "missed"
    is_near = period.near_from <= on
    state = State.AT_RISK if is_near else State.DUE
    name = "near" if is_near else "open"
    return state, f"{name}_again" if done or times > 1 else name


def whole_branch(asking: Asking) -> Sequence[Finding]:
    """ZB-16, ZB-24, ZB-25, ZB-27 and what a zone adds: held by the branch as a whole.

    Meetings of single Party groups count once every group has held one.
    """
    held, period, kind = asking.held, asking.period, asking.cadence.kind
    of_all = held.within(kind, period.first, period.last)
    of_groups = [held.within(kind, period.first, period.last, group.id) for group in asking.groups]
    rounds = min(map(len, of_groups), default=0)
    used = sorted(
        (*of_all, *(meeting for meetings in of_groups for meeting in meetings)),
        key=lambda meeting: (meeting.on, meeting.id),
    )
    return (_held(asking, len(of_all) + rounds, used),)


def appraisal(asking: Asking) -> Sequence[Finding]:
    """ZB-29: not in a temporary branch, whose members are appraised where they belong."""
    if asking.facts.kind == BranchKind.TEMPORARY:
        return (asking.nothing_asked("temporary"),)
    return whole_branch(asking)


def committee_meetings(asking: Asking) -> Sequence[Finding]:
    """ZB-21: monthly where there is a committee (ZB-07, ZB-22), half of it present."""
    rule, facts = asking.rule, asking.facts
    committee = {post.person for post in facts.held(*COMMITTEE_POSTS, on=asking.day)}
    set_up = rule.beside("ZB-07")
    if facts.kind == BranchKind.TEMPORARY:
        if len(committee) < set_up.number("least"):
            return (asking.nothing_asked("not_appointed"),)
    elif len(facts.full_members) < set_up.number("threshold"):
        return (
            asking.nothing_asked(
                "no_committee",
                full=len(facts.full_members),
                threshold=set_up.number("threshold"),
            ),
        )
    used = asking.held.within(asking.cadence.kind, asking.period.first, asking.period.last)
    valid = [meeting for meeting in used if _enough_came(meeting, facts, rule)]
    if len(valid) >= rule.number("times") or len(used) == len(valid):
        return (_held(asking, len(valid), valid),)
    return (_few_came(asking, len(valid), used),)


def group_meetings(asking: Asking) -> Sequence[Finding]:
    """ZB-23: monthly in each Party group; nothing where there are no groups."""
    if not asking.groups:
        return (asking.nothing_asked("no_groups_to_meet"),)
    return tuple(_of_group(asking, group) for group in asking.groups)


def cadence_findings(
    code: str, facts: BranchFacts, held: Held, *, on: date, since: date, until: date, book: Rulebook
) -> Iterator[Finding]:
    """Yield one entry for every period of the rule that has a day in [since, until].

    A period whose last day no text was in force, or before the branch was established, has
    its entry too, and says so.
    """
    cadence = book.rules[code].cadence
    if cadence is None:
        raise TypeError(f"{code} has no cadence")
    judge = JUDGES.get(cadence.kind, whole_branch)
    for period in periods_over(cadence.every, since, until):
        asking = Asking(
            facts=facts,
            held=held,
            on=on,
            period=period,
            rule=book.on(code, period.last),
            cadence=cadence,
        )
        if not asking.rule.is_in_force():
            yield asking.rule.silent(asking.window())
        elif not is_asked(period, facts):
            yield asking.nothing_asked("before_established")
        else:
            yield from judge(asking)


def _of_group(asking: Asking, group: GroupFacts) -> Finding:
    used = asking.held.within(
        asking.cadence.kind, asking.period.first, asking.period.last, group.id
    )
    return _held(asking, len(used), used, group=group)


def _held(
    asking: Asking, done: int, used: Sequence[MeetingFacts], group: GroupFacts | None = None
) -> Finding:
    times = asking.rule.number("times")
    state, reason = standing(asking.period, asking.on, done=done, times=times)
    return asking.rule.finding(
        state,
        reason,
        observed=done,
        required=times,
        records=_ids(used),
        window=asking.window(group.id if group else None),
        act=asking.cadence.act,
        who=(group.name or f"党小组{group.id}") if group else "",
    )


def _few_came(asking: Asking, done: int, used: Sequence[MeetingFacts]) -> Finding:
    """Say that a meeting was held which half of the committee did not attend: never overdue."""
    times = asking.rule.number("times")
    state, _ = standing(asking.period, asking.on, done=done, times=times)
    is_over = state is State.OVERDUE
    return asking.rule.finding(
        State.AT_RISK if is_over else state,
        "few_came" if is_over else "few_came_yet",
        observed=done,
        required=times,
        records=_ids(used),
        window=asking.window(),
    )


def _enough_came(meeting: MeetingFacts, facts: BranchFacts, rule: RuleInForce) -> bool:
    """Whether half of the committee of that day came; true where nobody wrote it down."""
    due = {post.person for post in facts.held(*COMMITTEE_POSTS, on=meeting.on)}
    if not meeting.attended or not due:
        return True
    return len(due.intersection(meeting.attended)) >= at_least(len(due), rule.number("share"))


def _ids(meetings: Sequence[MeetingFacts]) -> tuple[str, ...]:
    return tuple(meeting.id for meeting in meetings)


JUDGES: Mapping[MeetingKind, CadenceJudge] = {
    MeetingKind.COMMITTEE: committee_meetings,
    MeetingKind.GROUP: group_meetings,
    MeetingKind.APPRAISAL: appraisal,
}
"""To whom a kind of meeting applies; the other kinds are held by every branch as a whole."""
