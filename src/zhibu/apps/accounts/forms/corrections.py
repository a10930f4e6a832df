"""Asking for a correction, and answering."""

from django import forms

from zhibu.apps.accounts.models import CorrectionRequest


class AskCorrection(forms.ModelForm[CorrectionRequest]):
    """Which item is wrong, and what it should be."""

    class Meta:
        model = CorrectionRequest
        fields = ["item", "should_be"]
        widgets = {"should_be": forms.Textarea(attrs={"rows": 2})}


class AnswerCorrection(forms.Form):
    """Corrected or declined, with a few words."""

    accepted = forms.ChoiceField(
        label="结果", choices=[("yes", "已更正"), ("no", "不采纳")], initial="yes"
    )
    reply = forms.CharField(label="答复", max_length=300, required=False)
