"""Who someone is, and their coming, retiring and leaving."""

from typing import Any, ClassVar

from django import forms

from zhibu.apps.foundation.forms import (
    DayField,
    NameField,
    PartialDayField,
    PlainForm,
)
from zhibu.apps.organisation.models import Branch, PartyGroup, Person, Standing
from zhibu.apps.organisation.services.people import Facts

OF_FACTS = tuple(Facts.__dataclass_fields__)


class FactsForm(PlainForm):
    """What is held of a person as such."""

    folded: ClassVar[tuple[str, ...]] = ("applied", "converted", "phone")

    name = NameField(label="姓名")
    sex = forms.ChoiceField(
        label="性别", choices=[("", "未填"), *Person.Sex.choices], required=False
    )
    birth_month = PartialDayField(label="出生年月", help_text="如 1985-03；可以只写年份", longest=7)
    joined = PartialDayField(label="入党时间", help_text="如 2008-07-01；只知道年月也可以")
    applied = PartialDayField(label="申请入党时间")
    converted = PartialDayField(label="转正时间")
    phone = forms.RegexField(
        r"[\d+\- ]{5,20}",
        label="联系电话",
        required=False,
        error_messages={"invalid": "电话号码只能有数字、空格和横线。"},
    )

    def clean(self) -> dict[str, Any]:
        """Refuse days to come where only days gone by make sense."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name in ("birth_month", "applied", "joined", "converted"):
            typed = cleaned.get(name) or ""
            if typed > self.today.isoformat()[: len(typed)]:
                label = self.fields[name].label
                self.add_error(name, forms.ValidationError(f"{label}不能晚于今天。"))
        return cleaned

    def facts(self) -> Facts:
        """Return what was typed about the person."""
        return Facts(**{name: self.cleaned_data[name] for name in OF_FACTS})


class NewPersonForm(FactsForm):
    """Someone new in a branch."""

    folded: ClassVar[tuple[str, ...]] = (*FactsForm.folded, "section", "position")
    asked_back: ClassVar[tuple[str, ...]] = ("is_another",)

    stage = forms.ChoiceField(label="政治面貌", choices=Standing.Stage, initial="full")
    group = forms.ModelChoiceField(
        PartyGroup.objects.none(), label="党小组", required=False, empty_label="不编组"
    )
    since = DayField(label="进入本支部日期")
    section = forms.CharField(label="科室", max_length=80, required=False)
    position = forms.CharField(label="职务", max_length=80, required=False)
    is_another = forms.BooleanField(label="确是另一个同名的人", required=False)

    field_order = ["is_another", "name", "sex", "birth_month", "stage", "joined", "since", "group"]

    def __init__(self, *args: Any, branch: Branch, **kwargs: Any) -> None:
        """Offer the branch's groups."""
        super().__init__(*args, **kwargs)
        groups = branch.groups.filter(zone_id=branch.zone_id, dissolved_on=None)
        offer(self.fields["group"], groups)
        self.fields["since"].initial = self.today


class NewStaffForm(FactsForm):
    """Someone new at an agency, in no branch (yet)."""

    folded: ClassVar[tuple[str, ...]] = ("joined", *FactsForm.folded)
    asked_back: ClassVar[tuple[str, ...]] = ("is_another",)

    since = DayField(label="到单位日期")
    section = forms.CharField(label="科室", max_length=80, required=False)
    position = forms.CharField(label="职务", max_length=80, required=False)
    is_another = forms.BooleanField(label="确是另一个同名的人", required=False)

    field_order = ["is_another", "name", "sex", "birth_month", "since", "section", "position"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin today unless told otherwise."""
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = self.today


class StageForm(PlainForm):
    """The next stage towards, or in, membership."""

    stage = forms.ChoiceField(label="政治面貌", choices=Standing.Stage)
    since = DayField(label="从哪天起")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin today unless told otherwise."""
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = self.today


class FirstDayForm(PlainForm):
    """The first day of something."""

    since = DayField(label="从哪天起")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin today unless told otherwise."""
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = self.today


class LastDayForm(PlainForm):
    """The last day of something."""

    last_day = DayField(label="最后一天", help_text="这一天仍然算在内")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """End today unless told otherwise."""
        super().__init__(*args, **kwargs)
        self.fields["last_day"].initial = self.today


def offer(field: forms.Field, choices: Any) -> None:
    """Give a model choice field what may be chosen."""
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = choices
