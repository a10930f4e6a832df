"""The page on which an officer ticks who has caught up, many at once."""

from collections.abc import Sequence
from typing import Any

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.meetings.models import MakeUp
from zhibu.apps.meetings.queries.make_ups import Catching, Missed


class MakeUpsForm(PlainForm):
    """A tick and a way for each missed meeting, and one day for all that are ticked."""

    done_on = DayField(label="补学日期")

    def __init__(self, *args: Any, people: Sequence[Catching], **kwargs: Any) -> None:
        """Make the fields of every line; the way is proposed by circumstances."""
        self.people = people
        super().__init__(*args, **kwargs)
        self.fields["done_on"].initial = self.today
        for one in people:
            for missed in one.missed:
                self._add_line(missed, one.suggested)

    def _add_line(self, missed: Missed, suggested: str) -> None:
        day = missed.meeting.on
        label = f"{day.month}月{day.day}日 {missed.meeting.kind_names}"
        tick = forms.BooleanField(label=label, required=False)
        tick.widget.attrs["class"] = "form-check-input"
        way = forms.ChoiceField(
            label=f"{missed.person} {label}的补学方式",
            choices=MakeUp.How,
            initial=suggested,
            required=False,
        )
        way.widget.attrs["class"] = "form-select"
        self.fields[f"did-{missed.key}"] = tick
        self.fields[f"how-{missed.key}"] = way

    @property
    def lines(self) -> list[tuple[Catching, list[tuple[Missed, Any, Any]]]]:
        """Each person with their missed meetings, each with its tick and its way."""
        return [
            (one, [(m, self[f"did-{m.key}"], self[f"how-{m.key}"]) for m in one.missed])
            for one in self.people
        ]

    def ticked(self) -> dict[Missed, str]:
        """What was ticked, with the way; one left empty counts as read."""
        return {
            missed: self.cleaned_data[f"how-{missed.key}"] or MakeUp.How.READ
            for one in self.people
            for missed in one.missed
            if self.cleaned_data[f"did-{missed.key}"]
        }
