"""A paper questionnaire typed in by numbers: one box to a question, Tab to the next."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from zhibu.apps.answering.forms.fields import LONGEST_TEXT
from zhibu.apps.foundation.forms import PlainForm
from zhibu.core.surveys.answer_words import UnknownAnswer, read_answer
from zhibu.core.surveys.codebook import Codebook, Kind, Question

HOW = {
    Kind.SINGLE: "选项序号",
    Kind.SCALE: "选项序号",
    Kind.MATRIX: "每行一个选项序号",
    Kind.MULTIPLE: "选项序号，用空格隔开",
    Kind.RANKING: "选项序号，从第一位起用空格隔开",
    Kind.NUMBER: "数字",
    Kind.TEXT: "原文",
}


@dataclass(frozen=True)
class Typed:
    """A question as typed in: its number, how, and its boxes with the label of each row."""

    number: int
    question: Question
    how: str
    fields: tuple[tuple[str, BoundField], ...]


class Written(forms.CharField):
    """What somebody wrote as the answer to one column, as numbers or in words."""

    def __init__(self, column: Question, number: int) -> None:
        """Name it by its number for whoever hears the page read."""
        is_text = column.kind is Kind.TEXT
        widget = forms.Textarea({"rows": 2}) if is_text else forms.TextInput()
        widget.attrs |= {"autocomplete": "off"}
        super().__init__(label=f"{number}. {column.label}", required=False, widget=widget)
        self.column = column

    def clean(self, value: Any) -> tuple[str, ...]:
        """Return the answer; say what cannot be one."""
        written = str(super().clean(value))
        if self.column.kind is Kind.TEXT and len(written) > LONGEST_TEXT:
            raise forms.ValidationError(
                f"写了 {len(written)} 个字，最多 {LONGEST_TEXT} 个字；内容都还在。"
            )
        try:
            return read_answer(self.column, written)
        except UnknownAnswer as unknown:
            raise forms.ValidationError(f"“{unknown.word}”不是这一题的答案，请核对。") from None


class PaperForm(PlainForm):
    """All questions on one page; empty boxes are questions not answered."""

    def __init__(self, *args: Any, codebook: Codebook, **kwargs: Any) -> None:
        """Make a box for each column."""
        super().__init__(*args, prefix="a", **kwargs)
        self.codebook = codebook
        for number, question in enumerate(codebook, start=1):
            for column in question.columns:
                field = Written(column, number)
                field.widget.attrs["class"] = "form-control"
                self.fields[column.id] = field

    def response(self) -> dict[str, tuple[str, ...]]:
        """Return the answer."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def typed(self) -> Iterator[Typed]:
        """The questions for the page's template."""
        for number, question in enumerate(self.codebook, start=1):
            labels = [row.label for row in question.rows] or [""]
            boxes = [self[column.id] for column in question.columns]
            pairs = tuple(zip(labels, boxes, strict=True))
            yield Typed(number, question, HOW[question.kind], pairs)
