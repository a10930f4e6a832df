"""Form of a task of the city."""

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm


class CityTaskForm(PlainForm):
    """What the task is called, since when, and where it is written."""

    name = forms.CharField(
        label="名称", max_length=40, error_messages={"required": "请填写名称，如 流域综合治理。"}
    )
    source = forms.CharField(
        label="出处", max_length=120, required=False, help_text="哪份文件、哪次会议提出的。"
    )
    since = DayField(label="开始日期")
