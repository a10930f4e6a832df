"""The times of a poll: up to five, already filled in."""

from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from zhibu.apps.foundation.forms import DayField, PlainForm, TimeField
from zhibu.apps.polls.models import Poll
from zhibu.apps.polls.suggesting import Suggested
from zhibu.apps.polls.when import When

ROWS = range(1, Poll.MOST_TIMES + 1)
SHORTEST, LONGEST = 10, 480


class MakeForm(PlainForm):
    """Which times are asked about, how long it takes, until when answers count.

    A row left empty does not count; half a row is pointed out where it stands.
    """

    minutes = forms.IntegerField(
        label="时长（分钟）",
        min_value=SHORTEST,
        max_value=LONGEST,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": "请填多长时间，如 90。",
            "invalid": "请填整数，如 90。",
            "min_value": "太短了，至少 10 分钟。",
            "max_value": "太长了，最多 480 分钟。",
        },
    )
    closes_on = DayField(label="哪天截止", help_text="含这一天；不催，到时请您定下时间。")

    def __init__(self, *args: Any, suggested: Sequence[Suggested] = (), **kwargs: Any) -> None:
        """Put the suggested times into the first rows."""
        super().__init__(*args, **kwargs)
        self.suggested = suggested
        for row in ROWS:
            self.fields[f"on_{row}"] = DayField(label=f"第 {row} 个日期", required=False)
            self.fields[f"starts_at_{row}"] = TimeField(
                label=f"第 {row} 个开始时间", required=False
            )
            for name in ("on", "starts_at"):
                self.fields[f"{name}_{row}"].widget.attrs["class"] = "form-control"
        for row, one in zip(ROWS, suggested, strict=False):
            self.initial[f"on_{row}"] = one.when.on
            self.initial[f"starts_at_{row}"] = one.when.starts_at

    def clean(self) -> dict[str, Any]:
        """Point out rows of which one half is missing."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for row in ROWS:
            on, starts_at = f"on_{row}", f"starts_at_{row}"
            if self.has_error(on) or self.has_error(starts_at):
                continue
            if cleaned.get(on) and cleaned.get(starts_at) is None:
                self.add_error(starts_at, "请补上开始时间，或清空这一行。")
            if cleaned.get(on) is None and cleaned.get(starts_at) is not None:
                self.add_error(on, "请补上日期，或清空这一行。")
        return cleaned

    def times(self) -> list[When]:
        """Return the times typed, in the order of the rows."""
        minutes = self.cleaned_data["minutes"]
        return [
            When(on=on, starts_at=starts_at, minutes=minutes)
            for on, starts_at in self._rows()
            if on is not None and starts_at is not None
        ]

    @property
    def rows(self) -> Iterator[tuple[BoundField, BoundField, Suggested | None]]:
        """Day, start and, as long as nothing was typed, what speaks for the time."""
        hints = {} if self.is_bound else dict(zip(ROWS, self.suggested, strict=False))
        for row in ROWS:
            yield self[f"on_{row}"], self[f"starts_at_{row}"], hints.get(row)

    def _rows(self) -> Iterator[tuple[date | None, time | None]]:
        for row in ROWS:
            yield self.cleaned_data[f"on_{row}"], self.cleaned_data[f"starts_at_{row}"]
