"""Changing one's password."""

from typing import Any

from allauth.account.forms import ChangePasswordForm
from django import forms


class PasswordChangeForm(ChangePasswordForm):
    """The old password once, the new one twice; the new one must be another."""

    def clean(self) -> dict[str, Any]:
        """Refuse the old password as the new one: a one-time password must not stay."""
        cleaned: dict[str, Any] = super().clean()
        if (new := cleaned.get("password1")) and new == cleaned.get("oldpassword"):
            self.add_error("password1", forms.ValidationError("新密码不能与原密码相同。"))
        return cleaned
