"""A letter out, its receipt, a letter that came in."""

from typing import Any

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.organisation.queries.people import people_in_branch
from zhibu.apps.organisation.queries.places import standing_branches


class LetterForm(PlainForm):
    """Where to, and since when; a branch of the zone or any other Party organisation."""

    to_branch = forms.ModelChoiceField(
        Branch.objects.none(),
        label="本协作区支部",
        required=False,
        empty_label="不在本协作区",
        error_messages={"invalid_choice": "这个支部不在本协作区。"},
    )
    other = forms.CharField(
        label="其他党组织",
        max_length=80,
        required=False,
        help_text="不在本协作区的，写对方党组织全称，如“中共××县委组织部”。",
    )
    number = forms.CharField(label="介绍信编号", max_length=40, required=False)
    sent_on = DayField(label="开出日期")

    def __init__(self, *args: Any, branch: Branch | None, **kwargs: Any) -> None:
        """Offer the zone's other branches."""
        super().__init__(*args, **kwargs)
        field = self.fields["to_branch"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- declared above
        if branch:
            others = standing_branches(branch.zone_id, on=self.today)
            field.queryset = others.exclude(pk=branch.pk)
        self.fields["sent_on"].initial = self.today

    def clean(self) -> dict[str, Any]:
        """Ask for one destination."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(cleaned["to_branch"]) == bool(cleaned["other"].strip()):
            self.add_error("other", "请选本协作区支部，或填写其他党组织，二者填一个。")
        return cleaned


class ReceiptForm(PlainForm):
    """The day the letter was received."""

    received_on = DayField(label="接收日期", help_text="按回执上的日期填写")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin today unless told otherwise."""
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = self.today


class IncomingForm(PlainForm):
    """Who came with a letter, from where."""

    person = forms.ChoiceField(label="姓名", error_messages={"required": "请选择人员。"})
    other = forms.CharField(
        label="从哪个党组织转来", max_length=80, error_messages={"required": "请填写对方党组织。"}
    )
    number = forms.CharField(label="介绍信编号", max_length=40, required=False)
    sent_on = DayField(label="介绍信日期")
    received_on = DayField(label="接收日期")

    def __init__(self, *args: Any, branch: Branch, **kwargs: Any) -> None:
        """Offer the people of the branch."""
        super().__init__(*args, **kwargs)
        here = [one for one in people_in_branch(branch, on=self.today) if one.is_member]
        self.people = {str(one.person.pk): one.person for one in here}
        person = self.fields["person"]
        assert isinstance(person, forms.ChoiceField)  # noqa: S101 -- declared above
        person.choices = [("", "请选择"), *((key, one.name) for key, one in self.people.items())]
        self.fields["received_on"].initial = self.today

    def clean_person(self) -> Person:
        """Return the person chosen."""
        return self.people[self.cleaned_data["person"]]
