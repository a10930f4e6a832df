"""Passages become quotations: suggested without names, edited, confirmed by a person."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from zhibu.apps.accounts.models import User
from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.interviews.models import Interview, Quotation
from zhibu.apps.interviews.queries.names import known_names
from zhibu.apps.interviews.refusals import NamesLeft, NotConsented, NotOneRun
from zhibu.apps.interviews.services.coding import spans_of
from zhibu.apps.interviews.services.interviews import standing
from zhibu.core.coding.anonymising import left_over, suggest
from zhibu.core.coding.sentences import sentences_of

LONGEST = 2000


@transaction.atomic
def draft_quotation(*, interview: Interview, numbers: Collection[int]) -> Quotation:
    """Make a draft of sentences that follow each other, known names taken out.

    Raises:
        Withdrawn, NotConsented: the speaker did not agree to it.
        NothingChosen, NotOneRun: the sentences do not make one quotation.
    """
    interview = standing(interview)
    if not interview.may_quote:
        raise NotConsented
    spans = spans_of(numbers, sentences_of(interview.transcript))
    start, end = spans[0]
    if len(spans) > 1 or end - start > LONGEST:
        raise NotOneRun
    suggested = suggest(interview.transcript[start:end], known_names(interview))
    quotation, _new = Quotation.objects.get_or_create(
        zone_id=interview.zone_id,
        interview=interview,
        start=start,
        end=end,
        defaults={"text": suggested.text[:LONGEST]},
    )
    return quotation


@transaction.atomic
def change_quotation(
    *, quotation: Quotation, text: str, revision: int, confirm: User | None, keep: bool, on: date
) -> Quotation:
    """Keep the edited words; with `confirm` they may leave the room from now on.

    Words changed without confirming have to be confirmed again. `keep` says that the known
    names still in the text mean nobody.

    Raises:
        ChangedMeanwhile: somebody saved it since.
        Withdrawn, NotConsented: the speaker does not agree.
        NamesLeft: known names stand in what is to be confirmed.
    """
    interview = standing(quotation.interview)
    quotation = Quotation.objects.select_for_update().get(pk=quotation.pk)
    if quotation.revision != revision:
        raise ChangedMeanwhile(theirs=quotation.text, revision=quotation.revision)
    if confirm is not None:
        _may_be_confirmed(interview, text, keep)
    quotation.text, quotation.revision = text, revision + 1
    quotation.confirmed_by = confirm
    quotation.confirmed_on = on if confirm else None
    quotation.save()
    return quotation


def _may_be_confirmed(interview: Interview, text: str, keep: bool) -> None:
    if not interview.may_quote:
        raise NotConsented
    names = left_over(text, known_names(interview))
    if names and not keep:
        raise NamesLeft(names)


@transaction.atomic
def drop_quotation(*, quotation: Quotation) -> None:
    """Remove a quotation."""
    quotation.delete()
