"""Forms of places and themes."""

from typing import Any

from django import forms

from zhibu.apps.activities.models import Base
from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.meetings.forms.fields import PlainText


class BaseForm(PlainForm):
    """A place to go to."""

    name = PlainText(
        label="名称",
        max_length=60,
        error_messages={"required": "请填写名称。"},
        help_text="大家平时的叫法。",
    )
    town = PlainText(label="所在县市区", max_length=40, required=False)
    is_away = forms.BooleanField(
        label="在外地", required=False, help_text="到那里去要按外出活动的规定报批。"
    )


class ThemeForm(PlainForm):
    """A theme."""

    name = PlainText(label="主题", max_length=30, error_messages={"required": "请填写主题。"})


def facts_of(base: Base) -> dict[str, Any]:
    """Return a place as its form shows it first."""
    return {"name": base.name, "town": base.town, "is_away": base.is_away}
