"""Forms of an item, its steps and what holds it up."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.foundation.models import in_force
from zhibu.apps.foundation.revised import RevisedForm
from zhibu.apps.organisation.models import Branch, Employment, Person, Section
from zhibu.apps.organisation.queries.sections import agency_ids_of, sections_of
from zhibu.apps.workitems.models import CityTask, WorkItem
from zhibu.apps.workitems.queries.city_tasks import city_tasks_on

FOLLOW_UP_OUTCOME = 200
"""How much the record of a decision takes."""
OUTCOME = 300


class ItemForm(RevisedForm):
    """An item: both of its sides, who answers for it, by when, and how it is checked."""

    folded = ("section", "helpers", "city_task", "planned_on")

    title = forms.CharField(
        label="事项", max_length=200, error_messages={"required": "请写清是什么事。"}
    )
    goal = forms.CharField(
        label="业务目标",
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="办成什么样，能看得到的结果。",
    )
    party_part = forms.CharField(
        label="党建内容",
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="支部和党员在这件事里做什么。",
    )
    owner = forms.ModelChoiceField(
        Person.objects.none(), label="负责人", required=False, empty_label="还没有定"
    )
    due_on = DayField(label="完成期限", required=False)
    check_by = forms.CharField(
        label="怎样检查",
        max_length=200,
        required=False,
        help_text="业务和党建一次查，如：12月支委会听汇报、看台账。",
    )
    section = forms.ModelChoiceField(
        Section.objects.none(), label="科室", required=False, empty_label="不分科室"
    )
    helpers = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label="一起负责的人",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    city_task = forms.ModelChoiceField(
        CityTask.objects.none(), label="服务的中心工作", required=False, empty_label="不选"
    )
    planned_on = DayField(label="谋划日期", required=False)

    def __init__(
        self,
        *args: Any,
        branch: Branch,
        today: date,
        item: WorkItem | None = None,
        has_source: bool = False,
        **kwargs: Any,
    ) -> None:
        """Offer the branch's people, sections and tasks, and whatever the item has already."""
        super().__init__(*args, today=today, **kwargs)
        people = people_for(branch, on=today, item=item)
        self._offer("owner", people)
        self._offer("helpers", people)
        self._offer("section", _sections(branch, today, item))
        self._offer("city_task", _tasks(branch, today, item))
        gone = ["owner", "due_on"] if has_source else []
        for name in [*gone, *(["planned_on"] if item is not None else [])]:
            del self.fields[name]

    def _offer(self, name: str, choices: QuerySet[Any]) -> None:
        self.fields[name].queryset = choices  # type: ignore[attr-defined]

    def clean_planned_on(self) -> date:
        """Return today where no day was typed; a plan is not made in the future."""
        return _not_to_come(self.cleaned_data["planned_on"] or self.today, self.today)

    def facts(self) -> dict[str, Any]:
        """Return what the services take; the owner stands before those who help."""
        typed = dict(self.cleaned_data)
        typed.pop("revision")
        first, helpers = typed.pop("owner", None), list(typed.pop("helpers"))
        owners = [first, *helpers] if first is not None else helpers
        return typed | {"owners": list(dict.fromkeys(owners))}


def initial_of(item: WorkItem) -> dict[str, Any]:
    """Return what the form begins with for an item on record."""
    owners = [owner.person_id for owner in item.owners.all()]
    named = 0 if item.source is not None else 1
    names = ("title", "goal", "party_part", "check_by", "due_on", "revision")
    return {name: getattr(item, name) for name in names} | {
        "section": item.section_id,
        "city_task": item.city_task_id,
        "owner": owners[0] if named and owners else None,
        "helpers": owners[named:],
    }


class DeployForm(PlainForm):
    """The day it was handed out."""

    on = DayField(label="部署日期")

    def clean_on(self) -> date:
        """Refuse a day to come."""
        return _not_to_come(self.cleaned_data["on"], self.today)


class _SaidForm(DeployForm):
    """A sentence, and the day it is about."""

    field_order = ["said", "on"]
    said = forms.CharField(max_length=OUTCOME, widget=forms.Textarea({"rows": 3}))


class FinishForm(_SaidForm):
    """What came of it."""

    said = forms.CharField(
        label="落实情况",
        max_length=OUTCOME,
        widget=forms.Textarea({"rows": 3}),
        help_text="业务办成了什么，支部和党员做了什么，一两句话。",
        error_messages={"required": "请用一两句话写落实情况。"},
    )
    on = DayField(label="落实日期")

    def __init__(self, *args: Any, item: WorkItem, **kwargs: Any) -> None:
        """Take no more than the record of a decision takes, where it stands there."""
        super().__init__(*args, **kwargs)
        if item.follow_up_id is not None:
            said = forms.CharField(max_length=FOLLOW_UP_OUTCOME)
            self.fields["said"].validators = said.validators
            self.fields["said"].widget.attrs["maxlength"] = str(FOLLOW_UP_OUTCOME)


class CheckForm(_SaidForm):
    """What the check showed."""

    said = forms.CharField(
        label="检查情况",
        max_length=OUTCOME,
        widget=forms.Textarea({"rows": 3}),
        help_text="业务目标和党建内容一次查清。",
        error_messages={"required": "请用一两句话写检查情况。"},
    )
    on = DayField(label="检查日期")


class DropForm(_SaidForm):
    """Why it is given up."""

    said = forms.CharField(
        label="取消原因", max_length=200, error_messages={"required": "请写明为什么取消。"}
    )
    on = DayField(label="取消日期")


class StuckForm(_SaidForm):
    """Where it is stuck, and since when."""

    said = forms.CharField(
        label="卡在哪里",
        max_length=OUTCOME,
        widget=forms.Textarea({"rows": 2}),
        help_text="缺什么、等谁，写清了别人才帮得上。",
        error_messages={"required": "请写清卡在哪里。"},
    )
    on = DayField(label="从哪天起")


class PartForm(PlainForm):
    """What somebody's share of an item is."""

    part = forms.CharField(label="分工", max_length=100, required=False)


def people_for(branch: Branch, *, on: date, item: WorkItem | None = None) -> QuerySet[Person]:
    """Return who may answer for an item: the branch, its agencies' staff, who does already."""
    in_branch = in_force(on, "affiliations__") & Q(affiliations__branch=branch)
    in_post = in_force(on, "employments__") & Q(
        employments__agency__in=agency_ids_of(branch),
        employments__status=Employment.Status.IN_POST,
    )
    known = Q(owned_items__item=item) if item is not None else Q(pk__in=())
    found = Person.objects.filter(in_branch | in_post | known, zone_id=branch.zone_id)
    return found.distinct().order_by("name", "pk")


def _sections(branch: Branch, on: date, item: WorkItem | None) -> QuerySet[Section]:
    keys = [row.section.pk for row in sections_of(branch, on=on)]
    if item is not None and item.section_id is not None:
        keys.append(item.section_id)
    return Section.objects.filter(pk__in=keys).order_by("name")


def _tasks(branch: Branch, on: date, item: WorkItem | None) -> QuerySet[CityTask]:
    found = city_tasks_on(branch.zone_id, on)
    if item is None or item.city_task_id is None:
        return found
    return (found | CityTask.objects.filter(pk=item.city_task_id)).distinct()


def _not_to_come(day: date, today: date) -> date:
    if day > today:
        raise forms.ValidationError("这一天还没有到，请写实际的日期。")
    return day
