"""The text of a zone's own rules, typed or from a file."""

from typing import Any

from django import forms

from zhibu.apps.foundation.forms import PlainForm

LONGEST = 20_000
EXAMPLE = """\
# 收紧国家规定的数值：党课每年4次。
[[tighten]]
rule = "ZB-24"
parameter = "times"
value = 4
document = "某市机关工委2026年机关党建工作要点"
from = 2026-01-01

# 增加一项：每季度一次联合主题党日。
[[add]]
code = "LOCAL-1"
title = "联合主题党日"
kind = "theme_day"
every = "quarter"
times = 1
document = "某协作区联建方案"
from = 2026-01-01
"""


class LocalRulesForm(PlainForm):
    """A TOML text; a file, when one is chosen, goes before what is typed."""

    text = forms.CharField(
        label="本地规定（按例子的写法）",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(
            {"rows": 16, "spellcheck": "false", "class": "form-control rules-text"}
        ),
        help_text="只能比国家规定更严，不能更松；清空保存就是不再另作规定。",
    )
    file = forms.FileField(label="或者选一个文件", required=False)

    def clean(self) -> dict[str, Any]:
        """Read the file into the text."""
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file is None:
            return cleaned
        content = file.read(LONGEST + 1)
        if len(content) > LONGEST:
            self.add_error("file", "文件太大，本地规定不该超过20KB。")
            return cleaned
        try:
            cleaned["text"] = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", "文件不是 UTF-8 文字，请用记事本另存为 UTF-8。")
        return cleaned
