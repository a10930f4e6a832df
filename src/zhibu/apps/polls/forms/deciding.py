"""Which time is chosen, and whether people are told of it now."""

from collections.abc import Sequence
from typing import Any

from django import forms

from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.polls.when import When


class ChooseForm(PlainForm):
    """One of the times; the rest is asked only where it matters."""

    asked_back = ("is_another", "leaves_room")

    when = forms.ChoiceField(
        label="定在哪个时间",
        widget=forms.RadioSelect,
        error_messages={"required": "请选一个时间。", "invalid_choice": "请在列出的时间里选。"},
    )
    tells = forms.BooleanField(label="同时发出会议通知", required=False, initial=True)
    leaves_room = forms.BooleanField(label="原来的场地不用了（地点另定）", required=False)
    is_another = forms.BooleanField(label="那天另有一场，确是两场", required=False)

    def __init__(
        self, *args: Any, offered: Sequence[tuple[When, str]], is_announced: bool, **kwargs: Any
    ) -> None:
        """Offer times with what is said of each; who was told hears of the change anyway."""
        super().__init__(*args, **kwargs)
        self.offered = {key_of(when): when for when, _ in offered}
        choices = [(key_of(when), f"{when}　{said}") for when, said in offered]
        self.fields["when"].choices = choices  # type: ignore[attr-defined]
        if is_announced:
            del self.fields["tells"]

    def chosen(self) -> When:
        """Return the time chosen."""
        return self.offered[self.cleaned_data["when"]]


def key_of(when: When) -> str:
    """Name a time in a form and in an address."""
    return f"{when.start:%Y%m%dT%H%M}"


class EndForm(PlainForm):
    """Nothing to fill in: the button alone."""
