"""What is asked on the pages of finding the time: few fields, all filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch, Zone
from zhibu.apps.timetabling.queries.asks import Ask
from zhibu.apps.timetabling.wishes import HOW_NAMES, LONGEST, Wish

LONGEST_SPAN = timedelta(days=200)
PARTS = (("", "上午、下午都可以"), ("0", "最好上午"), ("1", "最好下午"))
MAKE_UPS = (("0", "不安排"), ("1", "最多1场"), ("2", "最多2场"))
JOINT_KINDS = (Meeting.Kind.THEME_DAY, Meeting.Kind.LECTURE)
STEP = 30


class SpanForm(PlainForm):
    """Between which days times are looked for."""

    since = DayField(label="从")
    until = DayField(label="到")

    def clean(self) -> dict[str, Any]:
        """Refuse days that are over, swapped, or so far apart that nobody knows their diary."""
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and since <= self.today:
            self.add_error("since", "最早从明天开始排。")
        if since and until and until < since:
            self.add_error("until", "结束日期早于开始日期。")
        elif since and until and until - since > LONGEST_SPAN:
            self.add_error("until", "一次最多排半年。")
        return cleaned


class AskForm(PlainForm):
    """One item: whether it is placed, and within what."""

    is_on = forms.BooleanField(required=False)
    first = DayField(label="最早")
    last = DayField(label="最晚")
    minutes = forms.TypedChoiceField(label="时长", coerce=int)
    how = forms.ChoiceField(label="方式", choices=tuple(HOW_NAMES.items()))
    part = forms.TypedChoiceField(
        label="时段", choices=PARTS, required=False, coerce=int, empty_value=None
    )
    make_ups = forms.TypedChoiceField(label="为不能来的人补学", choices=MAKE_UPS, coerce=int)
    needs_room = forms.BooleanField(label="要用场地", required=False)
    needs_lecturer = forms.BooleanField(label="要请讲师", required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        ask: Ask,
        today: date,
        span: tuple[date, date],
        has_rooms: bool,
        has_lecturers: bool,
    ) -> None:
        """Fill in the defaults of the item; leave out what the zone has none of."""
        wish = ask.wish
        initial = {name: getattr(wish, name) for name in self.base_fields if name != "is_on"}
        super().__init__(
            data, today=today, prefix=wish.key, initial={**initial, "is_on": ask.is_ticked}
        )
        self.ask, self.span = ask, span
        self.fields["is_on"].label = wish.name
        self.fields["minutes"].choices = _lengths(wish.minutes)  # type: ignore[attr-defined]
        if not has_rooms:
            del self.fields["needs_room"]
        if not has_lecturers:
            del self.fields["needs_lecturer"]

    @property
    def is_chosen(self) -> bool:
        """Whether the item is ticked, as typed or by default."""
        if not self.is_bound:
            return self.ask.is_ticked
        return bool(self.data.get(self.add_prefix("is_on")))

    @property
    def dates(self) -> list[forms.BoundField]:
        """The fields under 调整, checkboxes apart."""
        return [self[name] for name in ("first", "last", "minutes", "how", "part", "make_ups")]

    @property
    def ticks(self) -> list[forms.BoundField]:
        """The checkboxes under 调整."""
        return [self[name] for name in ("needs_room", "needs_lecturer") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        """Refuse a window outside the days that are looked at."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        since, until = self.span
        if first and last and last < first:
            self.add_error("last", "最晚的日子早于最早的日子。")
        elif first and last and not since <= first <= last <= until:
            self.add_error("last", "这两个日期要在上面的起止日期之内。")
        return cleaned

    def wish(self) -> Wish:
        """Return the wish as typed."""
        typed = {name: self.cleaned_data[name] for name in self.fields if name != "is_on"}
        kept = {"needs_room": False, "needs_lecturer": False}
        return replace(self.ask.wish, **kept | typed)


class AcceptForm(forms.Form):
    """Which answer is taken, which of its lines, and whether people are told at once."""

    proposal = forms.IntegerField(min_value=0)
    announce = forms.BooleanField(required=False)


class EventForm(PlainForm):
    """A joint event."""

    title = forms.CharField(
        label="主题", max_length=120, error_messages={"required": "请填写主题。"}
    )
    kind = forms.ChoiceField(
        label="类型", choices=[(kind.value, kind.label) for kind in JOINT_KINDS]
    )
    branches = forms.ModelMultipleChoiceField(
        label="参加的党支部",
        queryset=Branch.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请勾选参加的党支部。"},
    )
    first = DayField(label="最早")
    last = DayField(label="最晚")
    minutes = forms.TypedChoiceField(label="时长", coerce=int, initial=120)
    needs_lecturer = forms.BooleanField(label="要请讲师", required=False)

    def __init__(self, *args: Any, zone: Zone, **kwargs: Any) -> None:
        """Offer the standing branches of the zone."""
        super().__init__(*args, **kwargs)
        branches = Branch.objects.filter(zone=zone, dissolved_on=None).order_by("pk")
        field: Any = self.fields["branches"]
        field.queryset = branches
        self.fields["minutes"].choices = _lengths(120)  # type: ignore[attr-defined]


def _lengths(usual: int) -> list[tuple[int, str]]:
    """Offer half hours up to a half-day, and the length it has now."""
    lengths: Sequence[int] = sorted({*range(2 * STEP, LONGEST + 1, STEP), usual})
    return [(length, f"{length}分钟") for length in lengths]
