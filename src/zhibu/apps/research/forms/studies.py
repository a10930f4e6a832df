"""The form of a study."""

from typing import Any

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.studies.models import Study


class StudyForm(PlainForm):
    """What a study asks."""

    title = forms.CharField(
        label="题目", max_length=80, error_messages={"required": "请填写题目，如 小机关党建调研。"}
    )
    purpose = forms.CharField(
        label="想弄清什么",
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text="两三句话就够，会写进报告的开头。",
    )
    begun_on = DayField(label="开始日期")


def facts_of(study: Study) -> dict[str, Any]:
    """Return a study as the form shows one first."""
    return {"title": study.title, "purpose": study.purpose, "begun_on": study.begun_on}
