"""Vote arithmetic: members' meetings (支部条例 第十一条) and elections (选举条例).

Shares count from the voters *due*, never from those present.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zhibu.core.refusals import Refusal
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.rule import Rulebook, RuleInForce
from zhibu.core.regulations.rulebook import national
from zhibu.core.regulations.shares import at_least, more_than


class ImpossibleCount(Refusal):
    """Numbers of a vote that cannot all be true."""

    code = "regulations.impossible-count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One vote judged: numbers of people, and the two findings that give the reason."""

    needed_present: int
    valid: bool
    needed_yes: int
    passed: bool
    findings: tuple[Finding, Finding]


class NextStep(StrEnum):
    """What an election asks for when it has not filled every seat (XJ-11)."""

    MEET_AGAIN = "meet_again"
    """Too few came: nothing was decided, another meeting is called."""
    BALLOT_AGAIN = "ballot_again"
    """The tied go to another ballot between them."""
    ELECT_AGAIN_OR_REDUCE = "elect_again_or_reduce"
    """Too few passed: elect again for the open seats, or with the voters' consent reduce them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """An election judged.

    `elected` in order of votes; `tied` are those who passed with equal votes for the last
    seats and go to another ballot; `open_seats` are the seats nobody has won yet.
    """

    needed_present: int
    valid: bool
    needed_yes: int
    min_candidates: int
    elected: tuple[str, ...]
    tied: tuple[str, ...]
    open_seats: int

    @property
    def next_step(self) -> NextStep | None:
        """What is to be done now; None when every seat is filled."""
        if not self.valid:
            return NextStep.MEET_AGAIN
        if self.tied:
            return NextStep.BALLOT_AGAIN
        return NextStep.ELECT_AGAIN_OR_REDUCE if self.open_seats else None


def members_vote(
    *, due: int, present: int, yes: int, on: date, rules: Rulebook | None = None
) -> Vote:
    """Judge a vote of a members' meeting (ZB-18, ZB-19).

    Raises:
        ImpossibleCount: a number is negative, nobody is due, or more came than were due, or
            more voted yes than came.
        NotInForce: no text was in force on the day `on`.
    """
    book = rules or national()
    return _vote(due, present, yes, book.on("ZB-18", on), book.on("ZB-19", on))


def election_vote(
    *, due: int, present: int, yes: int, on: date, rules: Rulebook | None = None
) -> Vote:
    """Judge the yes votes of one candidate (XJ-07, XJ-11); raises like `members_vote`."""
    book = rules or national()
    return _vote(due, present, yes, book.on("XJ-07", on), book.on("XJ-11", on))


def min_candidates(*, seats: int, on: date, rules: Rulebook | None = None) -> int:
    """Return how many candidates at least stand for `seats` (XJ-05, surplus rounded up).

    Raises:
        ImpossibleCount: there is no seat to fill.
    """
    if seats < 1:
        raise ImpossibleCount("应选人数至少为1人。", hint="请改正应选人数。")
    rule = (rules or national()).on("XJ-05", on)
    return seats + at_least(seats, rule.number("surplus"))


def elect(
    *,
    due: int,
    present: int,
    seats: int,
    yes: Mapping[str, int],
    on: date,
    rules: Rulebook | None = None,
) -> Election:
    """Judge an election by count: who is elected, who goes to another ballot, what stays open.

    `yes` maps each candidate to the yes votes got. Raises like `members_vote`, and
    ImpossibleCount when there are more yes votes than ballots with a name for every seat.
    """
    least = min_candidates(seats=seats, on=on, rules=rules)
    book = rules or national()
    bound = _vote(due, present, 0, book.on("XJ-07", on), book.on("XJ-11", on))
    for name, count in yes.items():
        _check(due, present, count, name)
    if sum(yes.values()) > present * seats:
        raise ImpossibleCount(
            f"赞成票合计{sum(yes.values())}票，多于实到{present}人各选{seats}人。",
            hint="一张选票所选人数不能多于应选人数，请核对后改正。",
        )
    passed = [name for name, count in yes.items() if bound.valid and count >= bound.needed_yes]
    passed.sort(key=lambda name: -yes[name])
    elected, tied = _seated(passed, yes, seats)
    return Election(
        needed_present=bound.needed_present,
        valid=bound.valid,
        needed_yes=bound.needed_yes,
        min_candidates=least,
        elected=elected,
        tied=tied,
        open_seats=seats - len(elected),
    )


def _seated(
    passed: list[str], yes: Mapping[str, int], seats: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part those who passed into elected and tied; a tie inside the seats is no tie."""
    if len(passed) <= seats or yes[passed[seats - 1]] != yes[passed[seats]]:
        return tuple(passed[:seats]), ()
    edge = yes[passed[seats]]
    above = tuple(name for name in passed if yes[name] > edge)
    return above, tuple(name for name in passed if yes[name] == edge)


def _vote(due: int, present: int, yes: int, coming: RuleInForce, passing: RuleInForce) -> Vote:
    _check(due, present, yes, "赞成")
    needed_present = at_least(due, coming.number("share"))
    needed_yes = more_than(due, passing.number("share"))
    valid = present >= needed_present
    passed = valid and yes >= needed_yes
    presence = coming.finding(
        State.MET if valid else State.AT_RISK,
        "enough" if valid else "too_few",
        observed=present,
        required=needed_present,
        due=due,
    )
    reason = "passed" if passed else "failed" if valid else "invalid"
    result = passing.finding(
        State.MET if passed else State.AT_RISK, reason, observed=yes, required=needed_yes
    )
    return Vote(
        needed_present=needed_present,
        valid=valid,
        needed_yes=needed_yes,
        passed=passed,
        findings=(presence, result),
    )


def _check(due: int, present: int, yes: int, whose: str) -> None:
    faults = (
        (due < 1, "应到会有表决权的人数至少为1人。"),
        (present < 0 or yes < 0, "人数和票数不能是负数。"),
        (present > due, f"实到{present}人多于应到{due}人。"),
        (yes > present, f"“{whose}”{yes}票多于实到{present}人。"),
    )
    for is_wrong, message in faults:
        if is_wrong:
            raise ImpossibleCount(message, hint="请核对后改正。")
