"""What every form of the house shares: Chinese dates, few fields, nothing typed lost."""

import re
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField

from zhibu.core.refusals import Refusal

EARLIEST, LATEST = date(1900, 1, 1), date(9899, 12, 31)
"""Days outside can only be slips; from each inside, terms and periods can be counted."""
_PARTIAL = re.compile(r"(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2}))?)?[日月年号]?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_YEAR, _MONTH, _DAY = 4, 7, 10


class PlainForm(forms.Form):
    """A form that knows today, folds what is optional and shows a refusal above its fields."""

    folded: ClassVar[tuple[str, ...]] = ()
    """Fields few people need; they stand under 更多."""
    asked_back: ClassVar[tuple[str, ...]] = ()
    """Fields shown only after a refusal asked for them."""
    hint = ""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        """Remember today and dress the widgets."""
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.today = today
        self.was_refused = False
        for field in self.fields.values():
            _dress(field)

    def refuse(self, refusal: Refusal) -> None:
        """Show a service's refusal above the fields, with all that was typed still there."""
        self.add_error(None, forms.ValidationError(refusal.message, code=refusal.code))
        self.hint = refusal.hint
        self.was_refused = True

    @property
    def shown_fields(self) -> list[BoundField]:
        """Fields that always stand in the page, in order."""
        hidden = self.folded if self.was_refused else (*self.folded, *self.asked_back)
        return [field for field in self if field.name not in hidden]

    @property
    def folded_fields(self) -> list[BoundField]:
        """Fields under 更多."""
        return [field for field in self if field.name in self.folded]

    @property
    def is_unfolded(self) -> bool:
        """Whether 更多 opens by itself: something below was typed or is wrong."""
        return any(field.errors or self.data.get(field.html_name) for field in self.folded_fields)


class DayField(forms.DateField):
    """A day, picked from the browser's calendar or typed in any usual way."""

    def __init__(self, **kwargs: Any) -> None:
        """Take dashes, dots, slashes and Chinese units."""
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"])
        super().__init__(
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={
                "invalid": "日期看不懂，请写成 2026-11-24 这样。",
                "required": "请填写日期。",
            },
            **kwargs,
        )

    def clean(self, value: Any) -> Any:
        """Refuse years that can only be slips."""
        day = super().clean(value)
        if day and not EARLIEST <= day <= LATEST:
            raise forms.ValidationError("年份有误，请写四位数的年份。")
        return day


class TimeField(forms.TimeField):
    """A time of the day, picked or typed in any usual way."""

    def __init__(self, **kwargs: Any) -> None:
        """Take full-width colons and 点 too."""
        super().__init__(
            widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
            input_formats=["%H:%M", "%H:%M:%S", "%H：%M", "%H点%M分", "%H点"],
            error_messages={"invalid": "时间看不懂，请写成 15:00 这样。"},
            **kwargs,
        )


class PartialDayField(forms.CharField):
    """A day of which only the year, or year and month, may be known; kept as ISO text."""

    def __init__(self, *, longest: int = _DAY, **kwargs: Any) -> None:
        """Keep at most `longest` characters: 7 drops the day."""
        super().__init__(required=False, max_length=20, **kwargs)
        self.longest = longest

    def clean(self, value: Any) -> str:
        """Return ISO text; '' when nothing was typed."""
        typed = "".join(super().clean(value).split())
        if not typed:
            return ""
        match = _PARTIAL.fullmatch(typed) or _COMPACT.fullmatch(typed)
        if match is None:
            raise forms.ValidationError("日期看不懂，请写成 1985-03 或 1985年3月 这样。")
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            whole = date(year or 0, month or 1, day or 1)
        except ValueError:
            raise forms.ValidationError("没有这一天，请核对月份和日期。") from None
        if whole < EARLIEST:
            raise forms.ValidationError("年份有误，请核对。")
        known = _DAY if day else _MONTH if month else _YEAR
        return whole.isoformat()[: min(known, self.longest)]


class NameField(forms.CharField):
    """A person's name: any characters of any length up to forty, without digits."""

    def __init__(self, **kwargs: Any) -> None:
        """Say plainly what is missing."""
        super().__init__(max_length=40, error_messages={"required": "请填写姓名。"}, **kwargs)

    def clean(self, value: Any) -> str:
        """Return the name without stray spaces; a space inside a Chinese name is one."""
        name = " ".join(super().clean(value).split())
        if re.fullmatch(r"[^\x00-\x7f]+( [^\x00-\x7f]+)+", name):
            name = name.replace(" ", "")
        if re.search(r"[\d@<>=]", name):
            raise forms.ValidationError("姓名里不应有数字或符号，请核对。")
        return name


def _dress(field: forms.Field) -> None:
    """Give the widget the class its kind has in the house's style sheet."""
    widget = field.widget
    if isinstance(widget, forms.CheckboxInput | forms.CheckboxSelectMultiple | forms.RadioSelect):
        widget.attrs.setdefault("class", "form-check-input")
    elif isinstance(widget, forms.Select):
        widget.attrs.setdefault("class", "form-select")
    else:
        widget.attrs.setdefault("class", "form-control")
