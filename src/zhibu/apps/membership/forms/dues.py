"""The bases of a branch for one year, a line for each member."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.membership.models import DuesBase
from zhibu.apps.membership.services.dues import Base
from zhibu.apps.organisation.queries.people import PersonInBranch
from zhibu.core.regulations.dues import LARGEST

KINDS = [("", "暂不填"), *DuesBase.Kind.choices]


class BasesForm(PlainForm):
    """For every member a kind and, where one is needed, the monthly base in yuan."""

    def __init__(
        self,
        *args: Any,
        people: list[PersonInBranch],
        held: Mapping[int, DuesBase],
        **kwargs: Any,
    ) -> None:
        """Make two fields for each person."""
        super().__init__(*args, **kwargs)
        self.members = people
        for one in people:
            record = held.get(one.person.pk)
            kind, base = _fields_of(one, record)
            self.fields[f"kind_{one.person.pk}"] = kind
            self.fields[f"base_{one.person.pk}"] = base

    def clean(self) -> dict[str, Any]:
        """Take a base without a kind as pay (or pension); refuse a kind that lacks its base."""
        cleaned: dict[str, Any] = super().clean() or {}
        for one in self.members:
            pk = one.person.pk
            kind, base = cleaned.get(f"kind_{pk}", ""), cleaned.get(f"base_{pk}")
            if kind in DuesBase.WITH_BASE and base is None and f"base_{pk}" not in self.errors:
                self.add_error(f"base_{pk}", "请填写每月计算基数。")
            elif not kind and base is not None:
                likely = DuesBase.Kind.PENSION if one.is_retired else DuesBase.Kind.SALARY
                cleaned[f"kind_{pk}"] = likely.value
        return cleaned

    def rows(self) -> list[tuple[PersonInBranch, BoundField, BoundField]]:
        """Return each person with the two fields."""
        return [
            (one, self[f"kind_{one.person.pk}"], self[f"base_{one.person.pk}"])
            for one in self.members
        ]

    def bases(self) -> dict[int, Base | None]:
        """Return what was typed, by person."""
        return {one.person.pk: self._base(one.person.pk) for one in self.members}

    def _base(self, pk: int) -> Base | None:
        kind = self.cleaned_data[f"kind_{pk}"]
        if not kind:
            return None
        base = self.cleaned_data[f"base_{pk}"] if kind in DuesBase.WITH_BASE else None
        return Base(kind=kind, base=base)


def _fields_of(
    one: PersonInBranch, record: DuesBase | None
) -> tuple[forms.ChoiceField, forms.DecimalField]:
    kind = forms.ChoiceField(
        label=f"{one.person}的类别",
        choices=KINDS,
        required=False,
        initial=record.kind if record else "",
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    base = forms.DecimalField(
        label=f"{one.person}的每月基数（元）",
        required=False,
        min_value=Decimal(0),
        max_value=LARGEST,
        max_digits=12,
        decimal_places=2,
        initial=record.base if record else None,
        widget=forms.TextInput(
            attrs={"class": "form-control", "inputmode": "decimal", "autocomplete": "off"}
        ),
        error_messages={
            "invalid": "请填写金额，如 6120.50。",
            "min_value": "金额不能小于0。",
            "max_decimal_places": "金额最多两位小数。",
        },
    )
    return kind, base
