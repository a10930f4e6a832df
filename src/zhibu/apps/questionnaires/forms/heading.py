"""The forms around a questionnaire as a whole."""

from typing import Any

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm

PROMISE = "本问卷不记姓名，只看汇总的数字，谁填了什么无人能查。每道题都可以不答。"
BEGINNINGS = (
    ("topics", "用现成的题目（八个专题，可删可改）"),
    ("blank", "从空白开始，自己出题"),
)


class HeadingForm(PlainForm):
    """What the questionnaire is called and how it begins."""

    title = forms.CharField(
        label="标题", max_length=80, error_messages={"required": "请写一个标题。"}
    )
    introduction = forms.CharField(
        label="开头的话",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="写给填的人看：为什么问、问来做什么。",
    )


class AddForm(HeadingForm):
    """A new questionnaire."""

    field_order = ("title", "beginning", "introduction")
    beginning = forms.ChoiceField(
        label="从哪里开始",
        choices=BEGINNINGS,
        widget=forms.RadioSelect,
        initial="topics",
        error_messages={"required": "请选一项。", "invalid_choice": "请在两项里选一项。"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with the promise every questionnaire keeps."""
        kwargs["initial"] = {"introduction": PROMISE} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)


class ChangeHeadingForm(HeadingForm):
    """The heading changed; `seen` is the mark of what the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class LastDayForm(PlainForm):
    """Until when answers are taken."""

    closes_on = DayField(
        label="截止日期",
        required=False,
        help_text="到这一天为止都能填。不填就一直收到您点“结束”。",
    )


class WaveForm(PlainForm):
    """The title of the next wave."""

    title = forms.CharField(
        label="这一轮的标题", max_length=80, error_messages={"required": "请写一个标题。"}
    )


class NothingForm(PlainForm):
    """Nothing to type: only whether to do it."""
