"""A step taken, and who helps."""

from typing import Any, ClassVar

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.membership.models import Companion
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.organisation.queries.people import full_members_of
from zhibu.core.regulations.admission_steps import Step


class StepForm(PlainForm):
    """The day of a step; a reason only when the day does not fit the text."""

    folded: ClassVar[tuple[str, ...]] = ("decided_by", "note")
    asked_back: ClassVar[tuple[str, ...]] = ("reason",)

    on = DayField(label="日期")
    reason = forms.CharField(
        label="理由",
        max_length=200,
        required=False,
        help_text="日期不合条文而组织上确是这样决定的，写明理由后可以记录。",
    )
    decided_by = forms.CharField(label="由谁决定", max_length=80, required=False)
    note = forms.CharField(label="说明", max_length=200, required=False)
    field_order = ["reason", "on"]

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        """Begin today; of a political review nothing but the day is kept (GX-09)."""
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = self.today
        self.fields["decided_by"].help_text = f"一般是：{step.decides}"
        if step.key == "political_review":
            del self.fields["note"]


class CompanionForm(PlainForm):
    """Which full member helps as what, from when."""

    kind = forms.ChoiceField(label="类别", choices=Companion.Kind)
    helper = forms.ChoiceField(label="姓名", error_messages={"required": "请选择一名正式党员。"})
    since = DayField(label="从哪天起")

    def __init__(self, *args: Any, person: Person, branch: Branch | None, **kwargs: Any) -> None:
        """Offer the full members of the branch."""
        super().__init__(*args, **kwargs)
        members = full_members_of(branch, on=self.today) if branch else []
        self.people = {str(one.pk): one for one in members if one.pk != person.pk}
        helper = self.fields["helper"]
        assert isinstance(helper, forms.ChoiceField)  # noqa: S101 -- declared above
        helper.choices = [("", "请选择"), *((key, one.name) for key, one in self.people.items())]
        self.fields["since"].initial = self.today

    def clean_helper(self) -> Person:
        """Return the person chosen."""
        return self.people[self.cleaned_data["helper"]]
