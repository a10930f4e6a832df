"""A page of questions as a form: every field may be left empty."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from zhibu.apps.answering.forms.fields import LongText, Number, One, Rank, Several
from zhibu.apps.foundation.forms import PlainForm
from zhibu.core.surveys.answers import Response
from zhibu.core.surveys.codebook import Kind, Question


@dataclass(frozen=True)
class Asked:
    """A question as shown: its number in the questionnaire and its fields."""

    number: int
    question: Question
    fields: tuple[tuple[str, BoundField], ...]
    """Label of the row (of a matrix) or rank, and the field; one without label otherwise."""

    @property
    def field(self) -> BoundField:
        """The only field of a question that is no matrix or ranking."""
        return self.fields[0][1]

    @property
    def errors(self) -> list[str]:
        """What is wrong with the answer, each said once."""
        return list(dict.fromkeys(str(e) for _, field in self.fields for e in field.errors))

    @property
    def is_rows(self) -> bool:
        """Whether there is a fieldset for each row."""
        return self.question.kind is Kind.MATRIX

    @property
    def is_ranking(self) -> bool:
        """Whether there is a choice for each rank."""
        return self.question.kind is Kind.RANKING

    @property
    def is_choice(self) -> bool:
        """Whether the field is a group of buttons, which needs a fieldset."""
        return self.question.kind in (Kind.SINGLE, Kind.SCALE, Kind.MULTIPLE)


class QuestionsForm(PlainForm):
    """Questions and what was answered so far; `answers` gives the answer back."""

    def __init__(
        self,
        *args: Any,
        page: Sequence[Question],
        numbers: Mapping[str, int],
        answers: Response,
        **kwargs: Any,
    ) -> None:
        """Make the fields; names are kept apart from all else in the page by a prefix."""
        super().__init__(*args, prefix="a", **kwargs)
        self.page, self.numbers = page, numbers
        for question in page:
            for name, field in _fields_of(question, answers):
                self.fields[name] = field

    def clean(self) -> None:
        """Refuse the same option at two ranks."""
        super().clean()
        for question in self.page:
            if question.kind is Kind.RANKING:
                self._clean_ranking(question)

    def _clean_ranking(self, question: Question) -> None:
        seen: set[str] = set()
        labels = {option.code: option.label for option in question.options}
        for rank in _ranks(question):
            name = _rank_name(question, rank)
            chosen = self.cleaned_data.get(name)
            if chosen and chosen in seen:
                self.add_error(name, f"“{labels[chosen]}”选了两次，请改掉一个。")
            elif chosen:
                seen.add(chosen)

    def answers(self) -> dict[str, tuple[str, ...]]:
        """Return the answer to each column of the page; an empty one where none was given."""
        return {
            column.id: self._answer(column) for question in self.page for column in question.columns
        }

    def _answer(self, column: Question) -> tuple[str, ...]:
        if column.kind is Kind.RANKING:
            chosen = [self.cleaned_data[_rank_name(column, rank)] for rank in _ranks(column)]
            return tuple(code for code in chosen if code)
        value = self.cleaned_data[column.id]
        if isinstance(value, list):
            return tuple(option.code for option in column.options if option.code in value)
        return (value,) if value else ()

    @property
    def asked(self) -> Iterator[Asked]:
        """The questions for the page's template."""
        for question in self.page:
            fields = tuple((label, self[name]) for label, name in _parts(question))
            yield Asked(self.numbers[question.id], question, fields)


def _fields_of(question: Question, answers: Response) -> Iterator[tuple[str, forms.Field]]:
    for column in question.columns:
        given = answers.get(column.id, ())
        if column.kind is Kind.RANKING:
            for rank in _ranks(column):
                yield _rank_name(column, rank), Rank(column, rank, given)
        elif column.kind is Kind.MULTIPLE:
            yield column.id, Several(column, given)
        elif column.kind is Kind.NUMBER:
            yield column.id, Number(column, given)
        elif column.kind is Kind.TEXT:
            yield column.id, LongText(column, given)
        else:
            yield column.id, One(column, given)


def _parts(question: Question) -> list[tuple[str, str]]:
    """Return label and field name of each part a question is answered in."""
    if question.kind is Kind.MATRIX:
        return [(row.label, f"{question.id}.{row.code}") for row in question.rows]
    if question.kind is Kind.RANKING:
        return [(f"第 {rank} 位", _rank_name(question, rank)) for rank in _ranks(question)]
    return [("", question.id)]


def _ranks(question: Question) -> range:
    count = len(question.options)
    return range(1, min(question.at_most or count, count) + 1)


def _rank_name(question: Question, rank: int) -> str:
    return f"{question.id}#{rank}"
