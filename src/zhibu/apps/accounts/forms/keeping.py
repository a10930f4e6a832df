"""The keeper's forms."""

from typing import Any

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator

from zhibu.apps.accounts.models import Grant
from zhibu.apps.organisation.models import WorkCommittee, Zone


class NewAccount(forms.Form):
    """A user name and, for a person on record, zone and code."""

    username = forms.CharField(
        label="用户名", max_length=40, validators=[UnicodeUsernameValidator()]
    )
    zone = forms.ModelChoiceField(Zone.objects.all(), label="协作区", required=False)
    code = forms.CharField(
        label="人员编号", max_length=20, required=False, help_text="不关联人员的账号两项都留空。"
    )

    def clean(self) -> dict[str, Any]:
        """Ask for zone and code together."""
        cleaned = super().clean() or {}
        if bool(cleaned.get("zone")) != bool(cleaned.get("code")):
            self.add_error("code", "协作区和人员编号要么都填，要么都不填。")
        return cleaned


class NewGrant(forms.Form):
    """A role and where it holds."""

    role = forms.ChoiceField(label="角色", choices=Grant.Role.choices)
    zone = forms.ModelChoiceField(
        Zone.objects.all(), label="协作区", required=False, help_text="召集人填写。"
    )
    committee = forms.ModelChoiceField(
        WorkCommittee.objects.all(), label="机关工委", required=False, help_text="查阅人填写。"
    )
    until = forms.DateField(
        label="结束日期", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def clean(self) -> dict[str, Any]:
        """Keep the place that goes with the role, and ask for it when it is missing."""
        cleaned = super().clean() or {}
        role = cleaned.get("role")
        needed = {Grant.Role.COORDINATOR: "zone", Grant.Role.COMMITTEE_READER: "committee"}
        place = needed.get(Grant.Role(role)) if role else None
        for name in ("zone", "committee"):
            if name != place:
                cleaned[name] = None
        if place and not cleaned.get(place):
            self.add_error(place, "这个角色要写明在哪里。")
        return cleaned


class NewZone(forms.Form):
    """A zone and the work committee above it."""

    committee = forms.CharField(
        label="机关工委", max_length=80, help_text="例如：某某市直机关工委。已有的会直接归到其下。"
    )
    name = forms.CharField(label="协作区名称", max_length=80, help_text="例如：党建协作二区。")
