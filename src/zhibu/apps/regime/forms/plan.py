"""Forms of the year plan: the theme day, all lines at once, one more, one less."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.foundation.years import year_typed
from zhibu.apps.meetings.forms.planning import ALSO
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch, PartyGroup
from zhibu.apps.regime.services.changing import Line
from zhibu.apps.regime.services.refusals import Doubtful
from zhibu.core.chinese_days import WEEKDAYS
from zhibu.core.regulations.plan_moves import KIND_NAMES
from zhibu.core.workdays.fixed_day import LONGEST_MONTH, NTH, FixedDay

USUAL = FixedDay(weekday=4, nth=2)
"""Offered to a branch without a fixed day: the second Friday needs no moving but for holidays."""
ANYWAY = "仍按所填日期保存"
KINDS = tuple((str(kind), name) for kind, name in KIND_NAMES.items())


class ThemeDayForm(PlainForm):
    """The branch's fixed day, and the year to propose."""

    year = forms.IntegerField(widget=forms.HiddenInput)
    theme_day = forms.ChoiceField(
        label="主题党日固定在",
        choices=[
            *(
                (f"n{nth}w{weekday}", f"每月{NTH[nth - 1]}周{WEEKDAYS[weekday]}")
                for nth in range(1, 6)
                for weekday in range(5)
            ),
            *((f"d{day}", f"每月{day}日") for day in range(1, LONGEST_MONTH + 1)),
        ],
        help_text="遇节假日自动顺延，仍在当月。",
    )

    def fixed_day(self) -> FixedDay:
        """Return what was chosen."""
        chosen: str = self.cleaned_data["theme_day"]
        if chosen.startswith("d"):
            return FixedDay(day_of_month=int(chosen[1:]))
        return FixedDay(nth=int(chosen[1]), weekday=int(chosen[3]))


def choice_of(theme_day: FixedDay) -> str:
    """Return the choice that stands for a fixed day."""
    if theme_day.day_of_month is not None:
        return f"d{theme_day.day_of_month}"
    return f"n{theme_day.nth}w{theme_day.weekday}"


class LinesForm(PlainForm):
    """Days and themes of every meeting the plan may change, in one form."""

    reason = forms.CharField(label="改动原因", max_length=80, required=False)
    anyway = forms.BooleanField(label=ANYWAY, required=False)

    def __init__(self, *args: Any, meetings: Iterable[Meeting], **kwargs: Any) -> None:
        """Make a day, a theme and the revision for each meeting.

        A meeting that came to the plan after the page was opened is not among what was sent,
        and is left alone.
        """
        super().__init__(*args, **kwargs)
        self.meetings = [
            meeting
            for meeting in meetings
            if not self.is_bound or f"revision_{meeting.pk}" in self.data
        ]
        for meeting in self.meetings:
            said = f"{meeting.get_kind_display()} {meeting.on.month}月{meeting.on.day}日"
            day = DayField(label=f"{said} 的日期", initial=meeting.on)
            day.widget.attrs["class"] = "form-control"
            self.fields[f"on_{meeting.pk}"] = day
            self.fields[f"title_{meeting.pk}"] = forms.CharField(
                label=f"{said} 的主题",
                max_length=120,
                required=False,
                initial=meeting.title,
                widget=forms.TextInput(
                    {"class": "form-control", "placeholder": "主题，可以以后再填"}
                ),
            )
            self.fields[f"revision_{meeting.pk}"] = forms.IntegerField(
                initial=meeting.revision, widget=forms.HiddenInput
            )

    def fields_of(self, meeting: Meeting) -> dict[str, BoundField] | None:
        """Return the fields of one line; None for one that is not in the form."""
        if meeting not in self.meetings:
            return None
        return {name: self[f"{name}_{meeting.pk}"] for name in ("on", "title", "revision")}

    def lines(self) -> list[Line]:
        """Return what was typed, line by line."""
        typed = self.cleaned_data
        return [
            Line(
                meeting=meeting,
                on=typed[f"on_{meeting.pk}"],
                title=typed[f"title_{meeting.pk}"].strip(),
                revision=typed[f"revision_{meeting.pk}"],
            )
            for meeting in self.meetings
        ]

    def doubt(self, doubtful: Doubtful) -> None:
        """Show what speaks against a day beside it."""
        self.refuse(doubtful)
        for key, said in doubtful.doubts.items():
            for sentence in said:
                self.add_error(f"on_{key}", sentence)


class OneMoreForm(PlainForm):
    """A meeting to add to the plan."""

    folded: ClassVar[tuple[str, ...]] = ("also",)
    asked_back: ClassVar[tuple[str, ...]] = ("anyway",)

    kind = forms.ChoiceField(label="类型", choices=KINDS)
    group = forms.ModelChoiceField(
        PartyGroup.objects.none(), label="党小组", required=False, empty_label="不是党小组会"
    )
    on = DayField(label="日期")
    title = forms.CharField(label="主题", max_length=120, required=False)
    also = forms.MultipleChoiceField(
        label="同时算作",
        choices=ALSO,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="合在一次开的，都算数。",
    )
    anyway = forms.BooleanField(label=ANYWAY, required=False)

    def __init__(self, *args: Any, branch: Branch, **kwargs: Any) -> None:
        """Offer the branch's groups that stand."""
        super().__init__(*args, **kwargs)
        field = self.fields["group"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = PartyGroup.objects.filter(branch=branch, dissolved_on=None)

    def kinds(self) -> Sequence[str]:
        """Return the kinds, the leading one first, none twice."""
        return list(dict.fromkeys([self.cleaned_data["kind"], *self.cleaned_data["also"]]))


class ReasonForm(PlainForm):
    """Why a planned meeting is called off."""

    reason = forms.CharField(label="原因", max_length=80, required=False)


class MilestoneForm(PlainForm):
    """By when, and whether it is done."""

    day = DayField(label="期限")
    done_on = DayField(label="完成日期", required=False, help_text="办完了才填。")
    reason = forms.CharField(label="改期原因", max_length=80, required=False)
    folded: ClassVar[tuple[str, ...]] = ("reason",)


def year_asked(typed: str | None, *, among: Sequence[int], today: date) -> int:
    """Return the year asked for when there is such a plan, else this year."""
    return year_typed(typed, among=among) or today.year
