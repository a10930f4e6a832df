"""How a year's appraisal stands: its steps, and results as far as someone may see them."""

from dataclasses import dataclass
from datetime import date

from zhibu.apps.appraisal.models import Outcome, Round
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.organisation.queries.people import PersonInBranch
from zhibu.core.regulations.appraisal import FEW_BALLOTS
from zhibu.core.regulations.ballots import excellent_share
from zhibu.core.regulations.finding import Finding

DATED = (
    ("self_on", "个人自评"),
    ("mutual_on", "党员互评"),
    ("measured_on", "民主测评"),
    ("decided_on", "评定意见"),
)
"""The steps of ZB-29 by the field that dates each."""


@dataclass(frozen=True, kw_only=True)
class RoundStep:
    """One of the four steps (ZB-29) and when it was done."""

    name: str
    done_on: date | None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class RoundView:
    """A year's round with its results, members in the order of the roster."""

    round: Round
    outcomes: tuple[Outcome, ...]
    cap: Finding

    @property
    def graded(self) -> tuple[Outcome, ...]:
        """Members who are graded."""
        return tuple(outcome for outcome in self.outcomes if not outcome.ungraded)

    @property
    def undecided(self) -> tuple[Outcome, ...]:
        """Graded members for whom nothing is decided yet."""
        return tuple(outcome for outcome in self.graded if not outcome.grade)

    @property
    def has_few_ballots(self) -> bool:
        """Whether so few ballots came in that writers can be told."""
        valid = self.round.valid
        return valid is not None and valid < FEW_BALLOTS

    @property
    def steps(self) -> tuple[RoundStep, ...]:
        """The four steps in order."""
        round = self.round
        where = "在党小组进行" if round.in_groups else ""
        ballots = ""
        if round.measured_on:
            ballots = f"发出 {round.handed_out} 张，收回 {round.returned} 张，有效 {round.valid} 张"
        left = len(self.undecided)
        decided = f"{round.get_decided_by_display()}" if round.decided_on else ""
        if round.decided_on and left:
            decided += f"，还有 {left} 位没有评定"
        return (
            RoundStep(name="个人自评", done_on=round.self_on, note=where),
            RoundStep(name="党员互评", done_on=round.mutual_on, note=where),
            RoundStep(name="民主测评", done_on=round.measured_on, note=ballots),
            RoundStep(name="评定意见", done_on=round.decided_on, note=decided),
        )

    def of_person(self, person_id: int | None) -> Outcome | None:
        """Return one member's own result."""
        return next((one for one in self.outcomes if one.person_id == person_id), None)


def round_view(branch: Branch, *, year: int) -> RoundView | None:
    """Return the year's round of a branch, in two queries; None when there is none."""
    rounds = Round.objects.filter(zone_id=branch.zone_id, branch=branch, year=year)
    round = rounds.select_related("branch").first()
    return None if round is None else view_of(round)


def view_of(round: Round) -> RoundView:
    """Return a round with its results, in one query."""
    outcomes = tuple(round.outcomes.select_related("person", "round"))
    graded = [outcome for outcome in outcomes if not outcome.ungraded]
    excellent = sum(outcome.grade == Outcome.Grade.EXCELLENT for outcome in graded)
    cap = excellent_share(
        members=len(graded), excellent=excellent, on=round.decided_on or round.opened_on
    )
    return RoundView(round=round, outcomes=outcomes, cap=cap)


def newcomers(round: Round, people: list[PersonInBranch]) -> list[Person]:
    """Return members of the branch who are not on the round's list yet."""
    known = set(round.outcomes.values_list("person_id", flat=True))
    return [entry.person for entry in people if entry.is_member and entry.person.pk not in known]


def next_step(round: Round) -> str:
    """Return the first step of a round without a day; '' when all have one."""
    return next((name for field, name in DATED if getattr(round, field) is None), "")
