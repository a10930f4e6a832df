"""The parts of the record page: its details, a vote, a decision or promise."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm, TimeField
from zhibu.apps.meetings.forms.fields import CountField, PlainLines, PlainText
from zhibu.apps.meetings.models import Attendance
from zhibu.apps.meetings.queries.due import Expected, Roll
from zhibu.apps.meetings.record import REASONS, FollowUpLine, VoteLine

Came = Attendance.Came
MINUTES_ROWS = 16
HOW: tuple[tuple[str, str], ...] = (
    ("", "选原因"),
    *((f"{Came.EXCUSED}:{reason}", f"请假：{reason}") for reason in REASONS),
    (f"{Came.ABSENT}:", "缺席"),
    (f"{Came.ONLINE}:", "线上参加"),
)
"""What can be said of someone who did not come to the place: value and words."""


def people_choices(roll: Roll, empty: str) -> list[tuple[str, str]]:
    """Return everyone of the branch that day as choices of a select."""
    return [("", empty), *((str(pk), entry.person.name) for pk, entry in roll.everyone.items())]


class DetailsForm(PlainForm):
    """When, where, who chaired and recorded, and the minutes."""

    folded: ClassVar[tuple[str, ...]] = ("title", "ends_at", "hours")
    asked_back: ClassVar[tuple[str, ...]] = ("is_another",)
    beside: ClassVar[tuple[str, ...]] = ("minutes", "reason")
    """Fields the page puts elsewhere."""

    reason = PlainText(
        label="更正原因",
        max_length=200,
        error_messages={"required": "请写明更正原因，一句话即可。"},
    )
    on = DayField(label="日期")
    starts_at = TimeField(label="开始时间", required=False)
    place = PlainText(label="地点", max_length=80, required=False)
    chair = forms.TypedChoiceField(label="主持人", coerce=int, empty_value=None, required=False)
    recorder = forms.TypedChoiceField(label="记录人", coerce=int, empty_value=None, required=False)
    is_another = forms.BooleanField(label="当天已有同类会议，确是另一场", required=False)
    title = PlainText(label="主题", max_length=120, required=False)
    ends_at = TimeField(label="结束时间", required=False)
    hours = forms.DecimalField(
        label="学时",
        required=False,
        min_value=0,
        max_value=24,
        max_digits=4,
        decimal_places=1,
        error_messages={"invalid": "请填数字，如 1.5。", "max_value": "一次会议不超过 24 学时。"},
    )
    minutes = PlainLines(label="会议记录", required=False, rows=MINUTES_ROWS)

    def __init__(self, *args: Any, roll: Roll, is_correction: bool, **kwargs: Any) -> None:
        """Offer the people of the branch; ask for a reason only when correcting."""
        super().__init__(*args, **kwargs)
        if not is_correction:
            del self.fields["reason"]
        for name in ("chair", "recorder"):
            self.fields[name].choices = people_choices(roll, "未定")  # type: ignore[attr-defined]

    @property
    def shown_fields(self) -> list[Any]:
        """What always stands in the first part of the page."""
        self.was_refused = self.was_refused or "is_another" in self.errors
        return [field for field in super().shown_fields if field.name not in self.beside]


class RowForm(PlainForm):
    """One line of a list; a line with nothing in it is no line."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed."""
        return not any(str(self[name].value() or "").strip() for name in self.fields)

    def full_clean(self) -> None:
        """Find nothing wrong with a blank line."""
        super().full_clean()
        if self.is_bound and self.is_blank:
            self.errors.clear()


class VoteForm(RowForm):
    """A matter put to the vote and the votes counted."""

    subject = PlainText(
        label="表决事项", max_length=200, error_messages={"required": "请写表决事项。"}
    )
    yes = CountField(label="赞成")
    no = CountField(label="反对", required=False)
    abstained = CountField(label="弃权", required=False)
    is_secret = forms.BooleanField(label="无记名投票", required=False)

    def line(self) -> VoteLine:
        """Return the vote as typed; call when valid."""
        facts = self.cleaned_data
        return VoteLine(
            subject=facts["subject"],
            yes=facts["yes"],
            no=facts["no"] or 0,
            abstained=facts["abstained"] or 0,
            is_secret=facts["is_secret"],
        )


class FollowUpForm(RowForm):
    """A decision or promise, who sees to it, until when."""

    text = PlainText(label="事项", max_length=200, error_messages={"required": "请写要做什么。"})
    owner = forms.TypedChoiceField(
        label="负责人",
        coerce=int,
        error_messages={"required": "请选负责人。", "invalid_choice": "负责人那天不在本支部。"},
    )
    due_on = DayField(label="完成期限")
    id = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, roll: Roll, **kwargs: Any) -> None:
        """Offer the people of the branch as owners."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = people_choices(roll, "请选择")  # type: ignore[attr-defined]

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed; the key of a line on record does not count."""
        return not any(str(self[name].value() or "") for name in ("text", "owner", "due_on"))

    def line(self) -> FollowUpLine:
        """Return the decision as typed; call when valid."""
        facts = self.cleaned_data
        return FollowUpLine(
            text=facts["text"], owner_id=facts["owner"], due_on=facts["due_on"], id=facts["id"]
        )


@dataclass(kw_only=True)
class AttendanceRow:
    """One person due: ticked as present, or why not."""

    expected: Expected
    is_present: bool
    how: str
    errors: list[str] = field(default_factory=list)

    @property
    def options(self) -> Sequence[tuple[str, str]]:
        """What can be chosen; a reason on record that is not usual comes with it."""
        known = {value for value, _ in HOW}
        if not self.how or self.how in known:
            return HOW
        came, _, reason = self.how.partition(":")
        return (*HOW, (self.how, f"请假：{reason}")) if came == Came.EXCUSED else HOW
