"""An address to subscribe to, or a file."""

from typing import Any

from django import forms

from zhibu.apps.diary.calendars.reading import LARGEST
from zhibu.apps.foundation.forms import PlainForm


class SubscribeForm(PlainForm):
    """The secret address of a calendar."""

    address = forms.CharField(
        label="日历订阅地址",
        max_length=1000,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "inputmode": "url"}),
        help_text="在手机或电脑的日历里选“共享日历”或“私密地址（iCal 格式）”，整段复制，"
        "以 https:// 或 webcal:// 开头。",
        error_messages={"required": "请粘贴订阅地址。", "max_length": "地址太长，请核对。"},
    )


class UploadForm(PlainForm):
    """A calendar file."""

    file = forms.FileField(
        label="日历文件（.ics）",
        widget=forms.ClearableFileInput({"accept": ".ics,text/calendar"}),
        help_text="最大 1 MB。同名文件再次上传会替换上次的内容。",
        error_messages={"required": "请选择文件。", "empty": "文件是空的，请换一个。"},
    )

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError("文件超过 1 MB，请只导出近一年的日程再上传。")
        return file
