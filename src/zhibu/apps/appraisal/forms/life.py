"""Forms around the organisational-life meeting."""

from collections.abc import Sequence
from typing import Any

from django import forms

from zhibu.apps.appraisal.models import LifeYear, Remedy
from zhibu.apps.appraisal.services.life import Steps
from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Person

OF_STEPS = tuple(Steps.__dataclass_fields__)
OF_REMEDY = ("problem", "measure", "owner", "due_on")


class StepsForm(PlainForm):
    """What was done before the meeting; the meeting itself is recorded under 会议."""

    theme = forms.CharField(label="会议主题", required=False, max_length=120)
    theme_on = DayField(label="定下主题的日期", required=False)
    studied_on = DayField(label="组织学习的日期", required=False)
    talked_on = DayField(
        label="谈心谈话完成的日期", required=False, help_text="谈话本身在“谈心谈话”里记"
    )
    asked_on = DayField(label="征求意见的日期", required=False)
    opinions = forms.CharField(
        label="征求到的意见",
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 6}),
        help_text="一行一条，不写是谁提的。",
    )
    held_on = DayField(
        label="开会日期",
        required=False,
        help_text="会议已在“会议”里记录的不用填。",
    )

    def __init__(
        self, *args: Any, life: LifeYear | None, meeting: Meeting | None, **kwargs: Any
    ) -> None:
        """Start from what is on record; a recorded meeting has its day already."""
        initial = {name: getattr(life, name) for name in OF_STEPS} if life else {}
        super().__init__(*args, initial=initial, **kwargs)
        if meeting is not None and meeting.is_finished:
            del self.fields["held_on"]

    def steps(self) -> Steps:
        """Return what was typed."""
        typed: dict[str, Any] = {name: self.cleaned_data.get(name) for name in OF_STEPS}
        return Steps(**typed)


class RemedyForm(PlainForm):
    """One line of the list: what is wrong, what is done, by whom, until when."""

    problem = forms.CharField(
        label="问题", max_length=200, error_messages={"required": "请写明问题。"}
    )
    measure = forms.CharField(
        label="整改措施", max_length=200, error_messages={"required": "请写明怎么改。"}
    )
    owner = forms.ModelChoiceField(
        Person.objects.none(),
        label="责任人",
        empty_label="请选择",
        error_messages={"required": "请选择责任人。", "invalid_choice": "这位不在本支部。"},
    )
    due_on = DayField(label="完成期限")

    def __init__(
        self, *args: Any, people: Sequence[Person], remedy: Remedy | None = None, **kwargs: Any
    ) -> None:
        """Offer the people of the branch; start from the remedy to be changed."""
        initial = {name: getattr(remedy, name) for name in OF_REMEDY} if remedy else {}
        super().__init__(*args, initial=initial, **kwargs)
        keys = {person.pk for person in people} | ({remedy.owner_id} if remedy else set())
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ModelChoiceField)  # noqa: S101 -- declared above
        owner.queryset = Person.objects.filter(pk__in=keys)


class FinishForm(PlainForm):
    """When a measure was carried out, and with what result."""

    done_on = DayField(label="完成日期")
    outcome = forms.CharField(
        label="完成情况", max_length=200, error_messages={"required": "请写一句完成情况。"}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say today unless told otherwise."""
        super().__init__(*args, **kwargs)
        self.fields["done_on"].initial = self.today
