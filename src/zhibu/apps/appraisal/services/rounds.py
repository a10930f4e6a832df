"""Democratic appraisal: open the year's round, date its steps, keep counts and grades."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db import transaction

from zhibu.apps.appraisal.models import COUNTS, Outcome, Round
from zhibu.apps.appraisal.refusals import (
    AlreadyCounted,
    NobodyToAppraise,
    NotCountedYet,
    OutOfOrder,
    ReasonMissing,
    RoundOpen,
    RowsMissing,
)
from zhibu.apps.appraisal.services.life import check_day
from zhibu.apps.organisation.models import Branch, Standing
from zhibu.apps.organisation.queries.people import PersonInBranch, people_in_branch
from zhibu.core.regulations.appraisal import Ballots, Counts, check_counts

PROBATIONARY = "预备党员，只参加评议"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The grade the meeting decided for a member, with its opinion and reason."""

    grade: str
    opinion: str


@transaction.atomic
def open_round(*, branch: Branch, year: int, on: date, today: date) -> Round:
    """Open the year's round with the members of a day, in the order of the roster.

    Raises:
        RoundOpen: the year has one.
        InTheFuture, NotThisYear: the day cannot be.
        NobodyToAppraise: the branch had no members that day.
    """
    check_day(on, "名单日期", year=year, today=today)
    Branch.objects.select_for_update().get(pk=branch.pk)  # two who begin at once queue
    if Round.objects.filter(zone_id=branch.zone_id, branch=branch, year=year).exists():
        raise RoundOpen(year)
    members = [entry for entry in people_in_branch(branch, on=on) if entry.is_member]
    if not members:
        raise NobodyToAppraise
    round = Round.objects.create(zone_id=branch.zone_id, branch=branch, year=year, opened_on=on)
    _add(round, members, first=1)
    return round


@transaction.atomic
def set_graded(*, round: Round, ungraded: Mapping[int, str], today: date) -> Round:
    """Say who is not graded and why (by person); members who came since join the list.

    Raises:
        AlreadyCounted: the ballots about one of them are on record.
    """
    round = Round.objects.select_for_update().get(pk=round.pk)
    outcomes = list(round.outcomes.select_related("person"))
    known = {outcome.person_id for outcome in outcomes}
    came = [
        entry
        for entry in people_in_branch(round.branch, on=today)
        if entry.is_member and entry.person.pk in ungraded and entry.person.pk not in known
    ]
    _add(round, came, first=len(outcomes) + 1)
    for outcome in round.outcomes.select_related("person"):
        reason = ungraded.get(outcome.person_id, outcome.ungraded)
        if reason and outcome.is_counted:
            raise AlreadyCounted(outcome.person.name)
        if reason != outcome.ungraded:
            outcome.ungraded = reason
            outcome.save(update_fields=["ungraded"])
    return round


@transaction.atomic
def date_steps(
    *,
    round: Round,
    self_on: date | None,
    mutual_on: date | None,
    in_groups: bool,
    today: date,
) -> Round:
    """Record when members assessed themselves and one another.

    Raises:
        InTheFuture, NotThisYear: a day cannot be.
        OutOfOrder: mutual assessment before self-assessment, or after the ballot.
    """
    for day, label in ((self_on, "个人自评日期"), (mutual_on, "党员互评日期")):
        if day is not None:
            check_day(day, label, year=round.year, today=today)
    _in_order(("个人自评", self_on), ("党员互评", mutual_on), ("民主测评", round.measured_on))
    round.self_on, round.mutual_on, round.in_groups = self_on, mutual_on, in_groups
    round.save(update_fields=["self_on", "mutual_on", "in_groups"])
    return round


@transaction.atomic
def record_counts(
    *, round: Round, on: date, ballots: Ballots, counts: Mapping[int, Counts], today: date
) -> Round:
    """Keep the counts the tellers typed, by outcome; every graded member has a row.

    Raises:
        InTheFuture, NotThisYear, OutOfOrder: the day cannot be.
        RowsMissing: a graded member has no row.
        ImpossibleBallots: numbers that cannot all be true (core).
    """
    check_day(on, "民主测评日期", year=round.year, today=today)
    round = Round.objects.select_for_update().get(pk=round.pk)
    _in_order(
        ("个人自评", round.self_on),
        ("党员互评", round.mutual_on),
        ("民主测评", on),
        ("评定", round.decided_on),
    )
    graded = list(round.outcomes.filter(ungraded="").select_related("person"))
    missing = [outcome.person.name for outcome in graded if outcome.pk not in counts]
    if missing:
        raise RowsMissing("、".join(missing))
    check_counts(ballots, [(outcome.person.name, counts[outcome.pk]) for outcome in graded])
    for outcome in graded:
        for name in COUNTS:
            setattr(outcome, name, getattr(counts[outcome.pk], name))
    Outcome.objects.bulk_update(graded, COUNTS)
    round.measured_on = on
    round.handed_out, round.returned = ballots.handed_out, ballots.returned
    round.valid = ballots.valid
    round.save()
    return round


@transaction.atomic
def record_grades(
    *,
    round: Round,
    on: date,
    by: str,
    verdicts: Mapping[int, Verdict],
    today: date,
) -> list[Outcome]:
    """Keep the grades a meeting decided, by outcome; return those that changed.

    More 优秀 than a third is not refused: the page warns, people decide (ZB-30).

    Raises:
        InTheFuture, NotThisYear, OutOfOrder: the day cannot be.
        NotCountedYet: the ballots are not counted.
        ReasonMissing: a grade without its reason, or the other way round.
    """
    check_day(on, "评定日期", year=round.year, today=today)
    round = Round.objects.select_for_update().get(pk=round.pk)
    if round.measured_on is None:
        raise NotCountedYet
    _in_order(("民主测评", round.measured_on), ("评定", on))
    changed = []
    for outcome in round.outcomes.filter(ungraded="").select_related("person", "round"):
        verdict = verdicts.get(outcome.pk, Verdict(grade="", opinion=""))
        if bool(verdict.grade) != bool(verdict.opinion):
            raise ReasonMissing(outcome.person.name)
        if (outcome.grade, outcome.opinion) != (verdict.grade, verdict.opinion):
            outcome.grade, outcome.opinion = verdict.grade, verdict.opinion
            changed.append(outcome)
    Outcome.objects.bulk_update(changed, ["grade", "opinion"])
    round.decided_on, round.decided_by = on, by
    round.save(update_fields=["decided_on", "decided_by"])
    return changed


def _add(round: Round, members: list[PersonInBranch], *, first: int) -> None:
    """Add members to the list; a probationary one is, as is usual, not graded."""
    Outcome.objects.bulk_create(
        Outcome(
            zone_id=round.zone_id,
            round=round,
            person=entry.person,
            place=place,
            ungraded=PROBATIONARY if _is_probationary(entry) else "",
        )
        for place, entry in enumerate(members, start=first)
    )


def _is_probationary(entry: PersonInBranch) -> bool:
    return entry.standing is not None and entry.standing.stage == Standing.Stage.PROBATIONARY


def _in_order(*steps: tuple[str, date | None]) -> None:
    """Refuse a step dated before one that comes first; undated steps are passed over."""
    dated = [(name, day) for name, day in steps if day is not None]
    for (first, earlier), (then, later) in pairwise(dated):
        if later < earlier:
            raise OutOfOrder(first, then)
