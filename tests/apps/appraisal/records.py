"""Rounds and remedies for tests."""

from datetime import date

from zhibu.apps.appraisal.models import Remedy, Round
from zhibu.apps.appraisal.services import life, rounds
from zhibu.apps.organisation.models import Branch, Person
from zhibu.core.regulations.appraisal import Ballots, Counts

TODAY = date(2026, 12, 20)
OPENED = date(2026, 12, 1)
MEASURED = date(2026, 12, 10)
DECIDED = date(2026, 12, 15)
YEAR = 2026
OPINION = "工作踏实，乐于助人。"


def round_in(branch: Branch) -> Round:
    """Open the year's round."""
    return rounds.open_round(branch=branch, year=YEAR, on=OPENED, today=TODAY)


def counted(round: Round, *, valid: int = 10, excellent: int = 7) -> Round:
    """Count the ballots: the same row for every graded member."""
    row = Counts(excellent, valid - excellent, 0, 0)
    return rounds.record_counts(
        round=round,
        on=MEASURED,
        ballots=Ballots(handed_out=valid + 1, returned=valid, valid=valid),
        counts={outcome.pk: row for outcome in round.outcomes.filter(ungraded="")},
        today=TODAY,
    )


def graded(round: Round, grade: str = "qualified") -> Round:
    """Give every graded member the same grade."""
    verdict = rounds.Verdict(grade=grade, opinion=OPINION)
    rounds.record_grades(
        round=round,
        on=DECIDED,
        by="members",
        verdicts={outcome.pk: verdict for outcome in round.outcomes.filter(ungraded="")},
        today=TODAY,
    )
    round.refresh_from_db()
    return round


def remedy_of(branch: Branch, owner: Person, *, due_on: date = date(2026, 12, 31)) -> Remedy:
    """Put a measure on the list."""
    return life.add_remedy(
        branch=branch,
        year=YEAR,
        problem="学习不够经常",
        measure="每月集中学习一次",
        owner=owner,
        due_on=due_on,
    )
