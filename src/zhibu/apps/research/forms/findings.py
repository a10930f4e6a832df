"""Forms of a finding, its figures and a measure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.research.models import Finding
from zhibu.apps.research.services.findings import Basis, FigureKey


class FindingForm(PlainForm):
    """One sentence and what stands behind it."""

    title = forms.CharField(
        label="一句话写清发现",
        max_length=120,
        help_text="如：近八成受访者认为活动创新不足。",
        error_messages={"required": "请用一句话写清发现。"},
    )
    difficulty = forms.ChoiceField(label="对应的难点", choices=Finding.Difficulty.choices)
    body = forms.CharField(
        label="说明",
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 6}),
        help_text="为什么这样判断，写给没看过数据的人。",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_version(self) -> int:
        """Return the version the form was opened at; a new finding has none."""
        return self.cleaned_data["version"] or 0


@dataclass(frozen=True, kw_only=True)
class BasisChoices:
    """What a finding may rest on, each as (value, words)."""

    figures: tuple[tuple[str, str], ...]
    quotations: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]


def _several(label: str) -> forms.MultipleChoiceField:
    gone = {"invalid_choice": "有一项已经不在了，请重新选择。"}
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(
        label=label, required=False, widget=widget, error_messages=gone
    )


class BasisForm(PlainForm):
    """Which figures, quotations and sources a finding rests on."""

    figures = _several("图")
    quotations = _several("访谈原话")
    sources = _several("文献")

    def __init__(self, *args: Any, choices: BasisChoices, **kwargs: Any) -> None:
        """Offer what the study has; a kind it has nothing of is not asked for."""
        super().__init__(*args, **kwargs)
        for name in ("figures", "quotations", "sources"):
            offered = getattr(choices, name)
            if offered:
                self.fields[name].choices = offered  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    @property
    def basis(self) -> Basis:
        """What was chosen."""
        chosen = self.cleaned_data
        return Basis(
            figures=tuple(figure_key(value) for value in chosen.get("figures", ())),
            quotations=tuple(int(value) for value in chosen.get("quotations", ())),
            sources=tuple(int(value) for value in chosen.get("sources", ())),
        )


def basis_values(finding: Finding) -> dict[str, list[str]]:
    """Return what a finding rests on, as the form shows it first."""
    figures = finding.figures.values_list("questionnaire_id", "question", "by")
    return {
        "figures": [figure_value(key) for key in figures],
        "quotations": [str(one.quotation_id) for one in finding.quotations.all()],
        "sources": [str(one.source_id) for one in finding.sources.all()],
    }


def figure_value(key: FigureKey) -> str:
    """Return a figure as a form's value."""
    questionnaire, question, by = key
    return f"{questionnaire}|{question}|{by}"


def figure_key(value: str) -> FigureKey:
    """Return the figure behind a form's value."""
    questionnaire, question, by = value.split("|")
    return int(questionnaire), question, by


class MeasureForm(PlainForm):
    """What is to be done, by when, and which share should move."""

    text = forms.CharField(
        label="措施", max_length=200, error_messages={"required": "请写清要做什么。"}
    )
    due_on = DayField(label="完成期限")
    watch = forms.ChoiceField(
        label="下一轮看哪个数字",
        required=False,
        help_text="再做一轮问卷后，自动对比这个数字有没有超出误差的变化。",
    )

    def __init__(self, *args: Any, watches: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the shares of the figures the finding rests on."""
        super().__init__(*args, **kwargs)
        self.fields["watch"].choices = [("", "不看"), *watches]  # type: ignore[attr-defined]

    def clean_due_on(self) -> date:
        """Refuse a day that has passed."""
        due_on: date = self.cleaned_data["due_on"]
        if due_on < self.today:
            raise forms.ValidationError("这一天已经过去，请写今后的日期。")
        return due_on

    @property
    def watched(self) -> FigureKey | None:
        """Questionnaire, question and option to watch; None: none."""
        value = self.cleaned_data["watch"]
        return figure_key(value) if value else None


class FinishForm(PlainForm):
    """What came of a measure."""

    outcome = forms.CharField(
        label="完成情况",
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "请用一两句话写完成情况。"},
    )
    done_on = DayField(label="完成日期")

    def clean_done_on(self) -> date:
        """Refuse a day to come."""
        done_on: date = self.cleaned_data["done_on"]
        if done_on > self.today:
            raise forms.ValidationError("这一天还没到，请写实际完成的日期。")
        return done_on
