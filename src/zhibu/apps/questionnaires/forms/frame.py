"""The form of who may answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from zhibu.apps.foundation.forms import PlainForm
from zhibu.core.surveys.codebook import Question

MOST_PEOPLE = 1_000_000
Margins = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class MarginRows:
    """A question and a field for each of its options."""

    number: int
    question: Question
    fields: tuple[BoundField, ...]
    errors: Sequence[str]

    @property
    def is_open(self) -> bool:
        """Whether anything stands in a field or is wrong."""
        return bool(self.errors) or any(f.errors or f.value() for f in self.fields)


class FrameForm(PlainForm):
    """How many people, and for some questions how many belong to each option."""

    population = forms.IntegerField(
        label="发放人数",
        min_value=1,
        max_value=MOST_PEOPLE,
        help_text="有资格填这份问卷的总人数，不是收回的份数。误差范围按它来算。",
        error_messages={
            "required": "请填发放给多少人。",
            "invalid": "请写一个整数。",
            "min_value": "至少1人。",
        },
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        questions: Sequence[tuple[int, Question]],
        margins: Margins,
        suggested: Margins,
        **kwargs: Any,
    ) -> None:
        """Give each numbered question a field per option, filled with what is known."""
        super().__init__(*args, **kwargs)
        self.questions = questions
        for _, question in questions:
            known = margins.get(question.id) or suggested.get(question.id) or {}
            for option in question.options:
                self.fields[_name(question, option.code)] = forms.IntegerField(
                    label=option.label,
                    required=False,
                    min_value=0,
                    max_value=MOST_PEOPLE,
                    initial=known.get(option.code),
                    widget=forms.NumberInput(attrs={"class": "form-control"}),
                    error_messages={"invalid": "请写整数。", "min_value": "不能是负数。"},
                )
        self.broken: dict[str, list[str]] = {}

    @property
    def rows(self) -> list[MarginRows]:
        """The questions with their fields."""
        return [
            MarginRows(
                number,
                question,
                tuple(self[_name(question, option.code)] for option in question.options),
                self.broken.get(question.id, ()),
            )
            for number, question in self.questions
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a question of which only some options are filled in."""
        facts = super().clean() or self.cleaned_data
        for number, question in self.questions:
            typed = [facts.get(_name(question, option.code)) for option in question.options]
            if any(value is not None for value in typed) and None in typed:
                said = f"第{number}题没有填全。没有人的填0；都不知道就整题空着。"
                self.broken[question.id] = [said]
                self.add_error(None, said)
        return facts

    def margins(self) -> dict[str, dict[str, int]]:
        """Return what was filled in."""
        return {
            question.id: {
                option.code: self.cleaned_data[_name(question, option.code)]
                for option in question.options
            }
            for _, question in self.questions
            if self.cleaned_data[_name(question, question.options[0].code)] is not None
        }


def _name(question: Question, code: str) -> str:
    return f"m:{question.id}:{code}"
