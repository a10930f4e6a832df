"""Choices that say what one chooses by: a place tells how often the branch was there."""

from collections.abc import Mapping
from typing import Any

from django import forms

from zhibu.apps.activities.models import Base


class BaseChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A place, with how often the branch went there in two years: seen before it is chosen."""

    visits: Mapping[int, int] = {}

    def label_from_instance(self, obj: Any) -> str:
        """Say where it is and how often one was there."""
        base: Base = obj
        been = self.visits.get(base.pk, 0)
        marks = [f"两年内已{been}次"] if been else []
        if base.town:
            marks.append(base.town)
        if base.is_away:
            marks.append("外地")
        if base.is_closed:
            marks.append("不再使用")
        return f"{base}（{'，'.join(marks)}）" if marks else str(base)


class AgencyChoices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Agencies by their short names."""

    def label_from_instance(self, obj: Any) -> str:
        """Say the short name."""
        label: str = obj.label
        return label
