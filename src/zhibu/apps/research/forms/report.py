"""The form of a part of the report."""

from typing import Any

from django import forms

from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.research.models import ReportText
from zhibu.apps.research.report.parts import PartText

ONE_LINE = frozenset({ReportText.Part.TITLE, ReportText.Part.UNIT})


class PartForm(PlainForm):
    """A part in own words."""

    text = forms.CharField(
        label="文字",
        max_length=20000,
        widget=forms.Textarea({"rows": 12}),
        error_messages={"required": "这里不能空着；想用自动生成的文字，请点“恢复自动稿”。"},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, part: PartText, **kwargs: Any) -> None:
        """Show the part as it stands."""
        initial = {"text": part.text, "version": part.version}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["text"].label = part.part.label
        if part.part in ONE_LINE:
            self.fields["text"].widget = forms.TextInput({"class": "form-control"})

    def clean_version(self) -> int:
        """Return the version the form was opened at."""
        return self.cleaned_data["version"] or 0
