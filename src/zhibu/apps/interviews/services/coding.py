"""Giving codes to sentences, alone or two people blind."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db import transaction

from zhibu.apps.accounts.models import User
from zhibu.apps.interviews.models import DoubleCoding, Interview, Passage, Settlement
from zhibu.apps.interviews.refusals import (
    CodingIsClosed,
    NothingChosen,
    NoTranscript,
    SameCoderTwice,
)
from zhibu.apps.interviews.services.interviews import standing
from zhibu.apps.studies.models import Code
from zhibu.core.coding.sentences import Sentence, runs, sentences_of


@transaction.atomic
def code_sentences(
    *, interview: Interview, numbers: Collection[int], codes: Sequence[Code], by: User
) -> int:
    """Give each code to each unbroken run of the sentences; return how many runs.

    Raises:
        Withdrawn, CodingIsClosed: see refusals.
        NothingChosen: no sentence of the text, or no code.
    """
    interview = standing(interview)
    may_code(interview, by)
    sentences = sentences_of(interview.transcript)
    chosen = spans_of(numbers, sentences)
    if not codes:
        raise NothingChosen("编码")
    for start, end in chosen:
        for code in codes:
            Passage.objects.get_or_create(
                zone_id=interview.zone_id,
                interview=interview,
                code=code,
                coder=by,
                start=start,
                end=end,
            )
    return len(chosen)


def spans_of(numbers: Collection[int], sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Return the spans of the unbroken runs of some sentences; raises NothingChosen."""
    there = [number for number in numbers if 1 <= number <= len(sentences)]
    if not there:
        raise NothingChosen("句子")
    return [(sentences[first - 1].start, sentences[last - 1].end) for first, last in runs(there)]


def may_code(interview: Interview, by: User) -> None:
    """Raise CodingIsClosed when two others are coding, or `by` is done."""
    double = DoubleCoding.objects.filter(interview=interview).first()
    if double is None:
        return
    if by.pk not in {double.first_id, double.second_id} or double.is_done_by(by.pk):
        raise CodingIsClosed


@transaction.atomic
def uncode(*, passage: Passage, by: User) -> None:
    """Take a code off a passage; raises CodingIsClosed as above, or for another's passage."""
    interview = standing(passage.interview)
    may_code(interview, by)
    if passage.coder_id != by.pk and DoubleCoding.objects.filter(interview=interview).exists():
        raise CodingIsClosed
    passage.delete()


@transaction.atomic
def start_double(*, interview: Interview, first: User, second: User) -> DoubleCoding:
    """Have two people code the transcript from the start of what each has; blind to each other.

    Raises:
        NoTranscript: there is nothing to code.
        SameCoderTwice: it is one person.
        Withdrawn: the consent was taken back.
    """
    interview = standing(interview)
    if not interview.transcript:
        raise NoTranscript
    if first == second:
        raise SameCoderTwice
    double, _new = DoubleCoding.objects.get_or_create(
        zone_id=interview.zone_id,
        interview=interview,
        defaults={"first": first, "second": second},
    )
    return double


@transaction.atomic
def finish(*, double: DoubleCoding, by: User, on: date) -> DoubleCoding:
    """Note that one of the two is done; raises CodingIsClosed for anybody else."""
    double = DoubleCoding.objects.select_for_update().get(pk=double.pk)
    if by.pk not in {double.first_id, double.second_id}:
        raise CodingIsClosed
    name = "first_done_on" if by.pk == double.first_id else "second_done_on"
    if getattr(double, name) is None:
        setattr(double, name, on)
        double.save(update_fields=[name])
    return double


@transaction.atomic
def settle(*, double: DoubleCoding, choices: Mapping[tuple[int, int], bool]) -> int:
    """Keep what was agreed for (sentence, code); an answer can be changed later.

    What each had coded stays as it was, so that the agreement stays that of blind coding.

    Raises:
        CodingIsClosed: the two are not both done.
    """
    double = DoubleCoding.objects.select_for_update().get(pk=double.pk)
    if not double.both_done:
        raise CodingIsClosed
    study_id = double.interview.study_id
    codes = {code.pk: code for code in Code.objects.filter(study=study_id)}
    known = {key: keeps for key, keeps in choices.items() if key[1] in codes}
    for (sentence, code_id), keeps in known.items():
        Settlement.objects.update_or_create(
            zone_id=double.zone_id,
            double=double,
            code=codes[code_id],
            sentence=sentence,
            defaults={"keeps": keeps},
        )
    return len(known)


@transaction.atomic
def drop_double(*, double: DoubleCoding) -> None:
    """End double coding: what both coded stays as ordinary passages."""
    double.delete()
