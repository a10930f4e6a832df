"""Forms of talks: a few taps, the rest folded."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.organisation.models import Person
from zhibu.apps.talks.models import Talk
from zhibu.apps.talks.services import Said

OF_SAID = ("occasion", "notes", "promise", "promise_owner", "promise_due_on")
CHOOSE = {"required": "请选择。", "invalid_choice": "这位不在本支部。"}


class PersonChoice(forms.ChoiceField):
    """One of some people, offered by name in the order given."""

    def __init__(self, **kwargs: Any) -> None:
        """Offer nobody yet."""
        self.people: dict[int, Person] = {}
        super().__init__(error_messages=CHOOSE, **kwargs)

    def offer(self, people: Sequence[Person], empty: str = "请选择") -> None:
        """Offer these people; two of a name are told apart by their codes."""
        self.people = {person.pk: person for person in people}
        names = [person.name for person in people]
        self.choices = [
            ("", empty),
            *(
                (
                    person.pk,
                    person.name
                    if names.count(person.name) == 1
                    else f"{person.name}（{person.code}）",
                )
                for person in people
            ),
        ]

    def clean(self, value: Any) -> Any:
        """Return the person chosen; None when nobody was."""
        key = super().clean(value)
        return self.people[int(key)] if key else None


class SaidForm(PlainForm):
    """What the two keep of a talk."""

    folded: ClassVar[tuple[str, ...]] = ("promise", "promise_owner", "promise_due_on")

    on = DayField(label="谈话日期")
    way = forms.ChoiceField(label="方式", choices=Talk.Way, initial=Talk.Way.FACE)
    occasion = forms.ChoiceField(label="情形", choices=Talk.Occasion, initial=Talk.Occasion.ROUTINE)
    notes = forms.CharField(
        label="谈话内容",
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 6}),
        help_text="只有谈话双方和支部书记能看到。",
    )
    promise = forms.CharField(
        label="约定事项", required=False, max_length=200, help_text="谈话中说好要办的一件事"
    )
    promise_owner = PersonChoice(label="由谁办", required=False)
    promise_due_on = DayField(label="约定期限", required=False)

    def said(self) -> Said:
        """Return what was typed of what was said."""
        typed = {name: self.cleaned_data[name] for name in OF_SAID}
        return Said(**typed)


class RecordForm(SaidForm):
    """Who talked with whom, when; a member records the own talks."""

    a = PersonChoice(label="谈话人")
    b = PersonChoice(label="谈话对象")
    field_order = ["a", "b", "on", "way", "occasion", "notes"]

    def __init__(
        self, *args: Any, people: Sequence[Person], me: Person | None, **kwargs: Any
    ) -> None:
        """Offer the people of the branch; `me` set: the first of the two is always me."""
        super().__init__(*args, **kwargs)
        self.me = me
        self.fields["on"].initial = self.today
        if me is not None:
            del self.fields["a"]
            self.fields["b"].label = "和谁谈的"
            people = [person for person in people if person.pk != me.pk]
        for name in ("a", "b"):
            if name in self.fields:
                self._offer(name, people)
        self._offer("promise_owner", [*people, me] if me else people, empty="没有约定")

    def two(self) -> tuple[Person, Person]:
        """Return the two who talked."""
        return self.me or self.cleaned_data["a"], self.cleaned_data["b"]

    def _offer(self, name: str, people: Sequence[Person], empty: str = "请选择") -> None:
        field = self.fields[name]
        assert isinstance(field, PersonChoice)  # noqa: S101 -- declared above
        field.offer(people, empty)


class CorrectForm(SaidForm):
    """The record of a talk once more; without what was said for whoever may not know it."""

    def __init__(self, *args: Any, talk: Talk, reads: bool, **kwargs: Any) -> None:
        """Start from what is on record."""
        initial = {"on": talk.on, "way": talk.way}
        if reads:
            initial |= {name: getattr(talk, name) for name in OF_SAID}
            initial["promise_owner"] = talk.promise_owner_id
        super().__init__(*args, initial=initial, **kwargs)
        if not reads:
            for name in OF_SAID:
                del self.fields[name]
            return
        owner = self.fields["promise_owner"]
        assert isinstance(owner, PersonChoice)  # noqa: S101 -- declared above
        owner.offer([talk.a, talk.b], "没有约定")

    @property
    def is_unfolded(self) -> bool:
        """Whether 更多 opens by itself: also when a promise is on record."""
        return bool(self.initial.get("promise")) or super().is_unfolded

    def said_if_known(self) -> Said | None:
        """Return what was typed of what was said; None where it was not asked."""
        return self.said() if "notes" in self.fields else None


class KeptForm(PlainForm):
    """The day on which a promise was kept."""

    on = DayField(label="办好日期")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say today unless told otherwise."""
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = self.today


class DropForm(PlainForm):
    """Nothing to fill in: the button alone."""
