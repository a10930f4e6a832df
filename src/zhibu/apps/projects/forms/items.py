"""The form of a new work item of a group."""

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm


class AddItemForm(PlainForm):
    """An item with its two sides."""

    title = forms.CharField(
        label="事项", max_length=120, error_messages={"required": "请填写事项。"}
    )
    goal = forms.CharField(
        label="业务目标", max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
    )
    party_part = forms.CharField(
        label="党建内容", max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
    )
    due_on = DayField(label="完成期限", required=False)
