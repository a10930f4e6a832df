"""Moves between branches and groups, posts, terms and absences."""

from typing import Any, ClassVar

from dateutil.relativedelta import relativedelta
from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.organisation.forms.people import FirstDayForm, offer
from zhibu.apps.organisation.models import (
    Agency,
    AwayPeriod,
    Branch,
    PartyGroup,
    Person,
    Post,
    Secondment,
)
from zhibu.apps.organisation.queries.places import standing_branches
from zhibu.apps.organisation.services.terms import Holder

USUAL_TERM = relativedelta(years=3)
"""支部工作条例 第二十一条 as commonly applied to primary-level branches: three years."""


class TransferForm(FirstDayForm):
    """To which branch of the zone, from when."""

    branch = forms.ModelChoiceField(
        Branch.objects.none(),
        label="转入支部",
        empty_label="请选择",
        error_messages={"required": "请选择支部。", "invalid_choice": "这个支部不在本协作区。"},
    )
    field_order = ["branch", "since"]

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        """Offer the zone's standing branches."""
        super().__init__(*args, **kwargs)
        offer(self.fields["branch"], standing_branches(person.zone_id, on=self.today))


class GroupChoiceForm(FirstDayForm):
    """Into which Party group, from when."""

    group = forms.ModelChoiceField(
        PartyGroup.objects.none(), label="党小组", required=False, empty_label="不编组"
    )
    field_order = ["group", "since"]

    def __init__(self, *args: Any, branch: Branch | None, **kwargs: Any) -> None:
        """Offer the branch's groups."""
        super().__init__(*args, **kwargs)
        offer(self.fields["group"], groups_of(branch))


class NewGroupForm(PlainForm):
    """The name of a Party group."""

    name = forms.CharField(
        label="名称",
        max_length=40,
        help_text="如：第一党小组",
        error_messages={"required": "请填写名称。"},
    )


class BranchFactsForm(PlainForm):
    """What a branch is called and what kind it is; a joint one covers further agencies."""

    name = forms.CharField(label="名称", max_length=80, error_messages={"required": "请填写名称。"})
    kind = forms.ChoiceField(label="类型", choices=Branch.Kind)
    units = forms.ModelMultipleChoiceField(
        Agency.objects.none(),
        label="联合的其他单位",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="只有联合党支部要选。",
    )

    def __init__(self, *args: Any, branch: Branch, **kwargs: Any) -> None:
        """Start from what is on record; offer the other agencies of the zone."""
        joined = branch.units.values_list("agency_id", flat=True)
        initial = {"name": branch.name, "kind": branch.kind, "units": list(joined)}
        super().__init__(*args, initial=initial, **kwargs)
        others = Agency.objects.filter(zone_id=branch.zone_id).exclude(pk=branch.agency_id)
        units = self.fields["units"]
        assert isinstance(units, forms.ModelMultipleChoiceField)  # noqa: S101 -- declared above
        units.queryset = others


class PostForm(FirstDayForm):
    """Which post, from when."""

    folded: ClassVar[tuple[str, ...]] = ("full_time", "prior_experience")

    kind = forms.ChoiceField(label="职务", choices=Post.Kind)
    group = forms.ModelChoiceField(
        PartyGroup.objects.none(),
        label="党小组",
        required=False,
        empty_label="不是党小组组长",
        help_text="只有党小组组长要选",
    )
    full_time = forms.BooleanField(label="专职", required=False)
    prior_experience = forms.NullBooleanField(
        label="任职前有党务工作经历",
        required=False,
        widget=forms.Select(choices=[("", "未填"), ("true", "有"), ("false", "没有")]),
    )
    field_order = ["kind", "group", "since"]

    def __init__(self, *args: Any, branch: Branch | None, **kwargs: Any) -> None:
        """Offer the branch's groups."""
        super().__init__(*args, **kwargs)
        offer(self.fields["group"], groups_of(branch))


class TermForm(FirstDayForm):
    """When the election was, when the term is due, who was elected."""

    due_on = DayField(label="届满日期", help_text="一般为三年，按批复填写")

    def __init__(self, *args: Any, electable: list[Person], **kwargs: Any) -> None:
        """Offer the branch's full members for each committee post."""
        super().__init__(*args, **kwargs)
        self.fields["since"].label = "选举日期"
        self.fields["due_on"].initial = self.today + USUAL_TERM
        self.people = {str(person.pk): person for person in electable}
        names = [("", "空缺"), *((key, person.name) for key, person in self.people.items())]
        for kind in Post.COMMITTEE:
            several = kind == Post.Kind.MEMBER
            self.fields[kind.value] = (
                forms.MultipleChoiceField(
                    label="其他委员",
                    choices=names[1:],
                    required=False,
                    widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
                )
                if several
                else forms.ChoiceField(
                    label=kind.label,
                    choices=names,
                    required=False,
                    widget=forms.Select(attrs={"class": "form-select"}),
                )
            )

    def holders(self) -> list[Holder]:
        """Return who was elected to what."""
        chosen = []
        for kind in Post.COMMITTEE:
            typed = self.cleaned_data[kind.value]
            keys = typed if isinstance(typed, list) else [typed]
            chosen += [Holder(person=self.people[key], kind=kind) for key in keys if key]
        return chosen


class SecondmentForm(FirstDayForm):
    """Lent where, from when, planned until when."""

    kind = forms.ChoiceField(label="类别", choices=Secondment.Kind)
    host = forms.CharField(label="去向", max_length=80, error_messages={"required": "请填写去向。"})
    until = DayField(label="到哪天止", required=False, help_text="没有定的可以不填")
    field_order = ["kind", "host", "since", "until"]


class AwayForm(FirstDayForm):
    """Away where, from when, until when."""

    kind = forms.ChoiceField(label="类别", choices=AwayPeriod.Kind)
    place = forms.CharField(label="地点", max_length=40, required=False, help_text="写到市、县即可")
    until = DayField(label="到哪天止", required=False, help_text="没有定的可以不填")
    field_order = ["kind", "place", "since", "until"]


def groups_of(branch: Branch | None) -> Any:
    """Return the standing Party groups of a branch; none without a branch."""
    if branch is None:
        return PartyGroup.objects.none()
    return PartyGroup.objects.filter(zone_id=branch.zone_id, branch=branch, dissolved_on=None)
