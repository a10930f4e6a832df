"""An answer in words, for whoever gave it to look over."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhibu.core.surveys.answers import Response
from zhibu.core.surveys.codebook import Kind, Question
from zhibu.core.surveys.pages import Page, asked_on


@dataclass(frozen=True)
class Line:
    """One question and what was answered; `page` counts from 1."""

    number: int
    label: str
    said: tuple[str, ...]
    page: int

    @property
    def is_answered(self) -> bool:
        """Whether anything was answered."""
        return bool(self.said)


def reviewed(pages: Sequence[Page], response: Response) -> list[Line]:
    """Return every question that was asked, with its answer in words."""
    lines, before = [], 0
    for at, page in enumerate(pages, start=1):
        asked = set(asked_on(page, response))
        lines += [
            Line(number, question.label, _said(question, response), at)
            for number, question in enumerate(page, start=before + 1)
            if question in asked
        ]
        before += len(page)
    return lines


def _said(question: Question, response: Response) -> tuple[str, ...]:
    if question.kind is Kind.MATRIX:
        return tuple(
            f"{row.label}：{_in_words(question, response[column.id])}"
            for row, column in zip(question.rows, question.columns, strict=True)
            if response.get(column.id)
        )
    answer = response.get(question.id, ())
    return (_in_words(question, answer),) if answer else ()


def _in_words(question: Question, answer: Sequence[str]) -> str:
    labels = {option.code: option.label for option in question.options}
    words = [labels.get(value, value) for value in answer]
    if question.kind is Kind.RANKING:
        return "；".join(f"{rank}. {word}" for rank, word in enumerate(words, start=1))
    return "、".join(words)
