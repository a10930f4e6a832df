"""Forms of the democratic appraisal: one row for each member, errors by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from zhibu.apps.appraisal.models import COUNTS, Outcome, Round
from zhibu.apps.appraisal.services.rounds import PROBATIONARY, Verdict
from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.organisation.models import Person
from zhibu.core.regulations.appraisal import (
    GRADE_NAMES,
    Ballots,
    Counts,
    Grade,
    ballot_faults,
    count_fault,
)

MOST_BALLOTS = 500
UNGRADED = ("", PROBATIONARY, "年老体弱，不作硬性要求", "长期在外，未参加", "新转入，由原支部评议")


@dataclass(frozen=True)
class Row:
    """One member's line of a grid."""

    name: str
    fields: tuple[BoundField, ...]
    outcome: Outcome | None = None

    @property
    def errors(self) -> list[str]:
        """Everything wrong in the line."""
        return [str(error) for field in self.fields for error in field.errors]


class OpenForm(PlainForm):
    """The day whose members are appraised."""

    on = DayField(label="名单日期", help_text="以这一天在支部的党员为准")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say today unless told otherwise."""
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = self.today


class DatesForm(PlainForm):
    """When members assessed themselves and one another."""

    self_on = DayField(label="个人自评日期", required=False)
    mutual_on = DayField(label="党员互评日期", required=False)
    in_groups = forms.BooleanField(
        label="自评、互评在党小组进行", required=False, help_text="党员人数较多时可以。"
    )


class GridForm(PlainForm):
    """Some fields above, then a row of fields for each member."""

    above: tuple[str, ...] = ()
    keys: dict[int, tuple[str, str]]
    """By row: the member's name and the beginning of the row's field names."""
    outcomes: dict[int, Outcome]

    @property
    def shown_above(self) -> list[BoundField]:
        """The fields above the grid."""
        return [self[name] for name in self.above]

    @property
    def rows(self) -> Iterator[Row]:
        """The lines of the grid, in the order of the roster."""
        for key, (name, start) in self.keys.items():
            fields = tuple(self[field] for field in self.fields if field.startswith(start))
            yield Row(name, fields, self.outcomes.get(key))

    @property
    def error_count(self) -> int:
        """In how many places something is wrong."""
        return sum(len(errors) for errors in self.errors.values())


class GradedForm(GridForm):
    """Who is graded, and why somebody is not."""

    def __init__(
        self, *args: Any, outcomes: Sequence[Outcome], came: Sequence[Person], **kwargs: Any
    ) -> None:
        """List those on the list, then those who came since."""
        super().__init__(*args, **kwargs)
        people = {one.person_id: (one.person.name, one.ungraded) for one in outcomes}
        people |= {person.pk: (person.name, "") for person in came}
        self.keys, self.outcomes = {}, {}
        for pk, (name, ungraded) in people.items():
            field = f"p{pk}-ungraded"
            choices = [(reason, reason or "参加评定") for reason in UNGRADED]
            if ungraded not in UNGRADED:
                choices.append((ungraded, ungraded))
            self.fields[field] = forms.ChoiceField(
                label=f"{name}是否评定等次",
                choices=choices,
                required=False,
                initial=ungraded,
                widget=forms.Select({"class": "form-select", "aria-label": f"{name}是否评定等次"}),
            )
            self.keys[pk] = (name, f"p{pk}-")

    def ungraded(self) -> dict[int, str]:
        """Return why each member is not graded, by person; '' when graded."""
        return {pk: self.cleaned_data[f"p{pk}-ungraded"] for pk in self.keys}


class CountsForm(GridForm):
    """What the tellers counted: ballots, and four counts for each graded member."""

    above = ("on", "handed_out", "returned", "valid")
    grade_names = tuple(GRADE_NAMES.values())

    on = DayField(label="民主测评日期")
    handed_out = forms.IntegerField(label="发出票数", min_value=1, max_value=MOST_BALLOTS)
    returned = forms.IntegerField(label="收回票数", min_value=0, max_value=MOST_BALLOTS)
    valid = forms.IntegerField(label="有效票数", min_value=0, max_value=MOST_BALLOTS)

    def __init__(
        self, *args: Any, round: Round, outcomes: Sequence[Outcome], **kwargs: Any
    ) -> None:
        """Start from what is on record; an empty count means none."""
        held = {name: getattr(round, name) for name in ("handed_out", "returned", "valid")}
        initial = {"on": round.measured_on or kwargs["today"], **held}
        super().__init__(*args, initial=initial, **kwargs)
        for name in ("handed_out", "returned", "valid"):
            self.fields[name].error_messages |= {"required": "请填票数。", "invalid": "请填整数。"}
            self.fields[name].widget.attrs["inputmode"] = "numeric"
        graded = [outcome for outcome in outcomes if not outcome.ungraded]
        self.outcomes = {outcome.pk: outcome for outcome in graded}
        self.keys = {}
        for outcome in graded:
            self.keys[outcome.pk] = (outcome.person.name, f"o{outcome.pk}-")
            for grade, count in zip(Grade, COUNTS, strict=True):
                label = f"{outcome.person.name}{GRADE_NAMES[grade]}票"
                self.fields[f"o{outcome.pk}-{count}"] = _count_field(label, getattr(outcome, count))

    def clean(self) -> dict[str, Any]:
        """Put each fault where it is: at the ballots, or at the member's row."""
        cleaned: dict[str, Any] = super().clean() or {}
        if any(name in self.errors for name in ("handed_out", "returned", "valid")):
            return cleaned
        for name, fault in ballot_faults(self.ballots()).items():
            self.add_error(name, fault)
        if "valid" not in self.errors:
            self._check_rows()
        return cleaned

    def ballots(self) -> Ballots:
        """Return the ballots as typed."""
        return Ballots(
            **{name: self.cleaned_data[name] for name in ("handed_out", "returned", "valid")}
        )

    def counts(self) -> dict[int, Counts]:
        """Return the counts as typed, by outcome."""
        return {
            key: Counts(*(self.cleaned_data.get(f"{start}{name}") or 0 for name in COUNTS))
            for key, (_, start) in self.keys.items()
        }

    def _check_rows(self) -> None:
        valid = self.cleaned_data["valid"]
        for key, counts in self.counts().items():
            name, start = self.keys[key]
            is_read = not any(f"{start}{count}" in self.errors for count in COUNTS)
            fault = count_fault(counts, valid=valid) if is_read else ""
            if fault:
                self.add_error(f"{start}{COUNTS[0]}", f"{name}：{fault}")


