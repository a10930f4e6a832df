"""The answer to a poll: one choice for each time, already made where the diary knows."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.organisation.models import Person
from zhibu.apps.polls.models import PollAnswer, PollTime


class AnswerForm(PlainForm):
    """能来、勉强可以、不行 for each time."""

    def __init__(
        self,
        *args: Any,
        times: Sequence[PollTime],
        can: Mapping[int, str],
        against: Mapping[int, str],
        has_answered: bool = False,
        **kwargs: Any,
    ) -> None:
        """Start from `can`; `against` says in a word why a time is 不行."""
        super().__init__(*args, **kwargs)
        self.has_answered = has_answered
        self.times, self.against = times, against
        for time in times:
            self.fields[_name(time)] = forms.ChoiceField(
                label=str(time),
                choices=PollAnswer.Can,
                initial=can.get(time.pk),
                widget=forms.RadioSelect({"class": "form-check-input"}),
                error_messages={"required": "请选一项。", "invalid_choice": "请选三项中的一项。"},
            )

    def can(self) -> dict[int, str]:
        """Return what was chosen, by the primary key of the time."""
        return {time.pk: self.cleaned_data[_name(time)] for time in self.times}

    @property
    def rows(self) -> Iterator[tuple[PollTime, BoundField, str]]:
        """Each time, its choices, and what the diary says against it."""
        for time in self.times:
            yield time, self[_name(time)], self.against.get(time.pk, "")


class EnterForm(AnswerForm):
    """The same for somebody without an account, entered by an officer."""

    person = forms.ChoiceField(
        label="替谁填", error_messages={"required": "请选择。", "invalid_choice": "请在名单里选。"}
    )

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        """Offer these people; two of a name are told apart by their codes."""
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        names = [person.name for person in people]
        choices = [
            (key, one.name if names.count(one.name) == 1 else f"{one.name}（{one.code}）")
            for key, one in self.people.items()
        ]
        self.fields["person"].choices = [("", "请选择"), *choices]  # type: ignore[attr-defined]

    def chosen_person(self) -> Person:
        """Return whom the answer is of."""
        return self.people[self.cleaned_data["person"]]


def _name(time: PollTime) -> str:
    return f"time_{time.pk}"
