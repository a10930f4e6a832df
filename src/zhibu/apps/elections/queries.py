"""An election with everyone in it, and what it has come to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from zhibu.apps.elections.adapters import Round, course_facts, open_seats, rounds_of
from zhibu.apps.elections.models import Ballot, Candidate, Election, Exclusion, Teller, Votes
from zhibu.apps.organisation.models import Branch, Employment, Person
from zhibu.apps.organisation.queries.people import people_in_branch
from zhibu.core.regulations.election_course import Step, course_of, next_step
from zhibu.core.regulations.stroke_order import by_strokes


@dataclass(frozen=True, kw_only=True)
class Electorate:
    """Full members with a vote on the day of the election; `left_out` are not counted as due."""

    electors: tuple[Person, ...]
    left_out: tuple[Exclusion, ...]
    work: Mapping[int, str]
    """Where each elector worked, and as what, on that day."""

    @property
    def due(self) -> tuple[Person, ...]:
        """Those due (应到会)."""
        absent = {exclusion.person_id for exclusion in self.left_out}
        return tuple(person for person in self.electors if person.pk not in absent)


@dataclass(frozen=True, kw_only=True)
class ElectionView:
    """Everything a page or a paper says about one election."""

    election: Election
    electorate: Electorate
    candidates: tuple[Candidate, ...]
    """In the stroke order of their names; those written in are not among them."""
    tellers: tuple[Teller, ...]
    rounds: tuple[Round, ...]
    steps: tuple[Step, ...]

    @property
    def next_step(self) -> Step | None:
        """The first step that is not done."""
        return next_step(self.steps) if self.election.is_open else None

    @property
    def winners(self) -> tuple[Candidate, ...]:
        """Everyone elected so far, round after round."""
        return tuple(winner for each in self.rounds for winner in each.elected)

    @property
    def open_seats(self) -> int:
        """Seats nobody has won yet."""
        return open_seats(self.election, self.rounds)

    @property
    def is_decided(self) -> bool:
        """Whether every seat is filled."""
        return bool(self.winners) and self.open_seats == 0

    @property
    def tied(self) -> tuple[Candidate, ...]:
        """Those the next round decides between after a tie."""
        return self.rounds[-1].tied if self.rounds else ()

    @property
    def standing(self) -> tuple[Candidate, ...]:
        """Those the next round is about: the tied, else whoever has not won."""
        if self.tied:
            return self.tied
        won = {winner.pk for winner in self.winners}
        return tuple(each for each in self.candidates if each.pk not in won)

    @property
    def seats_of_next_round(self) -> int:
        """How many the next round fills."""
        return self.open_seats


def elections_of(branch: Branch) -> QuerySet[Election]:
    """Return a branch's elections, newest first, without the dropped ones."""
    mine = Election.objects.filter(zone_id=branch.zone_id, branch=branch)
    return mine.exclude(state=Election.State.DROPPED).select_related("branch")


def open_election_of(branch: Branch) -> Election | None:
    """Return the election that goes on in a branch; None when none does."""
    return elections_of(branch).filter(state=Election.State.OPEN).first()


def electorate_of(election: Election, *, on: date | None = None) -> Electorate:
    """Return who may vote, as the roster stood on the day of the election, and who is left out."""
    entries = people_in_branch(election.branch, on=on or election.planned_on)
    exclusions = election.exclusions.select_related("person")
    voting = [entry for entry in entries if entry.may_vote]
    return Electorate(
        electors=tuple(entry.person for entry in voting),
        left_out=tuple(exclusions),
        work={entry.person.pk: _work(entry.employment) for entry in voting},
    )


def view_of(election: Election, *, today: date) -> ElectionView:
    """Return an election with everyone in it, in a fixed number of queries.

    Before its day the electorate is the roster of today: nobody knows who comes until then.
    """
    electorate = electorate_of(election, on=min(today, election.planned_on))
    everyone = list(election.candidates.select_related("person"))
    named = {candidate.pk: candidate for candidate in everyone}
    rounds = rounds_of(election, ballots_of(election), named, due=len(electorate.due))
    tellers = tuple(election.tellers.select_related("person"))
    is_decided = bool(rounds) and open_seats(election, rounds) == 0
    facts = course_facts(
        election,
        has_candidates=bool(everyone),
        has_tellers=bool(tellers),
        is_decided=is_decided,
    )
    standing = [candidate for candidate in everyone if not candidate.written_in]
    return ElectionView(
        election=election,
        electorate=electorate,
        candidates=tuple(by_strokes(standing, _name)),
        tellers=tellers,
        rounds=rounds,
        steps=course_of(facts),
    )


def ballots_of(election: Election) -> list[tuple[Ballot, Mapping[int, Votes]]]:
    """Return the rounds as counted, each with the votes by candidate, in two queries."""
    votes = Prefetch("votes", queryset=Votes.objects.order_by("pk"))
    return [
        (ballot, {each.candidate_id: each for each in ballot.votes.all()})
        for ballot in election.ballots.order_by("number").prefetch_related(votes)
    ]


def _work(employment: Employment | None) -> str:
    if employment is None:
        return ""
    what = "退休" if employment.status == Employment.Status.RETIRED else employment.position
    return f"{employment.agency.label}{what}"


def _name(candidate: Candidate) -> str:
    return candidate.person.name
