"""Forms about working days."""

from typing import Any

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.core.refusals import Refusal
from zhibu.core.workdays.pasted import EnteredDay, read_days

FREE, WORKED = "free", "worked"
LAST_YEAR = 2100


class EnterDayForm(PlainForm):
    """One day: worked or free, and why."""

    day = DayField(label="日期")
    kind = forms.ChoiceField(
        label="安排",
        choices=[(FREE, "放假"), (WORKED, "上班")],
        widget=forms.RadioSelect,
        initial=FREE,
        error_messages={"required": "请选择放假或上班。"},
    )
    note = forms.CharField(label="说明", max_length=60, required=False, help_text="如：春节调休")

    def clean_day(self) -> Any:
        """Refuse a slip in the year."""
        day = self.cleaned_data["day"]
        if day and day.year > LAST_YEAR:
            raise forms.ValidationError("年份有误，请核对。")
        return day

    def entered(self) -> EnteredDay:
        """Return what was typed."""
        data = self.cleaned_data
        return EnteredDay(
            day=data["day"], is_workday=data["kind"] == WORKED, note=data["note"].strip()
        )


class PasteDaysForm(PlainForm):
    """A list of days, pasted."""

    text = forms.CharField(
        label="放假、补班的日期",
        max_length=20_000,
        widget=forms.Textarea({"rows": 10, "placeholder": "2027-01-01 至 2027-01-03 放假 元旦"}),
        help_text="每行一段，如“2027-01-01 至 2027-01-03 放假 元旦”；"
        "也可从表格粘贴“2027-01-04,上班,元旦调休”。",
        error_messages={"required": "请粘贴放假、补班的日期，每行一段。"},
    )

    def clean_text(self) -> tuple[EnteredDay, ...]:
        """Return the days; the faulty line is named beside the field."""
        try:
            return read_days(self.cleaned_data["text"])
        except Refusal as refusal:
            raise forms.ValidationError(
                [refusal.message, refusal.hint], code=refusal.code
            ) from None
