"""A transcript as numbered sentences, each a span of the text as it was typed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

Span = tuple[int, int]

_END = re.compile(r"[。！？!?；;…]+[”’」』）)\"']*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `start` and `end` count characters of the whole text, end excluded."""

    number: int
    paragraph: int
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Return where it stands."""
        return self.start, self.end


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text; a line is a paragraph, blank lines are none.

    A sentence ends with 。！？；or … and the closing marks behind it. Nothing is lost: every
    character that is no space stands in exactly one sentence.
    """
    found: list[Sentence] = []
    paragraph, offset = 0, 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            paragraph += 1
            for start, end in _pieces(line):
                span = (offset + start, offset + end)
                found.append(Sentence(len(found) + 1, paragraph, *span, text[slice(*span)]))
        offset += len(line)
    return tuple(found)


def _pieces(line: str) -> list[Span]:
    """Return spans of the sentences in a line, without the spaces around them."""
    ends = [mark.end() for mark in _END.finditer(line)]
    cuts = [0, *ends, len(line)]
    pieces = []
    for start, end in pairwise(cuts):
        piece = line[start:end]
        if piece.strip():
            begin = start + len(piece) - len(piece.lstrip())
            pieces.append((begin, begin + len(piece.strip())))
    return pieces


def runs(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return the unbroken runs of sentence numbers as (first, last): 1 2 3 7 -> (1, 3), (7, 7)."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def covered(span: Span, sentences: Sequence[Sentence]) -> tuple[int, ...]:
    """Return the numbers of the sentences a span touches."""
    start, end = span
    return tuple(s.number for s in sentences if s.start < end and start < s.end)


def moved(old: str, new: str, spans: Sequence[Span]) -> tuple[Span | None, ...]:
    """Return where spans of whole sentences stand after an edit; None when they are gone.

    Sentences that were kept, and those changed in place one for one, take their codes along.
    """
    before, after = sentences_of(old), sentences_of(new)
    place = _places(before, after)
    found: list[Span | None] = []
    for span in spans:
        kept = [place[number] for number in covered(span, before) if number in place]
        if kept:
            found.append((after[min(kept) - 1].start, after[max(kept) - 1].end))
        else:
            found.append(None)
    return tuple(found)


def _places(before: Sequence[Sentence], after: Sequence[Sentence]) -> dict[int, int]:
    """Return new number by old number of the sentences that live on."""
    matcher = SequenceMatcher(None, [s.text for s in before], [s.text for s in after], False)
    place: dict[int, int] = {}
    for change, first, last, new_first, new_last in matcher.get_opcodes():
        if change == "equal" or (change == "replace" and last - first == new_last - new_first):
            place |= {first + i + 1: new_first + i + 1 for i in range(last - first)}
    return place
