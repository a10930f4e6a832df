"""The fields of one question; none is ever required."""

import unicodedata
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from zhibu.core.surveys.codebook import Question

LONGEST_TEXT = 2000
"""In characters."""
LONGEST_NUMBER = 20
NOT_OFFERED = "请在给出的选项里选。"


class Unchosen(forms.RadioSelect):
    """Buttons of which none is pressed as long as nothing was chosen."""

    def format_value(self, value: Any) -> list[str]:
        """Return what is pressed."""
        return [str(value)] if value else []


class One(forms.ChoiceField):
    """One option, or none again once one was chosen."""

    def __init__(self, column: Question, given: Sequence[str]) -> None:
        """Offer the options, and to answer nothing."""
        super().__init__(
            label=column.label,
            required=False,
            choices=[*_choices(column), ("", "不回答")],
            widget=Unchosen({"class": "form-check-input"}),
            initial=given[0] if given else None,
            error_messages={"invalid_choice": NOT_OFFERED},
        )


class Several(forms.MultipleChoiceField):
    """Any options up to the most allowed."""

    def __init__(self, column: Question, given: Sequence[str]) -> None:
        """Offer the options."""
        super().__init__(
            label=column.label,
            required=False,
            choices=_choices(column),
            widget=forms.CheckboxSelectMultiple({"class": "form-check-input"}),
            initial=list(given),
            error_messages={"invalid_choice": NOT_OFFERED},
        )
        self.at_most = column.at_most

    def clean(self, value: Any) -> list[str]:
        """Refuse more than the most allowed."""
        chosen = list(super().clean(value))
        if self.at_most and len(chosen) > self.at_most:
            raise forms.ValidationError(
                f"最多选 {self.at_most} 项，现在选了 {len(chosen)} 项，请去掉几项。"
            )
        return chosen


class Rank(forms.ChoiceField):
    """What stands at one rank."""

    def __init__(self, column: Question, rank: int, given: Sequence[str]) -> None:
        """Offer the options, and to leave the rank empty."""
        super().__init__(
            label=f"第 {rank} 位",
            required=False,
            choices=[("", "不选"), *_choices(column)],
            widget=forms.Select({"class": "form-select"}),
            initial=given[rank - 1] if len(given) >= rank else "",
            error_messages={"invalid_choice": NOT_OFFERED},
        )


class Number(forms.CharField):
    """A number within its bounds, kept as plain text."""

    def __init__(self, column: Question, given: Sequence[str]) -> None:
        """Ask phones for their number keys."""
        super().__init__(
            label=column.label,
            required=False,
            widget=forms.TextInput(
                {"class": "form-control", "inputmode": "decimal", "autocomplete": "off"}
            ),
            initial=given[0] if given else "",
        )
        self.minimum, self.maximum = column.minimum, column.maximum

    def clean(self, value: Any) -> str:
        """Return the number in ASCII digits; '' for none."""
        typed = unicodedata.normalize("NFKC", str(super().clean(value))).strip()
        if not typed:
            return ""
        try:
            number = Decimal(typed)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or len(typed) > LONGEST_NUMBER:
            raise forms.ValidationError("请只填数字，例如 3 或 3.5；也可以空着。")
        too_low = self.minimum is not None and number < Decimal(str(self.minimum))
        too_high = self.maximum is not None and number > Decimal(str(self.maximum))
        if too_low or too_high:
            raise forms.ValidationError(f"请填{self._bounds()}的数；也可以空着。")
        return f"{number:f}"

    def _bounds(self) -> str:
        if self.minimum is None:
            return f"不超过 {self.maximum:g} "
        if self.maximum is None:
            return f"不小于 {self.minimum:g} "
        return f" {self.minimum:g} 到 {self.maximum:g} "


class LongText(forms.CharField):
    """A text; what is too long is refused with its count, and stays in the page."""

    def __init__(self, column: Question, given: Sequence[str]) -> None:
        """Give it room; a browser must not cut what is typed."""
        super().__init__(
            label=column.label,
            required=False,
            widget=forms.Textarea({"class": "form-control", "rows": 4}),
            initial=given[0] if given else "",
        )

    def clean(self, value: Any) -> str:
        """Refuse more than the longest text."""
        text = str(super().clean(value)).replace("\r\n", "\n")
        if len(text) > LONGEST_TEXT:
            over = len(text) - LONGEST_TEXT
            raise forms.ValidationError(
                f"写了 {len(text)} 个字，最多 {LONGEST_TEXT} 个字。内容都还在，请删去 {over} 个字。"
            )
        return text


def _choices(column: Question) -> list[tuple[str, str]]:
    return [(option.code, option.label) for option in column.options]
