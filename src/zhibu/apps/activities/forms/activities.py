"""Forms of an activity: what it was, and an older one by hand."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q

from zhibu.apps.activities.forms.choices import AgencyChoices, BaseChoice
from zhibu.apps.activities.models import Activity, Base, Theme
from zhibu.apps.activities.queries.history import activities_of, past_of
from zhibu.apps.activities.services.activities import Facts
from zhibu.apps.foundation.forms import DayField
from zhibu.apps.foundation.revised import RevisedForm
from zhibu.apps.meetings.forms.fields import PlainLines, PlainText
from zhibu.apps.organisation.models import Agency, Branch
from zhibu.apps.workitems.models import CityTask
from zhibu.core.activities.repetition import visits

MOST_COST = 9_999_999


class ActivityForm(RevisedForm):
    """Which kind, what, where; all else is folded and may stay empty."""

    folded: ClassVar[tuple[str, ...]] = (
        "city_task",
        "themes",
        "partners",
        "other_partners",
        "cost",
        "came_of_it",
    )

    kind = forms.ChoiceField(label="形式", choices=Activity.Kind)
    title = PlainText(
        label="活动", max_length=120, error_messages={"required": "请填写活动，一句话即可。"}
    )
    base = BaseChoice(
        Base.objects.none(),
        label="地点",
        required=False,
        empty_label="在本单位，或不在名单里",
        help_text="括号里写着两年内去过几次。",
    )
    city_task = forms.ModelChoiceField(
        CityTask.objects.none(), label="服务的中心工作", required=False, empty_label="没有对应"
    )
    themes = forms.ModelMultipleChoiceField(
        Theme.objects.none(), label="主题", required=False, widget=forms.CheckboxSelectMultiple
    )
    partners = AgencyChoices(
        Agency.objects.none(),
        label="合办单位",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    other_partners = PlainText(label="区外合办单位", max_length=120, required=False)
    cost = forms.DecimalField(
        label="花费（元）",
        required=False,
        min_value=0,
        max_value=MOST_COST,
        decimal_places=2,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={
            "invalid": "请填数字，如 680 或 680.50。",
            "min_value": "花费不能是负数。",
            "max_value": "数目太大，请核对。",
            "max_decimal_places": "最多两位小数。",
        },
    )
    came_of_it = PlainLines(label="收到什么效果", max_length=300, required=False, rows=3)

    def __init__(
        self, *args: Any, branch: Branch, base_id: int | None = None, **kwargs: Any
    ) -> None:
        """Offer the zone's places, themes and agencies; `base_id` also if it is closed."""
        super().__init__(*args, **kwargs)
        zone = branch.zone_id
        past = past_of(activities_of(branch))
        bases = Base.objects.filter(Q(is_closed=False) | Q(pk=base_id), zone_id=zone)
        choice: Any = self.fields["base"]
        choice.queryset = bases
        choice.visits = {base.pk: visits(past, base.pk, on=self.today) for base in bases}
        self._offer("city_task", CityTask.objects.filter(zone_id=zone))
        self._offer("themes", Theme.objects.filter(zone_id=zone))
        self._offer("partners", Agency.objects.filter(zone_id=zone).exclude(pk=branch.agency_id))

    def _offer(self, name: str, found: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = found

    @property
    def facts(self) -> Facts:
        """What was typed, once it holds."""
        return Facts(
            **{
                name: self.cleaned_data[name]
                for name in Facts.__dataclass_fields__
                if name in self.cleaned_data
            }
        )


class OlderForm(ActivityForm):
    """An activity without a meeting: its day stands here."""

    held_on = DayField(label="日期")
    field_order = ["held_on"]


def facts_of(activity: Activity) -> dict[str, Any]:
    """Return an activity as its form shows it first."""
    return {
        "kind": activity.kind,
        "title": activity.title,
        "held_on": activity.held_on,
        "base": activity.base_id,
        "city_task": activity.city_task_id,
        "themes": [theme.pk for theme in activity.themes.all()],
        "partners": [agency.pk for agency in activity.partners.all()],
        "other_partners": activity.other_partners,
        "cost": activity.cost,
        "came_of_it": activity.came_of_it,
        "revision": activity.revision,
    }
