"""The form of one question: the fields its kind needs, nothing else."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.questionnaires.builder.option_lines import lines_from, options_from
from zhibu.apps.questionnaires.builder.words import NAMES, short_name
from zhibu.core.surveys.codebook import Condition, Kind, Option, Question
from zhibu.core.surveys.condition_checks import TELLING
from zhibu.core.surveys.item_bank import ready_scales

MOST_LINES, LONGEST_LINE, FEWEST_LINES = 40, 100, 2
CHOSEN = (Kind.SINGLE, Kind.MULTIPLE, Kind.RANKING)
RATED = (Kind.SCALE, Kind.MATRIX)
WRITTEN = (Kind.NUMBER, Kind.TEXT)
ALIKE = (
    (Kind.SINGLE, Kind.MULTIPLE, Kind.SCALE, Kind.RANKING),
    (Kind.MATRIX,),
    WRITTEN,
)
"""Kinds one may be changed into another without typing anything anew."""
FIELDS: dict[Kind, tuple[str, ...]] = {
    Kind.SINGLE: ("options",),
    Kind.MULTIPLE: ("options", "at_most"),
    Kind.SCALE: ("options", "scale"),
    Kind.MATRIX: ("rows", "options", "scale"),
    Kind.NUMBER: ("minimum", "maximum"),
    Kind.TEXT: (),
    Kind.RANKING: ("options", "at_most"),
}
SPECIAL = ("options", "rows", "scale", "at_most", "minimum", "maximum")


class QuestionForm(PlainForm):
    """A question as it is typed; `question` is what it says."""

    folded: ClassVar[tuple[str, ...]] = ("explanation", "new_kind", "place")

    label = forms.CharField(
        label="题目",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写题目。", "max_length": "题目最多200字。"},
    )
    rows = forms.CharField(
        label="要打分的事项",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="一行一项，每项都用下面同一把尺子打分。",
        error_messages={"required": "请至少写一项。"},
    )
    options = forms.CharField(
        label="选项",
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="一行一个。",
        error_messages={"required": "请至少写两个选项，一行一个。"},
    )
    scale = forms.ChoiceField(label="现成的尺子", required=False)
    at_most = forms.IntegerField(
        label="最多选几项",
        required=False,
        min_value=1,
        error_messages={"invalid": "请写一个整数。", "min_value": "请写1以上的数。"},
    )
    minimum = forms.FloatField(
        label="最小", required=False, error_messages={"invalid": "请写一个数字。"}
    )
    maximum = forms.FloatField(
        label="最大", required=False, error_messages={"invalid": "请写一个数字。"}
    )
    asked_if = forms.MultipleChoiceField(
        label="只问选了这些答案的人",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "选的那一项已经不在前面的题里了，请重新选。"},
    )
    explanation = forms.CharField(
        label="补充说明", required=False, max_length=300, help_text="写在题目下面的小字。"
    )
    new_kind = forms.ChoiceField(label="题型", required=False)
    place = forms.IntegerField(
        label="排在第几题",
        required=False,
        min_value=1,
        error_messages={"invalid": "请写一个整数。", "min_value": "请写1以上的数。"},
    )

    def __init__(
        self,
        *args: Any,
        kind: Kind,
        others: Sequence[Question],
        before: Question | None = None,
        **kwargs: Any,
    ) -> None:
        """Keep the fields of the kind; `others` are all questions, `before` this one as it is."""
        super().__init__(*args, **kwargs)
        self.kind, self.before = kind, before
        ids = [question.id for question in others]
        self.place_now = ids.index(before.id) + 1 if before and before.id in ids else None
        earlier = others[: self.place_now - 1] if self.place_now else others
        self.tellers = [(n, q) for n, q in enumerate(earlier, start=1) if q.kind in TELLING]
        self._keep_fields(len(others))

    def _keep_fields(self, count: int) -> None:
        for name in set(SPECIAL) - set(FIELDS[self.kind]):
            del self.fields[name]
        self._choices("new_kind", [(k.value, NAMES[k]) for k in _alike(self.kind)])
        # Without it a browser sends the first choice, whatever kind was asked for.
        self.fields["new_kind"].initial = self.kind.value
        if self.kind in RATED:
            scales = [(scale.code, scale.name) for scale in ready_scales()]
            self._choices("scale", [("", "请选择"), *scales])
            self.fields["options"].label = "从低到高的档"
            self.fields[
                "options"
            ].help_text = "一行一档，从低到高，分值依次为1、2、3…。另定分值的，写成“很满意=5”。"
        if self.kind is Kind.RANKING:
            self.fields["at_most"].label = "排出前几项"
        told = [(f"{q.id}:{o.code}", o.label) for _, q in self.tellers for o in q.options]
        self._choices("asked_if", told)
        self.fields[
            "place"
        ].help_text = f"现在共 {count} 题，不填就{'不动' if self.before else '排在最后'}。"

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared above
        field.choices = choices

    @property
    def conditions(self) -> list[tuple[str, bool, list[Any]]]:
        """Earlier questions to ask by: name, whether one of its answers is chosen, the boxes."""
        boxes = list(self["asked_if"].subwidgets)
        grouped = []
        for number, question in self.tellers:
            own, boxes = boxes[: len(question.options)], boxes[len(question.options) :]
            chosen = any(box.data["selected"] for box in own)
            grouped.append((f"第{number}题 {short_name(question.label)}", chosen, own))
        return grouped

    @property
    def is_conditional(self) -> bool:
        """Whether an answer to ask by is chosen, or something is wrong with it."""
        return bool(self["asked_if"].errors) or any(chosen for _, chosen, _ in self.conditions)

    def clean_label(self) -> str:
        """Keep one line: a question is a sentence."""
        return " ".join(self.cleaned_data["label"].split())

    def clean_options(self) -> tuple[Option, ...]:
        """Read the lines; codes stay with what they stood for."""
        before = self.before.options if self.before else ()
        text = self.cleaned_data["options"]
        options = options_from(text, before, with_values=self.kind in RATED)
        _fit(options, fewest=FEWEST_LINES)
        if len({option.value is None for option in options}) > 1:
            raise forms.ValidationError("有的档写了分值，有的没写。要么都写，要么都不写。")
        return options

    def clean_rows(self) -> tuple[Option, ...]:
        """Read the lines; codes stay with what they stood for."""
        before = self.before.rows if self.before else ()
        rows = options_from(self.cleaned_data["rows"], before, letter="r")
        _fit(rows, fewest=1)
        return rows

    def clean_asked_if(self) -> Condition | None:
        """Take the answers of one question only."""
        chosen = [value.partition(":") for value in self.cleaned_data["asked_if"]]
        asked = {question for question, _, _ in chosen}
        if len(asked) > 1:
            raise forms.ValidationError("只能按一道题的答案来问，您选了几道题的，请只留一道。")
        if not chosen:
            return None
        return Condition(question=asked.pop(), codes=tuple(code for _, _, code in chosen))

    def clean(self) -> dict[str, Any]:
        """Refuse bounds the wrong way round."""
        facts = super().clean() or self.cleaned_data
        low, high = facts.get("minimum"), facts.get("maximum")
        if low is not None and high is not None and low > high:
            self.add_error("maximum", "最大的数比最小的还小，请对调或改正。")
        return facts

    def question(self) -> Question:
        """Return the question typed; its id is that of the one before, or empty."""
        facts = self.cleaned_data
        kind = Kind(facts["new_kind"] or self.kind)
        return Question(
            id=self.before.id if self.before else "",
            kind=kind,
            label=facts["label"],
            options=facts.get("options", ()),
            rows=facts.get("rows", ()),
            hint=facts["explanation"],
            asked_if=facts["asked_if"],
            at_most=facts.get("at_most") if "at_most" in FIELDS[kind] else None,
            minimum=facts.get("minimum") if kind is Kind.NUMBER else None,
            maximum=facts.get("maximum") if kind is Kind.NUMBER else None,
        )


def typed_of(question: Question) -> dict[str, Any]:
    """Return a question as the form has it typed."""
    condition = question.asked_if
    chosen = [f"{condition.question}:{code}" for code in condition.codes] if condition else []
    return {
        "label": question.label,
        "options": lines_from(question.options),
        "rows": lines_from(question.rows),
        "at_most": question.at_most,
        "minimum": question.minimum,
        "maximum": question.maximum,
        "asked_if": chosen,
        "explanation": question.hint,
        "new_kind": question.kind.value,
    }


def _alike(kind: Kind) -> tuple[Kind, ...]:
    return next(group for group in ALIKE if kind in group)


def _fit(lines: Sequence[Option], *, fewest: int) -> None:
    labels = [line.label for line in lines]
    twice = sorted({label for label in labels if labels.count(label) > 1})
    long = [label for label in labels if len(label) > LONGEST_LINE]
    if len(lines) < fewest:
        raise forms.ValidationError(f"至少要有{fewest}行，一行一个。")
    if len(lines) > MOST_LINES:
        raise forms.ValidationError(f"有{len(lines)}行，最多{MOST_LINES}行。")
    if twice:
        raise forms.ValidationError(f"“{twice[0]}”写了两次，请去掉一个。")
    if long:
        raise forms.ValidationError(f"“{long[0][:20]}…”太长，每行最多{LONGEST_LINE}字。")
