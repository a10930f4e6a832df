"""Forms of making a proposal, looking one up by its code, and taking one back."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.ideas.services.proposing import Written
from zhibu.apps.organisation.models import Branch
from zhibu.apps.workitems.models import CityTask

SIGNED, UNSIGNED = "signed", "unsigned"


class ProposeForm(PlainForm):
    """What is proposed, to which branch, with a name or without."""

    title = forms.CharField(
        label="一句话写清建议",
        max_length=80,
        help_text="如：把每月报表合并成一张。",
        error_messages={"required": "请用一句话写清建议。"},
    )
    problem = forms.CharField(
        label="解决什么问题",
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    proposal = forms.CharField(
        label="怎么做",
        max_length=3000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "请写一两句怎么做。"},
    )
    city_task = forms.ModelChoiceField(
        CityTask.objects.none(), label="服务哪项中心工作", required=False, empty_label="不选"
    )
    branch = forms.ModelChoiceField(
        Branch.objects.none(),
        label="请哪个支部答复",
        empty_label=None,
        error_messages={"required": "请选择支部。", "invalid_choice": "请选择本协作区的支部。"},
    )
    for_leaders = forms.BooleanField(
        label="只给支部书记、委员看",
        required=False,
        help_text="不勾的话，这个支部的党员都看得到建议和答复。",
    )
    name = forms.ChoiceField(
        label="署不署名",
        choices=((SIGNED, "署名：显示我的姓名"), (UNSIGNED, "不署名：系统不记录是谁提的")),
        widget=forms.RadioSelect,
        error_messages={"required": "请选择署名或者不署名。"},
    )

    def __init__(
        self,
        *args: Any,
        branches: QuerySet[Branch],
        city_tasks: QuerySet[CityTask],
        **kwargs: Any,
    ) -> None:
        """Offer the branches of the zone and the city's tasks in force."""
        super().__init__(*args, **kwargs)
        self.fields["branch"].queryset = branches  # type: ignore[attr-defined]
        self.fields["city_task"].queryset = city_tasks  # type: ignore[attr-defined]
        if not city_tasks.exists():
            del self.fields["city_task"]

    @property
    def is_signed(self) -> bool:
        """Whether the author gives their name."""
        return bool(self.cleaned_data["name"] == SIGNED)

    @property
    def written(self) -> Written:
        """What it says."""
        typed = self.cleaned_data
        return Written(
            title=typed["title"],
            problem=typed["problem"],
            proposal=typed["proposal"],
            city_task=typed.get("city_task"),
            for_leaders=typed["for_leaders"],
        )


class LookUpForm(PlainForm):
    """The reference code of an unsigned proposal."""

    code = forms.CharField(
        label="查询码",
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
        help_text="提交后显示的三组字母数字，大小写不限。",
        error_messages={"required": "请输入查询码。"},
    )


class WithdrawForm(PlainForm):
    """Nothing to fill in: the button alone."""
