"""Saying what came of an adopted proposal."""

from datetime import date, datetime

from django.db import transaction

from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.ideas.models import Idea
from zhibu.apps.ideas.refusals import NotAdopted, ResultTooEarly
from zhibu.apps.ideas.services.locking import locked
from zhibu.apps.ideas.services.telling import tell_author
from zhibu.apps.organisation.models import Person


@transaction.atomic
def record_result(
    *, idea: Idea, result: str, on: date, revision: int, by: Person | None, now: datetime
) -> Idea:
    """Say what came of a proposal; a signed author is told the first time.

    Raises:
        ChangedMeanwhile: somebody saved it since the form was opened; carries their text.
        NotAdopted: it was not adopted.
        ResultTooEarly: a day before the answer.
    """
    idea = locked(idea)
    if idea.revision != revision:
        raise ChangedMeanwhile(theirs=idea.result or "（还没有写结果）", revision=idea.revision)
    if not idea.is_adopted or idea.decided_on is None:
        raise NotAdopted
    if on < idea.decided_on:
        raise ResultTooEarly
    is_news = idea.result_on is None
    idea.result, idea.result_on = result, on
    idea.revision += 1
    idea.save()
    if is_news:
        tell_author(idea, "您的建议有了结果", by=by, now=now)
    return idea
