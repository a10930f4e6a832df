"""Forms of a room and of a booking."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from zhibu.apps.foundation.forms import DayField, PlainForm, TimeField
from zhibu.apps.foundation.revised import RevisedForm
from zhibu.apps.organisation.models import Agency, Person
from zhibu.apps.resources.models import Room
from zhibu.apps.resources.services.rooms import RoomFacts

MOST_SEATS = 2000
SAME = ("name", "where", "holds", "has_video", "is_shared", "conditions", "open_hours", "caretaker")
"""Fields that are called on the form as on the record."""


class RoomForm(PlainForm):
    """What a room, corner or wall is like."""

    folded: ClassVar[tuple[str, ...]] = ("conditions", "open_hours", "caretaker")

    name = forms.CharField(
        label="名称",
        max_length=40,
        error_messages={"required": "请填写名称，如 三楼会议室。"},
        help_text="大家平时的叫法，如 三楼会议室、一楼读书角。",
    )
    kind = forms.ChoiceField(label="类型", choices=Room.Kind)
    is_walk_in = forms.BooleanField(
        label="不用预约，随时可去",
        required=False,
        help_text="文化墙、敞开的读书角勾上：不登记占用，安排会议时也不列出。",
    )
    seats = forms.IntegerField(
        label="座位数",
        min_value=1,
        max_value=MOST_SEATS,
        help_text="排会议时用得上；不用预约的可以不填。",
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
    where = forms.CharField(
        label="在哪里", max_length=60, required=False, help_text="如 主楼三层东侧。"
    )
    holds = forms.CharField(
        label="里面有什么",
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="如 图书两百余册、投影、入党誓词墙。",
    )
    is_shared = forms.BooleanField(
        label="可供区内其他单位使用", required=False, help_text="勾上后，区内各支部都可以安排使用。"
    )
    conditions = forms.CharField(
        label="借用条件",
        max_length=100,
        required=False,
        help_text="其他单位来之前要知道的，如 提前两天说、用后归位。",
    )
    open_hours = forms.CharField(
        label="开放时间", max_length=60, required=False, help_text="如 工作日 8:30—17:30。"
    )
    caretaker = forms.ModelChoiceField(
        Person.objects.none(),
        label="联系人",
        required=False,
        empty_label="不指定",
        help_text="门上的说明只写科室，不写姓名和电话。",
    )

    def __init__(self, *args: Any, staff: QuerySet[Person], **kwargs: Any) -> None:
        """Offer the agency's staff as the one to ask; only what can be booked needs seats."""
        super().__init__(*args, **kwargs)
        typed: Mapping[str, Any] = self.data if self.is_bound else self.initial
        self.fields["seats"].required = not typed.get("is_walk_in")
        self.fields["caretaker"].queryset = staff  # type: ignore[attr-defined]

    def facts(self) -> RoomFacts:
        """Return what was typed."""
        typed = self.cleaned_data
        return RoomFacts(
            **{name: typed[name] for name in SAME if name in typed},
            kind=typed["kind"],
            seats=typed["seats"] or 0,
            is_bookable=not typed["is_walk_in"],
        )


class ChangeRoomForm(RevisedForm, RoomForm):
    """A room on record."""


class AddRoomForm(RoomForm):
    """A new room, of one of the agencies one keeps rooms for."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label="所属单位", empty_label=None)
    field_order = ["agency", "name", "kind"]

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        """Offer these agencies; whom to ask is said later, once the agency is known."""
        super().__init__(*args, staff=Person.objects.none(), **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]
        del self.fields["caretaker"]


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
        **{name: getattr(room, name) for name in SAME},
        "kind": room.kind,
        "seats": room.seats or None,
        "is_walk_in": not room.is_bookable,
        "revision": room.revision,
    }
