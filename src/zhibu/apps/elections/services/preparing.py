"""From the decision to elect up to the day: days, people due, candidates, tellers."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from zhibu.apps.elections.models import Candidate, Election, Exclusion, Teller
from zhibu.apps.elections.refusals import ElectionRunning, NotYet, TooFewCandidates, WrongPeople
from zhibu.apps.elections.services import checks
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.organisation.queries.people import term_of_branch
from zhibu.apps.organisation.services.checks import branch_stands, not_future
from zhibu.core.regulations.votes import min_candidates


@transaction.atomic
def start(
    *, branch: Branch, kind: str, body: str, seats: int, planned_on: date, today: date
) -> Election:
    """Begin to prepare an election.

    Raises:
        ElectionRunning: the branch has one that goes on.
        BranchDissolved: it does not stand any more.
    """
    Branch.objects.select_for_update().get(pk=branch.pk)
    branch_stands(branch, today)
    mine = Election.objects.filter(zone_id=branch.zone_id, branch=branch)
    if mine.filter(state=Election.State.OPEN).exists():
        raise ElectionRunning("本支部有一次选举正在进行。", hint="请先办完，或撤销那一次。")
    term = term_of_branch(branch, on=today)
    return Election.objects.create(
        zone_id=branch.zone_id,
        branch=branch,
        kind=kind,
        body=body,
        seats=seats,
        term_due=term.due_on if term and kind == Election.Kind.TERM else None,
        planned_on=planned_on,
    )


@transaction.atomic
def set_days(
    *,
    election: Election,
    planned_on: date,
    asked_on: date | None,
    approved_on: date | None,
    seats: int,
    today: date,
) -> Election:
    """Set the day of the meeting, when approval was asked for and given, and the seats.

    Raises:
        ElectionOver: see checks.
        InTheFuture: asking or approval lies in the future.
        NotYet: approval before asking, or seats changed after a count.
    """
    election = checks.lock(election)
    for day, what in ((asked_on, "请示日期"), (approved_on, "批复日期")):
        if day:
            not_future(day, today, what)
    if approved_on and asked_on and approved_on < asked_on:
        raise NotYet("批复日期早于请示日期。", hint="请核对两个日期。")
    is_counted = election.ballots.exists()
    if is_counted and (seats, planned_on) != (election.seats, election.planned_on):
        raise NotYet("已经计票，日期和名额不能再改。", hint="名额没有选满的，用“减少名额”。")
    election.planned_on, election.seats = planned_on, seats
    election.asked_on, election.approved_on = asked_on, approved_on
    election.save()
    return election


@transaction.atomic
def leave_out(*, election: Election, person: Person, reason: str, today: date) -> Exclusion:
    """Do not count someone as due, approved above and announced at the meeting (XJ-08).

    Raises:
        ElectionOver, WrongPeople: see checks; or the person is left out, or stands.
        NotYet: a round has been counted.
    """
    election = checks.lock(election)
    _nothing_counted(election)
    checks.are_electors(election, [person], today=today, what="不计入的人")
    if election.exclusions.filter(person=person).exists():
        raise WrongPeople(f"{person}已经不计入应到会。")
    if election.candidates.filter(person=person).exists():
        raise WrongPeople(f"{person}是候选人，不能不计入。", hint="请先调整候选人。")
    return Exclusion.objects.create(
        zone_id=election.zone_id, election=election, person=person, reason=reason
    )


@transaction.atomic
def count_in(*, exclusion: Exclusion) -> None:
    """Count someone as due again.

    Raises:
        ElectionOver: see checks.
        NotYet: a round has been counted.
    """
    _nothing_counted(checks.lock(exclusion.election))
    exclusion.delete()


@transaction.atomic
def set_candidates(*, election: Election, people: Collection[Person], today: date) -> None:
    """Record who stands, in place of whoever did before.

    Raises:
        ElectionOver, WrongPeople: see checks; or someone counts, or is left out.
        NotYet: a round has been counted.
        TooFewCandidates: fewer than the seats, or than the surplus asks for (XJ-05).
    """
    election = checks.lock(election)
    _nothing_counted(election)
    checks.are_electors(election, people, today=today, what="候选人")
    busy = {
        *election.tellers.values_list("person_id", flat=True),
        *election.exclusions.values_list("person_id", flat=True),
    }
    if wrong := [person.name for person in people if person.pk in busy]:
        raise WrongPeople(
            f"{'、'.join(wrong)}是监票人、计票人，或不计入应到会，不能作候选人。",
            hint="请先调整监票人、计票人或应到会。",
        )
    _enough(election, len(people))
    election.candidates.all().delete()
    for person in people:
        Candidate.objects.create(zone_id=election.zone_id, election=election, person=person)


@transaction.atomic
def set_tellers(
    *,
    election: Election,
    scrutineers: Collection[Person],
    counters: Collection[Person],
    today: date,
) -> None:
    """Record who watches and who counts; electors who do not stand (XJ-12).

    Raises:
        ElectionOver, WrongPeople: see checks; or someone stands, or has both tasks.
    """
    election = checks.lock(election)
    everyone = [*scrutineers, *counters]
    checks.are_electors(election, everyone, today=today, what="监票人、计票人")
    standing = set(election.candidates.values_list("person_id", flat=True))
    if wrong := [person.name for person in everyone if person.pk in standing]:
        raise WrongPeople(
            f"{'、'.join(wrong)}是候选人，不能监票、计票。", hint="请从不是候选人的党员中推选。"
        )
    if both := {p.pk for p in scrutineers} & {p.pk for p in counters}:
        names = "、".join(person.name for person in scrutineers if person.pk in both)
        raise WrongPeople(f"{names}不能既监票又计票。", hint="请分别推选。")
    election.tellers.all().delete()
    roles = ((Teller.Role.SCRUTINEER, scrutineers), (Teller.Role.COUNTER, counters))
    for role, people in roles:
        for person in people:
            Teller.objects.create(
                zone_id=election.zone_id, election=election, person=person, role=role
            )


@transaction.atomic
def drop(*, election: Election) -> Election:
    """Give up an election that was begun by mistake; what was entered stays on record.

    Raises:
        ElectionOver: see checks.
    """
    election = checks.lock(election)
    election.state = Election.State.DROPPED
    election.save(update_fields=["state"])
    return election


def least_candidates(election: Election) -> int:
    """Return how many must stand: a committee needs a surplus, a secretary may stand alone."""
    if election.body == Election.Body.SECRETARY:
        return election.seats
    return min_candidates(seats=election.seats, on=election.planned_on)


def _enough(election: Election, count: int) -> None:
    least = least_candidates(election)
    if count < least:
        surplus = least - election.seats
        why = f"应选{election.seats}人，差额不少于百分之二十，即至少多{surplus}人。"
        raise TooFewCandidates(
            f"候选人{count}人，至少要{least}人。",
            hint=why if surplus else f"应选{election.seats}人，候选人不能更少。",
        )


def _nothing_counted(election: Election) -> None:
    if election.ballots.exists():
        raise NotYet("已经计票，不能再改。", hint="确实录错了的，先撤回计票。")
