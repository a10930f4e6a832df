"""The form that takes a questionnaire from a workbook."""

from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile

from zhibu.apps.foundation.forms import PlainForm

MOST_BYTES = 2 * 1024 * 1024
HOWS = (("replace", "换掉现在的题目"), ("add", "加在现在的题目后面"))


class UploadForm(PlainForm):
    """A workbook to look at."""

    file = forms.FileField(
        label="题目表格",
        help_text="XLSForm 格式的 Excel（.xlsx），不超过2MB。从这里导出的表格改好就能再导入。",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={
            "required": "请选择文件。",
            "empty": "文件是空的，请换一个。",
            "max_length": "文件名太长，请改短。",
        },
    )

    def clean_file(self) -> Any:
        """Refuse what is too large or plainly something else."""
        file = cast("UploadedFile[bytes]", self.cleaned_data["file"])
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError("文件超过2MB，题目表格不会这么大，请核对。")
        if not (file.name or "").lower().endswith(".xlsx"):
            raise forms.ValidationError("只能导入 .xlsx 文件，请另存为 Excel 工作簿后重试。")
        return file


class TakeInForm(PlainForm):
    """What to do with the questions that were read; `read` is signed, so as shown."""

    how = forms.ChoiceField(
        label="怎样放进问卷",
        choices=HOWS,
        widget=forms.RadioSelect,
        initial="replace",
        error_messages={"required": "请选一项。", "invalid_choice": "请在两项里选一项。"},
    )
    read = forms.CharField(widget=forms.HiddenInput)
