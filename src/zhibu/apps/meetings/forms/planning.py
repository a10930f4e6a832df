"""Forms of meetings still to be held: few fields, the rest follows from the last one."""

from typing import Any

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm, TimeField
from zhibu.apps.meetings.forms.arrangements import ArrangedForm
from zhibu.apps.meetings.forms.fields import PlainText
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch, PartyGroup

LONGEST_AGENDA = 4000
ALSO = [
    (kind.value, kind.label)
    for kind in (
        Meeting.Kind.LECTURE,
        Meeting.Kind.THEME_DAY,
        Meeting.Kind.ORGANISATIONAL_LIFE,
        Meeting.Kind.APPRAISAL,
    )
]
"""What a sitting can serve besides its leading kind."""


class AnotherForm(PlainForm):
    """A form that may be asked back whether a second meeting that day is meant."""

    asked_back = ("is_another",)

    is_another = forms.BooleanField(label="确是另一场", required=False)


class AddForm(AnotherForm, ArrangedForm):
    """Which kind, which day, what about; time and place default to the last of its kind."""

    folded = ("starts_at", "ends_at", "mode", "room", "place", "lecturer", "also_kinds")

    kind = forms.ChoiceField(label="类型", choices=Meeting.Kind)
    group = forms.ModelChoiceField(
        PartyGroup.objects.none(),
        label="党小组",
        required=False,
        empty_label="不分组",
        help_text="党小组会要选；组织生活会在党小组开的也要选。",
    )
    on = DayField(label="日期")
    title = PlainText(label="主题", max_length=120, required=False)
    starts_at = TimeField(label="开始时间", required=False, help_text="不填就和上次同类会议一样。")
    place = PlainText(
        label="地点",
        max_length=80,
        required=False,
        help_text="选了场地的不用填；都不填就和上次同类会议一样。",
    )
    also_kinds = forms.MultipleChoiceField(
        label="兼作",
        choices=ALSO,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="一场会同时算几种的，在这里勾上，如主题党日兼党课。",
    )
    field_order = [
        *("kind", "group", "on", "title"),
        *("starts_at", "ends_at", "mode", "room", "place", "lecturer"),
    ]

    def __init__(self, *args: Any, branch: Branch, **kwargs: Any) -> None:
        """Offer the branch's groups; a branch without groups is not asked for one."""
        super().__init__(*args, branch=branch, **kwargs)
        groups = PartyGroup.objects.filter(zone_id=branch.zone_id, branch=branch, dissolved_on=None)
        if groups.exists():
            self.fields["group"].queryset = groups  # type: ignore[attr-defined]
        else:
            del self.fields["group"]
            kinds = [choice for choice in Meeting.Kind.choices if choice[0] != Meeting.Kind.GROUP]
            self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class ChangeForm(ArrangedForm):
    """What a planned meeting is about, how it is held, and its agenda as one text."""

    folded = ("lecturer", "also_kinds")

    title = PlainText(label="主题", max_length=120, required=False)
    starts_at = TimeField(label="开始时间", required=False)
    place = PlainText(
        label="地点", max_length=80, required=False, help_text="换了场地的，地点跟着换，不用改。"
    )
    agenda = forms.CharField(
        label="议程",
        required=False,
        max_length=LONGEST_AGENDA,
        widget=forms.Textarea({"rows": 8}),
        help_text="一行一项。",
    )
    also_kinds = forms.MultipleChoiceField(
        label="兼作", choices=ALSO, required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ["title", "starts_at", "ends_at", "mode", "room", "place", "agenda", "lecturer"]


class MoveForm(AnotherForm, ArrangedForm):
    """To which day, and why; time, way and room may change with it."""

    folded = ("starts_at", "ends_at", "mode", "room", "lecturer")

    starts_at = TimeField(label="开始时间", required=False)
    on = DayField(label="改到哪一天")
    reason = PlainText(
        label="原因", max_length=200, error_messages={"required": "请写明原因，一句话即可。"}
    )
    field_order = ["on", "reason", "starts_at", "ends_at", "mode", "room"]


class ReasonForm(PlainForm):
    """Why."""

    reason = PlainText(
        label="原因", max_length=200, error_messages={"required": "请写明原因，一句话即可。"}
    )
