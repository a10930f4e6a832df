"""Forms of complaints and suggestions."""

from typing import Any

from django import forms

from zhibu.apps.feedback.models import Entry
from zhibu.apps.organisation.models import Zone


class SendForm(forms.Form):
    """What someone wants to say, to which zone, signed or not."""

    zone = forms.ModelChoiceField(
        Zone.objects.order_by("name"), label="发给哪个协作区", empty_label=None
    )
    kind = forms.ChoiceField(label="类别", choices=Entry.Kind, initial=Entry.Kind.SUGGESTION)
    text = forms.CharField(
        label="内容",
        max_length=3000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": "请写下要反映的内容。"},
    )
    signed = forms.CharField(
        label="署名（可不填）",
        max_length=40,
        required=False,
        help_text="不署名也会答复；不署名时系统不记录您是谁、从哪里提交。",
    )
    website = forms.CharField(required=False, label="请留空", widget=forms.TextInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give every field the house's look."""
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            style = "form-select" if name in {"zone", "kind"} else "form-control"
            field.widget.attrs["class"] = style
        self.fields["website"].widget.attrs |= {"autocomplete": "off", "tabindex": "-1"}

    def clean_website(self) -> str:
        """Refuse what only a program fills in: a field people do not see."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError("这一栏请留空。")
        return ""


class CodeForm(forms.Form):
    """The reference code of an entry."""

    code = forms.CharField(
        label="查询码",
        max_length=40,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off"}),
        help_text="提交后显示的三组字母数字，大小写不限。",
        error_messages={"required": "请输入查询码。"},
    )


class ReplyForm(forms.Form):
    """The reply to an entry."""

    reply = forms.CharField(
        label="答复",
        max_length=3000,
        widget=forms.Textarea({"rows": 5, "class": "form-control"}),
        error_messages={"required": "请写下答复。"},
    )
