"""Memos: what a reader thinks about an interview, a passage or a code."""

from datetime import date

from django.db import transaction

from zhibu.apps.accounts.models import User
from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.interviews.models import Interview, Memo, Passage
from zhibu.apps.studies.models import Code, Study


@transaction.atomic
def write_memo(
    *,
    study: Study,
    text: str,
    by: User,
    on: date,
    interview: Interview | None = None,
    passage: Passage | None = None,
    code: Code | None = None,
) -> Memo:
    """Keep a memo; one on a passage is one on its interview too."""
    return Memo.objects.create(
        zone_id=study.zone_id,
        study=study,
        text=text,
        author=by,
        written_on=on,
        interview=passage.interview if passage else interview,
        passage=passage,
        code=code,
    )


@transaction.atomic
def change_memo(*, memo: Memo, text: str, revision: int) -> Memo:
    """Change a memo opened at a revision; raises ChangedMeanwhile."""
    memo = Memo.objects.select_for_update().get(pk=memo.pk)
    if memo.revision != revision:
        raise ChangedMeanwhile(theirs=memo.text, revision=memo.revision)
    memo.text, memo.revision = text, revision + 1
    memo.save(update_fields=["text", "revision"])
    return memo


@transaction.atomic
def drop_memo(*, memo: Memo) -> None:
    """Remove a memo."""
    memo.delete()
