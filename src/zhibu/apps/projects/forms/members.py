"""Forms of somebody's part in a group, and of a posting."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.foundation.revised import RevisedForm
from zhibu.apps.projects.models import Posting, Project, ProjectMember

DUTY_HELP = "一两句话，如 负责入户走访和台账。"


class AddMemberForm(PlainForm):
    """How somebody takes part."""

    folded = ("duty",)

    role = forms.ChoiceField(label="角色", choices=ProjectMember.Role, widget=forms.RadioSelect)
    since = DayField(label="参加日期")
    duty = forms.CharField(label="承担的任务", max_length=200, required=False, help_text=DUTY_HELP)


class LeaveForm(PlainForm):
    """Somebody's last day in a group."""

    last_day = DayField(label="最后一天", required=False)
    never_was = forms.BooleanField(label="加错了，从没有参加过", required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the day unless it was a mistake."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("never_was") or cleaned.get("last_day") or self.errors):
            self.add_error("last_day", "请填写最后一天。")
        return cleaned


class DutyForm(RevisedForm):
    """What somebody took on."""

    duty = forms.CharField(
        label="承担的任务",
        max_length=200,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=DUTY_HELP,
    )


class PartForm(DutyForm):
    """What somebody took on and learned."""

    learned = forms.CharField(
        label="收获",
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 5}),
        help_text="用自己的话写，写不写由本人。",
    )


class PostingDutyForm(DutyForm):
    """What somebody lent took on, and for which group."""

    project = forms.ModelChoiceField(
        Project.objects.none(), label="所属项目组", required=False, empty_label="不属于项目组"
    )

    def __init__(self, *args: Any, projects: QuerySet[Project], **kwargs: Any) -> None:
        """Offer these groups; without any, do not ask."""
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = projects  # type: ignore[attr-defined]
        if not projects:
            del self.fields["project"]

    @classmethod
    def initial_of(cls, posting: Posting | None) -> dict[str, Any]:
        """Return what the form begins with."""
        if posting is None:
            return {"revision": 0}
        return {name: getattr(posting, name) for name in ("duty", "learned", "project", "revision")}


class PostingForm(PostingDutyForm, PartForm):
    """The same with what they learned."""
