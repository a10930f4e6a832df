"""From records of an election to what core judges, and back to people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhibu.apps.elections.models import Ballot, Candidate, Election, Votes
from zhibu.core.regulations.ballots import ballots_returned
from zhibu.core.regulations.election_course import CourseFacts
from zhibu.core.regulations.finding import State
from zhibu.core.regulations.tallies import Count, Tally
from zhibu.core.regulations.votes import elect


@dataclass(frozen=True, kw_only=True)
class Line:
    """One candidate's votes in one round, and what came of them."""

    candidate: Candidate
    yes: int
    no: int
    abstained: int
    outcome: str


@dataclass(frozen=True, kw_only=True)
class Round:
    """One round judged: who was elected, who tied, and in words why."""

    ballot: Ballot
    due: int
    lines: tuple[Line, ...]
    elected: tuple[Candidate, ...]
    tied: tuple[Candidate, ...]
    needed_present: int
    needed_yes: int
    stands: bool
    says: str


def course_facts(
    election: Election, *, has_candidates: bool, has_tellers: bool, is_decided: bool
) -> CourseFacts:
    """Gather what the course of an election depends on."""
    return CourseFacts(
        term_due=election.term_due,
        planned_on=election.planned_on,
        asked_on=election.asked_on,
        approved_on=election.approved_on,
        has_candidates=has_candidates,
        has_tellers=has_tellers,
        is_decided=is_decided,
        is_recorded=election.state == Election.State.FINISHED,
    )


def open_seats(election: Election, rounds: Sequence[Round]) -> int:
    """Return the seats nobody has won after these rounds."""
    return election.seats - sum(len(each.elected) for each in rounds)


def rounds_of(
    election: Election,
    ballots: Sequence[tuple[Ballot, Mapping[int, Votes]]],
    candidates: Mapping[int, Candidate],
    *,
    due: int,
) -> tuple[Round, ...]:
    """Judge every round of an election by its count."""
    return tuple(_round(election, ballot, votes, candidates, due) for ballot, votes in ballots)


def count_of(
    ballot: Ballot, votes: Mapping[int, Votes], candidates: Mapping[int, Candidate], *, due: int
) -> Count:
    """Return one round as plain numbers, candidates by name in what it says."""
    return Count(
        due=due,
        present=ballot.present,
        handed=ballot.handed,
        returned=ballot.returned,
        void=ballot.void,
        seats=ballot.seats,
        tallies={
            _label(candidates[pk], candidates): Tally(yes=each.yes, no=each.no)
            for pk, each in votes.items()
        },
    )


def _label(candidate: Candidate, everyone: Mapping[int, Candidate]) -> str:
    """Return the name; with the person's code where two candidates share one."""
    name = candidate.person.name
    is_shared = sum(each.person.name == name for each in everyone.values()) > 1
    return f"{name}（{candidate.person.code}）" if is_shared else name


def _round(
    election: Election,
    ballot: Ballot,
    votes: Mapping[int, Votes],
    candidates: Mapping[int, Candidate],
    due: int,
) -> Round:
    result = elect(
        due=max(due, ballot.present, 1),  # a roster corrected later must not break the page
        present=ballot.present,
        seats=ballot.seats,
        yes={str(pk): min(each.yes, ballot.present) for pk, each in votes.items()},
        on=election.planned_on,
    )
    back = ballots_returned(
        handed_out=ballot.handed, returned=ballot.returned, on=election.planned_on
    )
    stands = result.valid and back.state == State.MET
    elected = tuple(candidates[int(pk)] for pk in result.elected) if stands else ()
    tied = tuple(candidates[int(pk)] for pk in result.tied) if stands else ()
    counted = ballot.returned - ballot.void
    return Round(
        ballot=ballot,
        due=due,
        lines=tuple(
            Line(
                candidate=candidates[pk],
                yes=each.yes,
                no=each.no,
                abstained=max(counted - each.yes - each.no, 0),
                outcome=_outcome(candidates[pk], each.yes, elected, tied, result.needed_yes),
            )
            for pk, each in votes.items()
        ),
        elected=elected,
        tied=tied,
        needed_present=result.needed_present,
        needed_yes=result.needed_yes,
        stands=stands,
        says=_says(ballot, due, result.needed_present, result.valid, back.said),
    )


def _outcome(
    candidate: Candidate,
    yes: int,
    elected: Sequence[Candidate],
    tied: Sequence[Candidate],
    needed: int,
) -> str:
    if candidate in elected:
        return "当选"
    if candidate in tied:
        return "票数相等，再投票"
    if yes < needed:
        return f"不足{needed}票"
    return "名额已满"


def _says(ballot: Ballot, due: int, needed: int, is_valid: bool, back: str) -> str:
    came = f"应到{due}人，实到{ballot.present}人"
    if not is_valid:
        return f"{came}，至少要{needed}人到会，这次选举无效。"
    void = f"其中废票{ballot.void}张。" if ballot.void else ""
    return f"{came}。{back}{void}"
