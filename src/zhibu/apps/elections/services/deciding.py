"""On the day: counts as the tellers typed them, what they decide, and the new term."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from zhibu.apps.elections.adapters import count_of
from zhibu.apps.elections.models import Ballot, Candidate, Election, Votes
from zhibu.apps.elections.queries import ElectionView, view_of
from zhibu.apps.elections.refusals import NothingToDecide, NotYet, WrongPeople
from zhibu.apps.elections.services import checks
from zhibu.apps.organisation.models import Person, Post
from zhibu.apps.organisation.services.posts import give_post
from zhibu.apps.organisation.services.terms import Holder, open_term
from zhibu.core.regulations.tallies import check_count


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What the tellers counted in one round; `votes` maps a person to yes and no."""

    present: int
    handed: int
    returned: int
    void: int
    votes: Mapping[int, tuple[int, int]]


@transaction.atomic
def count(
    *, election: Election, typed: Typed, written_in: Sequence[Person] = (), today: date
) -> Ballot:
    """Record one round of voting; whether it stands and who won follows from the numbers.

    `written_in` are people among `typed.votes` whom voters named themselves.

    Raises:
        ElectionOver: see checks.
        NotYet: the day has not come, nobody stands, or approval is missing (ZB-15).
        NothingToDecide: every seat is filled.
        WrongPeople: see checks.
        ImpossibleCount: the numbers cannot all be true (XJ-10).
    """
    election = checks.lock(election)
    view = view_of(election, today=today)
    _may_count(view, today)
    checks.are_electors(election, written_in, today=today, what="另选的人")
    for person in written_in:
        Candidate.objects.get_or_create(
            zone_id=election.zone_id,
            election=election,
            person=person,
            defaults={"written_in": True},
        )
    named = {each.pk: each for each in election.candidates.select_related("person")}
    by_person = {each.person_id: each for each in named.values()}
    ballot = Ballot(
        zone_id=election.zone_id,
        election=election,
        number=len(view.rounds) + 1,
        seats=view.seats_of_next_round,
        present=typed.present,
        handed=typed.handed,
        returned=typed.returned,
        void=typed.void,
    )
    votes = {
        by_person[person_id].pk: Votes(candidate=by_person[person_id], yes=yes, no=no)
        for person_id, (yes, no) in typed.votes.items()
    }
    check_count(count_of(ballot, votes, named, due=len(view.electorate.due)))
    ballot.save()
    for each in votes.values():
        each.zone_id, each.ballot = election.zone_id, ballot
        each.save()
    return ballot


@transaction.atomic
def take_back(*, election: Election) -> None:
    """Take the last round back, to type it again.

    Raises:
        ElectionOver: see checks.
        NotYet: nothing has been counted.
    """
    election = checks.lock(election)
    last = election.ballots.last()
    if last is None:
        raise NotYet("还没有计票。")
    last.delete()
    election.candidates.filter(written_in=True, votes=None).delete()


@transaction.atomic
def reduce_seats(*, election: Election, today: date) -> Election:
    """Leave the seats nobody won empty, as a majority at the meeting agreed (XJ-11).

    Raises:
        ElectionOver: see checks.
        NothingToDecide: nobody has been elected, nothing is open, or a tie is to be decided.
    """
    election = checks.lock(election)
    view = view_of(election, today=today)
    if not view.winners or not view.open_seats or view.tied:
        raise NothingToDecide(
            "没有可以减少的名额。", hint="要先有人当选、名额没有选满，且不是票数相等。"
        )
    election.seats = len(view.winners)
    election.save(update_fields=["seats"])
    return election


@transaction.atomic
def finish(
    *, election: Election, posts: Mapping[int, str], due_on: date | None, today: date
) -> Election:
    """Record what was decided where terms and posts are kept; `posts` maps person to post.

    Raises:
        ElectionOver: see checks.
        NotYet: seats are open still.
        WrongPeople: the posts are not those of the winners, or there is no one secretary.
        whatever `open_term` and `give_post` refuse; then nothing is kept.
    """
    election = checks.lock(election)
    view = view_of(election, today=today)
    if not view.is_decided:
        raise NotYet("名额还没有选满。", hint="再投票一轮，或经大会同意减少名额。")
    winners = {winner.person_id: winner.person for winner in view.winners}
    _fit(election, posts, winners)
    if election.kind == Election.Kind.TERM:
        holders = [Holder(person=winners[pk], kind=kind) for pk, kind in posts.items()]
        election.term = open_term(
            branch=election.branch,
            since=election.planned_on,
            due_on=due_on or election.planned_on,
            holders=holders,
            today=today,
        )
    else:
        for pk, kind in posts.items():
            give_post(
                person=winners[pk],
                branch=election.branch,
                kind=kind,
                since=election.planned_on,
                today=today,
            )
    election.state = Election.State.FINISHED
    election.save(update_fields=["state", "term"])
    return election


def _may_count(view: ElectionView, today: date) -> None:
    if view.election.planned_on > today:
        raise NotYet("选举大会的日子还没到。", hint="会期有变的，请先修改日期。")
    if not view.candidates:
        raise NotYet("还没有候选人。", hint="请先确定候选人。")
    if not view.electorate.due:
        raise NotYet("按名册没有应到会的党员。", hint="请核对名册和不计入应到会的人。")
    checks.is_approved(view.election)
    if view.is_decided:
        raise NothingToDecide("名额已经选满，不用再投票。")


def _fit(election: Election, posts: Mapping[int, str], winners: Mapping[int, Person]) -> None:
    if posts.keys() != winners.keys():
        raise WrongPeople("职务要分给全体当选人，不多不少。", hint="请逐一选择职务。")
    secretaries = list(posts.values()).count(Post.Kind.SECRETARY)
    if election.kind == Election.Kind.TERM and secretaries != 1:
        raise WrongPeople(
            "新一届要有一名书记。", hint="书记由新的委员会第一次会议选出；不设委员会的由大会选出。"
        )
