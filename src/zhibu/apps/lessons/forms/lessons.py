"""Forms of one lesson: its turn, what it is about, its materials, its meeting."""

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.db.models import QuerySet

from zhibu.apps.foundation.forms import DayField, PlainForm, TimeField
from zhibu.apps.foundation.revised import RevisedForm
from zhibu.apps.foundation.templatetags.zhibu import day
from zhibu.apps.lessons.models import Lesson
from zhibu.apps.meetings.forms.arrangements import ArrangedForm
from zhibu.apps.meetings.forms.planning import AnotherForm
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Person

KINDS = [
    (kind.value, kind.label)
    for kind in (Meeting.Kind.THEME_DAY, Meeting.Kind.LECTURE, Meeting.Kind.MEMBERS)
]

NO_LINK = "链接请以 https:// 开头，并核对是否完整。"


class TurnForm(PlainForm):
    """Who speaks in which week."""

    speaker = forms.ModelChoiceField(Person.objects.none(), label="主讲人", empty_label=None)
    week_of = DayField(label="哪一周", help_text="填那一周的任何一天。")

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        """Offer those on the list."""
        super().__init__(*args, **kwargs)
        self.fields["speaker"].queryset = people  # type: ignore[attr-defined]


class AddTurnForm(TurnForm):
    """A turn by hand."""

    topic = forms.CharField(label="题目", max_length=120, required=False)
    business = forms.CharField(label="联系的业务", max_length=120, required=False)


class ExchangeForm(PlainForm):
    """With which other turn."""

    other = forms.ModelChoiceField(
        Lesson.objects.none(),
        label="和哪一讲对调",
        empty_label=None,
        error_messages={"required": "请选一讲。", "invalid_choice": "请从列出的几讲里选。"},
    )

    def __init__(self, *args: Any, others: QuerySet[Lesson], **kwargs: Any) -> None:
        """Offer these turns."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["other"]
        field.queryset = others
        field.label_from_instance = lambda one: f"{one.week_name}　{one.speaker}"


class PrepareForm(RevisedForm):
    """What a lesson is about."""

    topic = forms.CharField(
        label="题目", max_length=120, error_messages={"required": "请填写题目。"}
    )
    business = forms.CharField(
        label="联系的业务",
        max_length=120,
        required=False,
        help_text="这一讲和手头哪项工作有关，如 馆藏档案数字化二期。",
    )
    summary = forms.CharField(
        label="讲了什么",
        max_length=3000,
        required=False,
        widget=forms.Textarea({"rows": 8}),
        help_text="几句话即可，方便没来的人和别的单位查。讲完再填也行。",
    )

    @classmethod
    def initial_of(cls, lesson: Lesson) -> dict[str, Any]:
        """Return what the form begins with."""
        return {name: getattr(lesson, name) for name in cls.base_fields}


class FileForm(PlainForm):
    """A file of a lesson."""

    file = forms.FileField(
        label="文件",
        help_text="PDF、PPTX 或 DOCX，不超过 20 MB。视频请加链接。",
        widget=forms.ClearableFileInput({"accept": ".pdf,.pptx,.docx"}),
        error_messages={"required": "请选择文件。", "empty": "这个文件是空的。"},
    )
    title = forms.CharField(
        label="名称", max_length=80, required=False, help_text="不填就用文件名。"
    )


class LinkForm(PlainForm):
    """Where a video or slides lie."""

    title = forms.CharField(
        label="名称", max_length=80, error_messages={"required": "请填写名称，如 讲课录像。"}
    )
    link = forms.CharField(
        label="链接",
        max_length=500,
        help_text="以 https:// 开头。",
        error_messages={"required": "请填写链接。"},
        widget=forms.URLInput,
        validators=[URLValidator(schemes=["https"], message=NO_LINK)],
    )


class ArrangeForm(AnotherForm, ArrangedForm):
    """When and where a lesson is given, and as which kind of meeting."""

    folded = ("mode", "place")

    kind = forms.ChoiceField(
        label="算哪一种会议",
        choices=KINDS,
        help_text="联系业务的微课一般在主题党日讲；只有确是党课的才选党课。",
    )
    on = DayField(label="日期")
    starts_at = TimeField(label="开始时间")
    place = forms.CharField(
        label="地点", max_length=80, required=False, help_text="选了场地的不用填。"
    )
    field_order = ["kind", "on", "starts_at", "ends_at", "room", "place", "mode"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The speaker is known: no other lecturer is asked for."""
        super().__init__(*args, **kwargs)
        del self.fields["lecturer"]


class AttachForm(PlainForm):
    """At which meeting."""

    meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        label="在哪次会议上讲",
        empty_label=None,
        error_messages={"required": "请选一次会议。", "invalid_choice": "请从列出的会议里选。"},
    )

    def __init__(self, *args: Any, meetings: QuerySet[Meeting], **kwargs: Any) -> None:
        """Offer these meetings."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["meeting"]
        field.queryset = meetings
        field.label_from_instance = _named


class WhyForm(PlainForm):
    """Why."""

    why = forms.CharField(
        label="原因", max_length=100, error_messages={"required": "请写明原因，一句话即可。"}
    )


def _named(meeting: Meeting) -> str:
    title = f"：{meeting.title}" if meeting.title else ""
    return f"{day(meeting.on)} {meeting.kind_names}{title}"[:70]
