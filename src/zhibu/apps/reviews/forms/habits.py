"""Forms of a branch's habits, and of a review that was held."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.foundation.revised import RevisedForm
from zhibu.apps.organisation.models import Person
from zhibu.apps.reviews.forms.reporting import PlainText
from zhibu.apps.reviews.lines import LONGEST
from zhibu.apps.reviews.models import SeenBy
from zhibu.core.chinese_days import WEEKDAYS


class HabitsForm(PlainForm):
    """On which weekday, who sees comments, who comments."""

    weekday = forms.TypedChoiceField(
        label="每周几复盘",
        choices=[(number, f"周{name}") for number, name in enumerate(WEEKDAYS)],
        coerce=int,
        help_text="这一天，科室负责人的“今天”页会有一条“填写本周小结”，过了这天就没有了。",
    )
    seen_by = forms.ChoiceField(
        label="点评给谁看",
        choices=SeenBy,
        widget=forms.RadioSelect,
        help_text="只管以后写的点评。已经写的，仍按写的时候定的给人看。",
    )
    leaders = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label="除书记、副书记外，还有哪些领导点评",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="主要领导、分管领导。他们看得到本支部所有的点评。",
    )

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        """Offer the people of the branch's agencies."""
        super().__init__(*args, **kwargs)
        leaders = self.fields["leaders"]
        assert isinstance(leaders, forms.ModelMultipleChoiceField)  # noqa: S101 -- declared above
        leaders.queryset = people


class HoldForm(RevisedForm):
    """When the review was held, and what else was agreed."""

    held_on = DayField(label="复盘日期")
    also_said = PlainText(
        label="会上还定了什么",
        max_length=LONGEST,
        required=False,
        help_text="小结、点评、承诺里已有的不用再写。",
    )
