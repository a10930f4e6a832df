"""The forms around the bank of items."""

from collections.abc import Sequence
from typing import Any

from django import forms

from zhibu.apps.foundation.forms import PlainForm


class KeepForm(PlainForm):
    """Under which topic a question is kept."""

    topic = forms.ChoiceField(
        label="放在哪个专题",
        error_messages={"required": "请选一个专题。", "invalid_choice": "请在列出的专题里选。"},
    )
    new_topic = forms.CharField(
        label="或者另起一个专题", required=False, max_length=40, help_text="填了就用这个。"
    )

    def __init__(self, *args: Any, topics: Sequence[str], **kwargs: Any) -> None:
        """Offer the topics there are."""
        super().__init__(*args, **kwargs)
        field = self.fields["topic"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared above
        field.choices = [(topic, topic) for topic in topics]

    @property
    def chosen(self) -> str:
        """The topic, a new one first."""
        return " ".join((self.cleaned_data["new_topic"] or self.cleaned_data["topic"]).split())
