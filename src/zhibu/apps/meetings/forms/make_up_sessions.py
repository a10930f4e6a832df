"""Forms of make-up sessions: who is asked, when, in which way."""

from collections.abc import Collection
from typing import Any

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm, TimeField
from zhibu.apps.meetings.forms.arrangements import OF_MAKE_UPS, ArrangedForm
from zhibu.apps.meetings.forms.fields import PlainText
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.queries.due import Expected, Roll
from zhibu.apps.organisation.models import Person


class AskedForm(PlainForm):
    """Who is asked: those due at the meeting, each with why they can hardly come."""

    people = forms.TypedMultipleChoiceField(
        label="补学的人",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少选一人。"},
    )

    def __init__(self, *args: Any, roll: Roll, **kwargs: Any) -> None:
        """Offer those due."""
        super().__init__(*args, **kwargs)
        self.by_key: dict[int, Person] = {one.person.pk: one.person for one in roll.due}
        choices = [(one.person.pk, _said(one)) for one in roll.due]
        self.fields["people"].choices = choices  # type: ignore[attr-defined]

    def clean_people(self) -> list[Person]:
        """Return the people themselves."""
        return [self.by_key[key] for key in self.cleaned_data["people"]]


class MakeUpSessionForm(AskedForm, ArrangedForm):
    """A make-up session: for whom, when, in which way, where."""

    folded = ("ends_at", "room", "lecturer")

    on = DayField(label="日期")
    starts_at = TimeField(label="开始时间", required=False)
    place = PlainText(label="地点", max_length=80, required=False)
    field_order = ["people", "on", "starts_at", "mode", "place"]

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        """Offer what suits a make-up of this meeting."""
        super().__init__(*args, branch=meeting.branch, **kwargs)
        self._offer_modes(OF_MAKE_UPS)


def likely_to_miss(roll: Roll, missed: Collection[int]) -> list[int]:
    """Return whom one would ask first: who missed it, or who has a reason on record."""
    if missed:
        return [one.person.pk for one in roll.due if one.person.pk in missed]
    return [one.person.pk for one in roll.due if one.excuse]


def _said(one: Expected) -> str:
    return f"{one.person}（{one.excuse}）" if one.excuse else str(one.person)
