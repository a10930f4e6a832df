"""The code, typed in."""

from typing import Any

from django import forms

from zhibu.apps.answering.codes import in_groups, plain
from zhibu.apps.foundation.forms import PlainForm


class CodeForm(PlainForm):
    """答题码: three groups of four; hyphens, spaces and case do not matter."""

    code = forms.CharField(
        label="答题码",
        max_length=60,
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        help_text="三组字母数字，例如 7KQ2-M3FD-X9TP，大小写和短横都不要紧。",
        error_messages={"required": "请输入答题码。"},
    )

    def clean_code(self) -> str:
        """Return the code without hyphens; refuse what cannot be one."""
        code = plain(str(self.cleaned_data["code"]))
        if not code:
            raise forms.ValidationError(
                "答题码是十二个字母数字，没有 0、1、I、L、O，请核对。", code="not-a-code"
            )
        return code

    def offer(self, code: str) -> None:
        """Show a code that came by link, so that it can be compared with the slip."""
        self.initial["code"] = in_groups(code)
        self.cleaned_data: dict[str, Any] = {}
        self.is_bound, self.data = True, {"code": in_groups(code)}
