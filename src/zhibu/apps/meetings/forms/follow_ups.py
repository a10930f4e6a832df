"""Forms about follow-ups: done, or another day."""

from typing import Any

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm


class FinishForm(PlainForm):
    """When it was done and, in one line, what came of it."""

    outcome = forms.CharField(
        label="完成情况",
        max_length=200,
        help_text="一句话说清结果，如“已走访 3 户，问题当场答复”。",
        error_messages={"required": "请用一句话写明完成情况。"},
    )
    done_on = DayField(label="完成日期")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Propose today."""
        super().__init__(*args, **kwargs)
        self.fields["done_on"].initial = self.today


class MoveForm(PlainForm):
    """Another day to be done by."""

    to = DayField(label="新的期限")
