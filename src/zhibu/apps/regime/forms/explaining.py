"""One sentence about a missed period."""

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.organisation.models import PartyGroup


class ExplanationForm(PlainForm):
    """Why it was not held, and what was done instead."""

    text = forms.CharField(
        label="情况说明",
        max_length=200,
        widget=forms.Textarea({"rows": 3, "class": "form-control"}),
        error_messages={"required": "请写一句说明。"},
        help_text="如：10月集中下乡，支委会并入11月3日召开。",
    )


class MissedForm(forms.Form):
    """Which period an address speaks of."""

    rule = forms.CharField(max_length=12)
    group = forms.ModelChoiceField(PartyGroup.objects.none(), required=False)
    until = DayField()
