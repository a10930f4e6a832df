"""What sentences carry which codes: alone, agreed by two, or not to be seen yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhibu.apps.interviews.models import DoubleCoding, Interview, Passage
from zhibu.apps.studies.models import Study
from zhibu.core.coding.agreement import (
    Agreement,
    Codes,
    agreement,
    agreement_on,
    by_sentence,
    disagreements,
)
from zhibu.core.coding.sentences import Sentence, covered, sentences_of


@dataclass(frozen=True, slots=True)
class Coded:
    """An interview with the set of codes of each sentence."""

    interview: Interview
    sentences: tuple[Sentence, ...]
    codes: tuple[Codes, ...]


@dataclass(frozen=True, slots=True)
class CodedStudy:
    """All that counts, and how many interviews do not yet."""

    interviews: tuple[Coded, ...]
    being_coded: int
    """Interviews two people are still coding blind: not counted."""
    unsettled: int
    """Sentences and codes two people differ on and have not settled: not counted."""


def coded_study(study: Study) -> CodedStudy:
    """Return the codes of every sentence of the study; four queries."""
    interviews = list(
        Interview.objects.filter(zone_id=study.zone_id, study=study, withdrawn_on=None)
        .exclude(transcript="")
        .prefetch_related("passages", "double__settlements")
    )
    doubles = {one.pk: _double(one) for one in interviews}
    waiting = [one for one in interviews if (d := doubles[one.pk]) and not d.both_done]
    readable = [one for one in interviews if one not in waiting]
    unsettled = sum(len(unsettled_of(d)) for one in readable if (d := doubles[one.pk]))
    return CodedStudy(tuple(map(coded, readable)), len(waiting), unsettled)


def _double(interview: Interview) -> DoubleCoding | None:
    found: DoubleCoding | None = getattr(interview, "double", None)
    return found


def coded(interview: Interview) -> Coded:
    """Return the codes of each sentence; of two coders only what they agree on or settled."""
    sentences = sentences_of(interview.transcript)
    double = _double(interview)
    if double is None:
        return Coded(interview, sentences, _sets(sentences, interview.passages.all()))
    first, second = _two(double, sentences, interview.passages.all())
    settled = {
        (settlement.sentence, settlement.code_id): settlement.keeps
        for settlement in double.settlements.all()
    }
    codes = tuple(
        frozenset(a & b) | {code for code in a ^ b if settled.get((number, code))}
        for number, (a, b) in enumerate(zip(first, second, strict=True), start=1)
    )
    return Coded(interview, sentences, codes)


def _sets(sentences: Sequence[Sentence], passages: Iterable[Passage]) -> tuple[Codes, ...]:
    pairs = [
        (number, passage.code_id)
        for passage in passages
        for number in covered((passage.start, passage.end), sentences)
    ]
    return by_sentence(len(sentences), pairs)


def _two(
    double: DoubleCoding, sentences: Sequence[Sentence], passages: Iterable[Passage]
) -> tuple[tuple[Codes, ...], tuple[Codes, ...]]:
    theirs = list(passages)
    first, second = (
        _sets(sentences, [passage for passage in theirs if passage.coder_id == coder])
        for coder in (double.first_id, double.second_id)
    )
    return first, second


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One sentence and code the two differ on, and what was settled about it."""

    sentence: Sentence
    code_id: int
    code: str
    first_has_it: bool
    keeps: bool | None

    @property
    def key(self) -> str:
        """Name of its field in the form."""
        return f"keep-{self.sentence.number}-{self.code_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two people's codings side by side."""

    overall: Agreement
    by_code: tuple[tuple[str, Agreement], ...]
    differences: tuple[Difference, ...]

    @property
    def unsettled(self) -> int:
        """How many differences wait for a word."""
        return sum(one.keeps is None for one in self.differences)


def comparison_of(double: DoubleCoding) -> Comparison:
    """Return how far the two agree and where they differ; both must be done."""
    sentences = sentences_of(double.interview.transcript)
    passages = list(double.interview.passages.select_related("code"))
    names = {passage.code_id: passage.code.name for passage in passages}
    first, second = _two(double, sentences, passages)
    used = frozenset().union(*first, *second)
    settled = {(one.sentence, one.code_id): one.keeps for one in double.settlements.all()}
    return Comparison(
        overall=agreement(first, second),
        by_code=tuple((names[code], agreement_on(code, first, second)) for code in sorted(used)),
        differences=tuple(
            Difference(
                sentence=sentences[one.sentence - 1],
                code_id=one.code,
                code=names[one.code],
                first_has_it=one.first_has_it,
                keeps=settled.get((one.sentence, one.code)),
            )
            for one in disagreements(first, second)
        ),
    )


def unsettled_of(double: DoubleCoding) -> list[tuple[int, int]]:
    """Return the (sentence, code) pairs two people differ on and have not settled."""
    sentences = sentences_of(double.interview.transcript)
    first, second = _two(double, sentences, double.interview.passages.all())
    settled = {(one.sentence, one.code_id) for one in double.settlements.all()}
    differing = [(one.sentence, one.code) for one in disagreements(first, second)]
    return [pair for pair in differing if pair not in settled]
