"""Forms of a class, its speakers and the zone's rule of hours."""

from typing import Any

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.lessons.models import Class, Speaker


class ButtonForm(PlainForm):
    """Nothing to fill in: the button alone."""


def _weeks(label: str, most: int, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=most,
        help_text=help_text,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": f"请填写{label}。",
            "invalid": "请填数字。",
            "min_value": "至少是1。",
            "max_value": f"最多填{most}。",
        },
    )


class ClassForm(PlainForm):
    """What the class is called and how often somebody speaks."""

    name = forms.CharField(
        label="名称", max_length=40, error_messages={"required": "请填写名称，如 史志讲堂。"}
    )
    every_weeks = _weeks("隔几周一讲", 26, "2 就是两周一讲。")
    gap_weeks = _weeks("同一个人至少隔几周", 52, "还有别人可排时，不会在这几周内再排同一个人。")

    @classmethod
    def initial_of(cls, kept: Class) -> dict[str, Any]:
        """Return what the form begins with."""
        return {name: getattr(kept, name) for name in cls.base_fields}


class SpeakerForm(PlainForm):
    """As what somebody speaks and about what."""

    kind = forms.ChoiceField(label="类别", choices=Speaker.Kind)
    topics = forms.CharField(
        label="能讲什么",
        max_length=200,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="几个题目用顿号隔开，如 档案数字化、公文写作。和近期事项对得上的会优先。",
    )


class PauseForm(PlainForm):
    """From when to when not to ask somebody."""

    since = DayField(label="从哪天起")
    until = DayField(label="到哪天止")


class ConversionForm(PlainForm):
    """How many minutes make one study hour, by which document, from when."""

    minutes = forms.IntegerField(
        label="多少分钟计 1 学时",
        min_value=1,
        max_value=600,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": "请填写分钟数，如 45。",
            "invalid": "请填数字。",
            "min_value": "至少1分钟。",
            "max_value": "最多填600分钟。",
        },
    )
    basis = forms.CharField(
        label="依据",
        max_length=120,
        help_text="哪个文件、哪次会议定的，如 协作区联席会议第三次会议纪要。",
        error_messages={"required": "请写明依据：这不是全国统一规定，要说清谁定的。"},
    )
    since = DayField(label="从哪天起")
