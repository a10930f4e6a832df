"""Guides and interviews: write them down, change them, drop them."""

from datetime import date
from typing import Any

from django.db import transaction

from zhibu.apps.accounts.models import User
from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.interviews.models import DoubleCoding, Guide, Interview, Passage, Quotation
from zhibu.apps.interviews.queries.names import names_of_zone
from zhibu.apps.interviews.refusals import (
    GuideOnRecord,
    NameInTheOpen,
    TranscriptIsCodedDouble,
    Withdrawn,
)
from zhibu.apps.organisation.services.checks import not_future
from zhibu.apps.studies.models import Study
from zhibu.core.coding.anonymising import left_over
from zhibu.core.coding.sentences import moved


@transaction.atomic
def keep_guide(*, study: Study, title: str, text: str) -> Guide:
    """Keep a guide for the study.

    Raises:
        GuideOnRecord: there is one of that title.
    """
    _no_other_guide(study.pk, title, but=None)
    return Guide.objects.create(zone_id=study.zone_id, study=study, title=title, text=text)


@transaction.atomic
def change_guide(*, guide: Guide, title: str, text: str, revision: int) -> Guide:
    """Change a guide opened at a revision.

    Raises:
        ChangedMeanwhile: somebody saved it since.
        GuideOnRecord: there is another of that title.
    """
    guide = Guide.objects.select_for_update().get(pk=guide.pk)
    if guide.revision != revision:
        raise ChangedMeanwhile(theirs=f"{guide.title}\n{guide.text}", revision=guide.revision)
    _no_other_guide(guide.study_id, title, but=guide.pk)
    guide.title, guide.text, guide.revision = title, text, revision + 1
    guide.save()
    return guide


def _no_other_guide(study_id: int, title: str, *, but: int | None) -> None:
    there = Guide.objects.filter(study=study_id, title=title)
    if any(guide.pk != but for guide in there):
        raise GuideOnRecord(title)


@transaction.atomic
def drop_guide(*, guide: Guide) -> None:
    """Remove a guide; interviews made with it stay."""
    guide.delete()


@transaction.atomic
def record_interview(*, study: Study, today: date, **facts: Any) -> Interview:
    """Record that somebody was interviewed and how they agreed to it.

    Raises:
        InTheFuture: a day has not come.
        NameInTheOpen: the role holds a name of the zone's records.
    """
    interview = Interview(zone_id=study.zone_id, study=study, **facts)
    _check(interview, today)
    interview.save()
    return interview


@transaction.atomic
def change_interview(*, interview: Interview, today: date, **facts: Any) -> Interview:
    """Correct the facts of an interview; raises as record_interview, and Withdrawn."""
    interview = standing(interview)
    for name, value in facts.items():
        setattr(interview, name, value)
    _check(interview, today)
    interview.save(update_fields=list(facts))
    return interview


def _check(interview: Interview, today: date) -> None:
    not_future(interview.on, today, "访谈日期")
    not_future(interview.consent_on, today, "同意日期")
    if names := left_over(interview.speaker, names_of_zone(interview.zone_id)):
        raise NameInTheOpen(names)


def standing(interview: Interview) -> Interview:
    """Return the interview locked for a change.

    Raises:
        Withdrawn: the consent was taken back.
    """
    interview = Interview.objects.select_for_update().get(pk=interview.pk)
    if interview.is_withdrawn:
        raise Withdrawn
    return interview


@transaction.atomic
def write_transcript(*, interview: Interview, text: str, revision: int, by: User) -> Interview:
    """Keep what was said, or change it; codes move along with their sentences.

    Quotations whose sentences changed wait to be confirmed again; passages and quotations
    whose sentences are gone go with them.

    Raises:
        ChangedMeanwhile: somebody saved the text since it was opened.
        TranscriptIsCodedDouble: two people are coding it.
        Withdrawn: the consent was taken back.
    """
    interview = standing(interview)
    if interview.revision != revision:
        raise ChangedMeanwhile(theirs=interview.transcript, revision=interview.revision)
    if DoubleCoding.objects.filter(interview=interview).exists():
        raise TranscriptIsCodedDouble
    text = "\n".join(text.splitlines())
    _move_marks(interview, text)
    interview.transcript, interview.revision, interview.written_by = text, revision + 1, by
    interview.save(update_fields=["transcript", "revision", "written_by"])
    return interview


def _move_marks(interview: Interview, text: str) -> None:
    """Put passages and quotations where their sentences stand in the new text."""
    passages = list(interview.passages.all())
    quotations = list(interview.quotations.all())
    interview.passages.all().delete()
    old = interview.transcript
    kept: dict[tuple[int | None, int, int, int], Passage] = {}
    spans = moved(old, text, [(mark.start, mark.end) for mark in passages])
    for passage, span in zip(passages, spans, strict=True):
        if span is not None:
            passage.start, passage.end = span
            kept.setdefault((passage.coder_id, passage.code_id, *span), passage)
    Passage.objects.bulk_create(kept.values())
    spans = moved(old, text, [(mark.start, mark.end) for mark in quotations])
    for quotation, span in zip(quotations, spans, strict=True):
        _move_quotation(quotation, span, old, text)


def _move_quotation(quotation: Quotation, span: tuple[int, int] | None, old: str, new: str) -> None:
    if span is None:
        quotation.delete()
        return
    if old[quotation.start : quotation.end] != new[slice(*span)]:
        quotation.confirmed_on = quotation.confirmed_by = None
    quotation.start, quotation.end = span
    quotation.save()


@transaction.atomic
def drop_interview(*, interview: Interview) -> None:
    """Remove an interview with everything read from it."""
    Interview.objects.select_for_update().get(pk=interview.pk).delete()
