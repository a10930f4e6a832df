"""A transcript as its readers see it while they code it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet

from zhibu.apps.interviews.models import DoubleCoding, Interview, Passage, Quotation
from zhibu.core.coding.sentences import Sentence, covered, sentences_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A passage that ends at a sentence: what it is tagged with."""

    passage_id: int
    code: str
    sentences: str
    """Which ones: '3' or '3–5'."""
    may_remove: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence with the passages that end at it, and whether it is quoted."""

    sentence: Sentence
    is_coded: bool
    is_quoted: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one coder may see and do."""

    paragraphs: tuple[tuple[int, tuple[Line, ...]], ...]
    may_code: bool
    why_not: str


def page_for(interview: Interview, user_id: int | None) -> Page:
    """Return the transcript for a coder; of blind double coding only their own passages."""
    double = DoubleCoding.objects.filter(interview=interview).first()
    sentences = sentences_of(interview.transcript)
    why_not = _why_not(interview, double, user_id)
    passages = list(_seen(interview, double, user_id))
    quoted = {
        number
        for quotation in Quotation.objects.filter(interview=interview)
        for number in covered((quotation.start, quotation.end), sentences)
    }
    lines = tuple(_lines(sentences, passages, quoted, may_remove=not why_not))
    grouped = groupby(lines, key=lambda line: line.sentence.paragraph)
    return Page(
        paragraphs=tuple((number, tuple(group)) for number, group in grouped),
        may_code=not why_not,
        why_not=why_not,
    )


def _why_not(interview: Interview, double: DoubleCoding | None, user_id: int | None) -> str:
    """Say why the transcript cannot be coded by this person now; '' when it can."""
    if interview.is_withdrawn:
        return "对方已撤回同意，内容已删除。"
    if double is None:
        return ""
    if double.both_done:
        return "双人编码已经完成，这里显示两人的全部编码。"
    if user_id not in {double.first_id, double.second_id}:
        return "这份记录正在双人编码，两人都完成前看不到编码。"
    return "您已完成编码，请等另一位完成。" if double.is_done_by(user_id) else ""


def _seen(
    interview: Interview, double: DoubleCoding | None, user_id: int | None
) -> QuerySet[Passage]:
    passages = interview.passages.select_related("code").order_by("start", "end", "code_id", "pk")
    return passages.filter(coder=user_id) if double and not double.both_done else passages


def _lines(
    sentences: tuple[Sentence, ...], passages: list[Passage], quoted: set[int], *, may_remove: bool
) -> Iterator[Line]:
    ending: dict[int, list[Mark]] = {}
    inside: set[int] = set()
    for passage in passages:
        numbers = covered((passage.start, passage.end), sentences)
        if not numbers:
            continue
        inside.update(numbers)
        first, last = numbers[0], numbers[-1]
        mark = Mark(
            passage_id=passage.pk,
            code=passage.code.name,
            sentences=str(first) if first == last else f"{first}–{last}",
            may_remove=may_remove,
        )
        ending.setdefault(last, []).append(mark)
    for sentence in sentences:
        yield Line(
            sentence=sentence,
            is_coded=sentence.number in inside,
            is_quoted=sentence.number in quoted,
            marks=tuple(ending.get(sentence.number, ())),
        )
