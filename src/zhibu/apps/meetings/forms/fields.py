"""Fields of meetings: text without control characters, times of the day."""

from typing import Any

from django import forms

from zhibu.apps.meetings.record import plain


class PlainText(forms.CharField):
    """One line of text; characters that no paper can show are dropped."""

    def to_python(self, value: Any) -> str:
        """Free the text of control characters before it is judged."""
        return super().to_python(plain(value) if isinstance(value, str) else value) or ""


class PlainLines(PlainText):
    """Several lines of text."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        """Show `rows` lines at once."""
        super().__init__(widget=forms.Textarea({"rows": rows}), **kwargs)


class CountField(forms.IntegerField):
    """A number of votes."""

    def __init__(self, **kwargs: Any) -> None:
        """Ask for a number pad on a phone."""
        super().__init__(
            min_value=0,
            max_value=9999,
            widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
            error_messages={
                "invalid": "请填数字。",
                "required": "请填票数，没有就填 0。",
                "min_value": "票数不能是负数。",
                "max_value": "票数太大，请核对。",
            },
            **kwargs,
        )
