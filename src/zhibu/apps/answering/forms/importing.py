"""The file to import."""

from django import forms

from zhibu.apps.foundation.forms import PlainForm


class ExportForm(PlainForm):
    """An export of another survey site."""

    file = forms.FileField(
        label="导出的答卷文件",
        help_text="问卷星“答卷数据”里下载的 Excel 或 CSV，按选项文本或按选项序号都可以。",
        allow_empty_file=True,
        error_messages={"required": "请选择文件。", "missing": "请选择文件。"},
    )
