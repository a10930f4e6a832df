"""Answering a proposal: adopted or not with a reason, as a work item if wanted; looking anew."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.ideas.models import Decision, EarlierAnswer, Idea
from zhibu.apps.ideas.refusals import CarriedOut, NothingToReopen
from zhibu.apps.ideas.services.locking import locked
from zhibu.apps.ideas.services.telling import tell_author
from zhibu.apps.organisation.models import Person
from zhibu.apps.workitems.services.items import plan_item


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the branch says."""

    decision: Decision
    reason: str


@dataclass(frozen=True, kw_only=True)
class Task:
    """Who carries an adopted proposal out, by when."""

    owner: Person
    due_on: date


@transaction.atomic
def answer(
    *, idea: Idea, said: Answer, task: Task | None, revision: int, by: Person | None, now: datetime,
    on: date,
) -> Idea:  # fmt: skip
    """Answer a proposal, or change the answer; with `task` it becomes a work item at once.

    A signed author is told of the answer, and again when it becomes another one.

    Raises:
        ChangedMeanwhile: somebody answered since the form was opened; carries their answer.
        CarriedOut: it is turned down while it is being carried out.
    """
    idea = locked(idea)
    if idea.revision != revision:
        raise ChangedMeanwhile(theirs=in_words(idea), revision=idea.revision)
    if said.decision == Decision.NOT_ADOPTED and _is_carried_out(idea):
        raise CarriedOut
    is_news = said.decision != idea.decision
    idea.decision, idea.reason = said.decision, said.reason
    if is_news:
        idea.decided_on = idea.decided_on or on
        idea.decided_by = by
    if task is not None and idea.item is None:
        idea.item = plan_item(
            branch=idea.branch,
            title=idea.title,
            city_task=idea.city_task,
            owners=[task.owner],
            due_on=task.due_on,
            by=by,
            on=on,
        )
    idea.revision += 1
    idea.save()
    if is_news:
        tell_author(idea, f"您的建议有了答复：{idea.get_decision_display()}", by=by, now=now)
    return idea


@transaction.atomic
def reopen(*, idea: Idea, answer_by: date, on: date) -> Idea:
    """Look anew at a proposal that was not adopted; the answer given stays on record.

    Raises:
        NothingToReopen: it was adopted, or is not answered.
    """
    idea = locked(idea)
    if idea.decision != Decision.NOT_ADOPTED or idea.decided_on is None:
        raise NothingToReopen
    EarlierAnswer.objects.create(
        zone_id=idea.zone_id,
        idea=idea,
        answer_by=idea.answer_by,
        decision=idea.decision,
        reason=idea.reason,
        decided_on=idea.decided_on,
        decided_by=idea.decided_by,
        reopened_on=on,
    )
    idea.decision = idea.reason = ""
    idea.decided_on = idea.decided_by = None
    idea.answer_by = answer_by
    idea.revision += 1
    idea.save()
    return idea


def in_words(idea: Idea) -> str:
    """Return the answer as it stands, for somebody who answered at the same time."""
    if not idea.decision:
        return "（现在是待答复：先前的答复已经收回，重新研究）"
    item = "\n已列入工作事项。" if idea.item_id else ""
    return f"{idea.get_decision_display()}\n{idea.reason}{item}"


def _is_carried_out(idea: Idea) -> bool:
    """Whether it has a result, or is a work item nobody gave up."""
    return bool(idea.result_on) or (idea.item is not None and idea.item.dropped_on is None)
