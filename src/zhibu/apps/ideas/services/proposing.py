"""Making a proposal, under one's name or without a trace of who made it; taking one back."""

from dataclasses import dataclass
from datetime import date, timedelta

from auditlog.context import disable_auditlog
from django.db import transaction

from zhibu.apps.answering.remnants import leave_none
from zhibu.apps.feedback.codes import digest, new_code
from zhibu.apps.ideas.models import Idea
from zhibu.apps.ideas.refusals import AlreadyAnswered
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.workitems.models import CityTask

ANSWERED_WITHIN = timedelta(days=30)
"""The house's own rule: no regulation sets a time for answering proposals."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """What a proposal says."""

    title: str
    proposal: str
    problem: str = ""
    city_task: CityTask | None = None
    for_leaders: bool = False


@transaction.atomic
def propose(*, branch: Branch, written: Written, author: Person, on: date) -> Idea:
    """Put a proposal to a branch under one's name."""
    idea = _idea(branch, written, on)
    idea.author = author
    idea.save(force_insert=True)
    return idea


@transaction.atomic
def propose_unsigned(*, branch: Branch, written: Written, on: date) -> str:
    """Put a proposal to a branch without a name; return the code its author follows it with.

    Nobody is told and the trail gets no line: either would say at what time it was made, and
    the line also by whom.
    """
    code = new_code()
    idea = _idea(branch, written, on)
    idea.code_hash = digest(code)
    with disable_auditlog():
        idea.save(force_insert=True)
    leave_none()
    return code


@transaction.atomic
def withdraw(*, idea: Idea) -> None:
    """Take a signed proposal back.

    Raises:
        AlreadyAnswered: the branch has answered it, now or before.
    """
    idea = Idea.objects.select_for_update().get(pk=idea.pk)
    if idea.decision or idea.earlier_answers.exists():
        raise AlreadyAnswered
    idea.delete()


def _idea(branch: Branch, written: Written, on: date) -> Idea:
    return Idea(
        zone_id=branch.zone_id,
        branch=branch,
        title=written.title,
        problem=written.problem,
        proposal=written.proposal,
        city_task=written.city_task,
        for_leaders=written.for_leaders,
        proposed_on=on,
        answer_by=on + ANSWERED_WITHIN,
    )
