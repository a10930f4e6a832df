"""The form that takes a roster file."""

from typing import Any

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.organisation.queries.roster import Scope


class RosterForm(PlainForm):
    """A file, the day it speaks of, and where it goes when there is a choice."""

    folded = ("as_of",)

    file = forms.FileField(
        label="名册文件",
        help_text="Excel（xlsx、xls、ods）或 CSV。列名照您现有的表即可，如：姓名、性别、出生年月、"
        "入党时间、所在支部、职务。身份证号、住址、工资等不会读入。",
        error_messages={"required": "请选择文件。", "empty": "文件是空的，请换一个。"},
    )
    scope = forms.ChoiceField(label="导入到")
    as_of = DayField(label="名册日期", required=False, help_text="名册所记情况截至哪一天，默认今天")

    def __init__(self, *args: Any, scopes: list[Scope], **kwargs: Any) -> None:
        """Offer the places the person may import to."""
        super().__init__(*args, **kwargs)
        self.scopes = {scope.key: scope for scope in scopes}
        field = self.fields["scope"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared above
        field.choices = [(scope.key, scope.name) for scope in scopes]

    def clean_as_of(self) -> Any:
        """Take today when no day is given; refuse the future."""
        day = self.cleaned_data["as_of"] or self.today
        if day > self.today:
            raise forms.ValidationError("名册日期不能晚于今天。")
        return day

    @property
    def chosen(self) -> Scope:
        """The place chosen."""
        return self.scopes[self.cleaned_data["scope"]]
