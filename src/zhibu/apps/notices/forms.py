"""Forms about how people are told."""

from typing import Any

from django import forms

from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.notices.models import Channel
from zhibu.apps.notices.robots import maker_of
from zhibu.core.refusals import Refusal


class ChannelForm(PlainForm):
    """In the page only, or by mail too."""

    kind = forms.ChoiceField(
        label="方式",
        choices=Channel.Kind,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择一种方式。"},
    )
    address = forms.EmailField(
        label="邮箱",
        required=False,
        help_text="建议用单位邮箱；通知里可能有会议的时间、地点。",
        error_messages={"invalid": "邮箱看不懂，请写成 name@example.gov.cn 这样。"},
    )

    def clean(self) -> dict[str, Any]:
        """Ask for an address where mail is wanted."""
        data = super().clean() or {}
        if data.get("kind") == Channel.Kind.MAIL and not data.get("address") and not self.errors:
            self.add_error("address", "请填写邮箱，或选择只在系统里看。")
        return data


class RobotForm(PlainForm):
    """The address of a work-chat group's robot."""

    address = forms.CharField(
        label="机器人地址",
        max_length=300,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        help_text="在企业微信、钉钉或飞书的工作群里添加群机器人，把它的地址整段复制过来。"
        "钉钉请选“自定义关键词”，填“支部”。",
        error_messages={"required": "请粘贴机器人地址。"},
    )

    def clean_address(self) -> str:
        """Refuse any address that is not a work chat's."""
        address: str = self.cleaned_data["address"].strip()
        try:
            maker_of(address)
        except Refusal as refusal:
            raise forms.ValidationError(
                [refusal.message, refusal.hint], code=refusal.code
            ) from None
        return address
