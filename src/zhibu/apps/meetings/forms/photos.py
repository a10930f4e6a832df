"""The form of a photo."""

from django import forms

from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.meetings.forms.fields import PlainText


class PhotoForm(PlainForm):
    """A picture file and what it shows."""

    photo = forms.FileField(
        label="照片文件",
        help_text="JPEG 或 PNG，不超过 5 MB。",
        widget=forms.ClearableFileInput({"accept": "image/jpeg,image/png"}),
        error_messages={"required": "请选择照片文件。", "empty": "这个文件是空的。"},
    )
    caption = PlainText(label="说明", max_length=80, required=False)
