"""Forms of a group: forming, changing, ending, prolonging it, and its branch."""

from typing import Any

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.foundation.revised import RevisedForm
from zhibu.apps.projects.models import Project

TASK = {"rows": 4}


class FormProjectForm(PlainForm):
    """What a new group is for, and how long."""

    name = forms.CharField(
        label="名称",
        max_length=60,
        error_messages={"required": "请填写名称，如 老旧小区改造专班。"},
    )
    task = forms.CharField(
        label="任务",
        max_length=1000,
        widget=forms.Textarea(TASK),
        help_text="要解决什么问题，做到什么程度。组里的人和派人单位的支部看得到。",
        error_messages={"required": "请写明任务。"},
    )
    since = DayField(label="开始日期")
    until = DayField(label="计划结束日期", help_text="到期自动结束，也可以延长。")


class ChangeProjectForm(RevisedForm, FormProjectForm):
    """The same of a group on record."""

    @classmethod
    def initial_of(cls, project: Project) -> dict[str, Any]:
        """Return what the form begins with."""
        names = ("name", "task", "since", "until", "revision")
        return {name: getattr(project, name) for name in names}


class EndForm(RevisedForm):
    """The last day and the closing summary."""

    last_day = DayField(label="最后一天")
    result = forms.CharField(
        label="结束小结",
        max_length=2000,
        widget=forms.Textarea({"rows": 6}),
        help_text="做成了什么，还有什么没做完，交给谁。",
        error_messages={"required": "请写几句小结。"},
    )


class ProlongForm(PlainForm):
    """The new last day."""

    until = DayField(label="延长到")


class BranchForm(PlainForm):
    """The temporary branch that was set up."""

    name = forms.CharField(
        label="临时党支部名称", max_length=80, error_messages={"required": "请填写名称。"}
    )
    established_on = DayField(label="成立日期", help_text="上级党组织批准的日期。")


class NoBranchForm(PlainForm):
    """Why there is no branch."""

    why = forms.CharField(
        label="不成立的原因",
        max_length=200,
        widget=forms.Textarea({"rows": 3}),
        help_text="如：组织关系都在同一个党支部，组织生活照常。",
        error_messages={"required": "请写明原因。"},
    )
