"""Forms of a room and of a booking."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet

from zhibu.apps.foundation.forms import DayField, PlainForm, TimeField
from zhibu.apps.organisation.models import Agency
from zhibu.apps.resources.models import Room

MOST_SEATS = 2000


class RoomForm(PlainForm):
    """What a room is like."""

    name = forms.CharField(
        label="名称",
        max_length=40,
        error_messages={"required": "请填写名称，如 三楼会议室。"},
        help_text="大家平时的叫法，如 三楼会议室。",
    )
    seats = forms.IntegerField(
        label="座位数",
        min_value=1,
        max_value=MOST_SEATS,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": "请填写座位数。",
            "invalid": "请填数字。",
            "min_value": "至少有1个座位。",
            "max_value": f"最多填{MOST_SEATS}，请核对。",
        },
    )
    has_video = forms.BooleanField(
        label="有视频会议设备", required=False, help_text="现场加线上的会，要在有视频设备的场地开。"
    )
    is_shared = forms.BooleanField(
        label="可供区内其他单位使用", required=False, help_text="勾上后，区内各支部都可以安排使用。"
    )


class AddRoomForm(RoomForm):
    """A new room, of one of the agencies one keeps rooms for."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label="所属单位", empty_label=None)
    field_order = ["agency", "name", "seats"]

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        """Offer these agencies."""
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]


class BookForm(PlainForm):
    """When a room is used for something that is no meeting, and by whom."""

    on = DayField(label="日期")
    starts_at = TimeField(label="开始时间")
    ends_at = TimeField(label="结束时间")
    used_by = forms.CharField(
        label="使用单位",
        max_length=40,
        required=False,
        help_text="只写单位或科室，不写事由；全区的人都看得到。",
    )

    @property
    def start(self) -> datetime:
        """When it begins, by the clock on the wall."""
        return datetime.combine(self.cleaned_data["on"], self.cleaned_data["starts_at"])

    @property
    def end(self) -> datetime:
        """When it ends."""
        return datetime.combine(self.cleaned_data["on"], self.cleaned_data["ends_at"])


def facts_of(room: Room) -> dict[str, Any]:
    """Return a room as its form shows it first."""
    return {
        "name": room.name,
        "seats": room.seats,
        "has_video": room.has_video,
        "is_shared": room.is_shared,
    }