class GradesForm(GridForm):
    """The grade a meeting decided for each member, with its opinion and reason."""

    above = ("on", "by")

    on = DayField(label="评定日期")
    by = forms.ChoiceField(
        label="由哪个会议评定",
        choices=Round.DecidedBy,
        help_text="不设支委会的支部由党员大会评定。",
    )

    def __init__(
        self, *args: Any, round: Round, outcomes: Sequence[Outcome], **kwargs: Any
    ) -> None:
        """Start from what is on record."""
        initial = {"on": round.decided_on or kwargs["today"]}
        if round.decided_by:
            initial["by"] = round.decided_by
        super().__init__(*args, initial=initial, **kwargs)
        graded = [outcome for outcome in outcomes if not outcome.ungraded]
        self.outcomes = {outcome.pk: outcome for outcome in graded}
        self.keys = {}
        for outcome in graded:
            start, name = f"o{outcome.pk}-", outcome.person.name
            self.keys[outcome.pk] = (name, start)
            self.fields[f"{start}grade"] = forms.ChoiceField(
                label="等次",
                choices=[("", "还没有定"), *Outcome.Grade.choices],
                required=False,
                initial=outcome.grade,
                widget=forms.Select({"class": "form-select"}),
            )
            self.fields[f"{start}opinion"] = forms.CharField(
                label="评定意见和理由",
                required=False,
                max_length=300,
                initial=outcome.opinion,
                widget=forms.Textarea({"class": "form-control", "rows": 2}),
            )

    def clean(self) -> dict[str, Any]:
        """Ask for grade and opinion together, at the member's row."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name, start in self.keys.values():
            grade, opinion = cleaned.get(f"{start}grade"), cleaned.get(f"{start}opinion")
            if grade and not opinion:
                self.add_error(f"{start}opinion", f"{name}：请写评定意见和理由。")
            if opinion and not grade:
                self.add_error(f"{start}grade", f"{name}：写了意见，请选等次。")
        return cleaned

    def verdicts(self) -> dict[int, Verdict]:
        """Return what was decided, by outcome."""
        return {
            key: Verdict(
                grade=self.cleaned_data[f"{start}grade"],
                opinion=self.cleaned_data[f"{start}opinion"],
            )
            for key, (_, start) in self.keys.items()
        }


def _count_field(label: str, held: int | None) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST_BALLOTS,
        initial=held,
        error_messages={
            "invalid": f"{label}：请填整数。",
            "min_value": f"{label}：不能是负数。",
            "max_value": f"{label}：数字太大。",
        },
        widget=forms.NumberInput(
            {"class": "form-control", "inputmode": "numeric", "aria-label": label}
        ),
    )
