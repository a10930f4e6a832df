"""When one is busy, once or every week, and how one takes part."""

from datetime import date, datetime, time, timedelta

from django import forms

from zhibu.apps.diary.models import TYPED, WayToTakePart, WeeklyBusy, Why
from zhibu.apps.diary.spans import DAY, midnight
from zhibu.apps.foundation.forms import DayField, PlainForm

NOON, EVENING = time(12), time(18)
OF_DAY = {"required": "请填写时间。", "invalid": "时间看不懂，请写成 14:30 这样。"}
WEEK = timedelta(days=7)


def clock_field(label: str, *, required: bool = True) -> forms.TimeField:
    """Return a field for a time of day."""
    return forms.TimeField(
        label=label,
        required=required,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages=OF_DAY,
    )


class RangeForm(PlainForm):
    """From a day to a day, whole days unless times are given."""

    folded = ("starts", "ends")

    first = DayField(label="从哪天")
    last = DayField(label="到哪天", required=False, help_text="只有一天就不用填")
    why = forms.ChoiceField(label="原因", choices=TYPED, initial=Why.TRIP)
    starts = clock_field("从几点", required=False)
    ends = clock_field("到几点", required=False)

    def span(self) -> tuple[datetime, datetime]:
        """Return from when to when; without times from midnight to midnight."""
        typed = self.cleaned_data
        first: date = typed["first"]
        last: date = typed["last"] or first
        start = datetime.combine(first, typed["starts"]) if typed["starts"] else midnight(first)
        end = datetime.combine(last, typed["ends"]) if typed["ends"] else midnight(last) + DAY
        return start, end


def presets(now: datetime) -> dict[str, tuple[str, str, datetime, datetime]]:
    """Return what one tap records: code -> (words, why, start, end); nothing that is over."""
    today = now.date()
    tomorrow = midnight(today + DAY)
    monday = midnight(today - timedelta(days=today.weekday())) + WEEK
    afternoon = datetime.combine(today, NOON), datetime.combine(today, EVENING)
    offered: dict[str, tuple[str, str, datetime, datetime]] = {
        "afternoon": ("今天下午有事", Why.OTHER, *afternoon),
        "tomorrow": ("明天请假", Why.LEAVE, tomorrow, tomorrow + DAY),
        "next_week": ("下周出差", Why.TRIP, monday, monday + 5 * DAY),
    }
    if now.time() >= EVENING:
        del offered["afternoon"]
    return offered


class WeeklyForm(PlainForm):
    """On which weekday, between which times."""

    folded = ("since", "until")

    weekday = forms.TypedChoiceField(label="星期几", choices=WeeklyBusy.Weekday, coerce=int)
    starts = clock_field("从几点")
    ends = clock_field("到几点")
    why = forms.ChoiceField(label="原因", choices=TYPED, initial=Why.DUTY)
    since = DayField(label="从哪天起", required=False, help_text="不填为今天起")
    until = DayField(label="到哪天止", required=False, help_text="不填为一直如此")

    def clean_since(self) -> date:
        """Begin today unless a day is given."""
        since: date | None = self.cleaned_data["since"]
        return since or self.today


class ReachForm(PlainForm):
    """How one takes part."""

    reach = forms.ChoiceField(
        label="参加方式",
        required=False,
        choices=[
            ("", "不特别说明（按人员记录：在外、借调的线上，其他人都可以）"),
            *WayToTakePart.REACHES,
        ],
        widget=forms.RadioSelect,
    )
