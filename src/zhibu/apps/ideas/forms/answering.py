"""Forms of a branch's answer, its work item, the result, and looking anew."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.foundation.revised import RevisedForm
from zhibu.apps.ideas.models import LONGEST_REASON, Decision, Idea
from zhibu.apps.ideas.services.deciding import Answer, Task
from zhibu.apps.organisation.models import Person

OF_THE_ITEM = ("make_item", "owner", "due_on")


class AnswerForm(RevisedForm):
    """Adopted or not, why, and whether it becomes a work item at once."""

    decision = forms.ChoiceField(
        label="答复",
        choices=Decision,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择采纳、部分采纳或未采纳。"},
    )
    reason = forms.CharField(
        label="理由",
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 5}),
        help_text="采纳的写打算怎么做，部分采纳的写清哪部分，未采纳的写为什么。",
        error_messages={"required": "采纳不采纳，都请写明理由。"},
    )
    make_item = forms.BooleanField(
        label="同时列入工作事项",
        required=False,
        help_text="列入后，进展从事项里看；建议的题目就是事项的名称，支部的党员都看得到。",
    )
    owner = forms.ModelChoiceField(
        Person.objects.none(), label="事项的负责人", required=False, empty_label="列入事项时选"
    )
    due_on = DayField(label="事项的完成期限", required=False)

    def __init__(self, *args: Any, idea: Idea, people: QuerySet[Person], **kwargs: Any) -> None:
        """Ask for a work item only where there is none yet."""
        initial = {
            "decision": idea.decision,
            "reason": idea.reason,
            "revision": idea.revision,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.idea = idea
        if idea.item_id is None:
            self.fields["owner"].queryset = people  # type: ignore[attr-defined]
            return
        for name in OF_THE_ITEM:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A work item has somebody who does it and a day; what is not adopted has none."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if not typed.get("make_item"):
            return typed
        if typed.get("decision") == Decision.NOT_ADOPTED:
            self.add_error("make_item", "未采纳的建议不列入工作事项，请去掉这个勾。")
        if not typed.get("owner") and "owner" not in self.errors:
            self.add_error("owner", "列入工作事项，请选负责人。")
        due_on = typed.get("due_on")
        if due_on is None and "due_on" not in self.errors:
            self.add_error("due_on", "列入工作事项，请填完成期限。")
        elif due_on is not None and due_on < self.today:
            self.add_error("due_on", "这一天已经过去，请写今后的日期。")
        return typed

    @property
    def said(self) -> Answer:
        """The answer."""
        typed = self.cleaned_data
        return Answer(decision=Decision(typed["decision"]), reason=typed["reason"])

    @property
    def task(self) -> Task | None:
        """The work item to plan, if one is wanted."""
        typed = self.cleaned_data
        if not typed.get("make_item"):
            return None
        return Task(owner=typed["owner"], due_on=typed["due_on"])


class ResultForm(RevisedForm):
    """What came of an adopted proposal; begins with what the work item says."""

    result = forms.CharField(
        label="结果",
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text="做成了什么，有什么变化；没做成也照实写。",
        error_messages={"required": "请用一两句话写结果。"},
    )
    on = DayField(label="日期")

    def __init__(self, *args: Any, idea: Idea, **kwargs: Any) -> None:
        """Show the result on record, else the outcome of the item."""
        item = idea.item
        initial = {
            "result": idea.result or (item.outcome_told if item else ""),
            "on": idea.result_on or (item.done if item else None) or kwargs["today"],
            "revision": idea.revision,
        }
        super().__init__(*args, initial=initial, **kwargs)

    def clean_on(self) -> date:
        """Refuse a day to come."""
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError("这一天还没到，请写实际的日期。")
        return on


class ReopenForm(PlainForm):
    """By when the branch answers anew."""

    answer_by = DayField(label="什么时候前答复")

    def clean_answer_by(self) -> date:
        """Refuse a day that has passed."""
        day: date = self.cleaned_data["answer_by"]
        if day < self.today:
            raise forms.ValidationError("这一天已经过去，请写今后的日期。")
        return day
