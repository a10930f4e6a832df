"""The form of a section's three lines."""

from typing import Any

from django import forms

from zhibu.apps.foundation.revised import RevisedForm
from zhibu.apps.reviews.lines import LONGEST
from zhibu.apps.reviews.models import ReportedItem, SectionReport
from zhibu.apps.reviews.queries.prefill import ItemInWeek, Prefilled

Line = ReportedItem.Line


class PlainText(forms.CharField):
    """Some lines of text; browsers send two characters for a new line, people mean one."""

    def __init__(self, *, label: str, max_length: int, **kwargs: Any) -> None:
        """Say by name which box holds too much."""
        too_long = f"“{label}”最多 {max_length} 字，现在有 %(show_value)d 字。请删短一些。"
        errors = {"max_length": too_long} | kwargs.pop("error_messages", {})
        super().__init__(
            label=label,
            max_length=max_length,
            widget=forms.Textarea({"rows": 4}),
            error_messages=errors,
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:
        """Count a new line as one character."""
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")


class ReportForm(RevisedForm):
    """Three boxes, and under each which of the section's items it speaks of."""

    done = PlainText(label="本周完成", max_length=LONGEST, required=False)
    done_items = forms.MultipleChoiceField(
        label="这一行说到的事项", required=False, widget=forms.CheckboxSelectMultiple
    )
    stuck = PlainText(label="卡在哪里", max_length=LONGEST, required=False)
    stuck_items = forms.MultipleChoiceField(
        label="卡住的事项", required=False, widget=forms.CheckboxSelectMultiple
    )
    coming = PlainText(label="下周打算", max_length=LONGEST, required=False)
    coming_items = forms.MultipleChoiceField(
        label="这一行说到的事项", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, items: list[ItemInWeek], **kwargs: Any) -> None:
        """Offer the section's items: under 本周完成 all, under the others those still open."""
        super().__init__(*args, **kwargs)
        self._items = {str(one.item.pk): one for one in items}
        still_open = [one for one in items if one.is_open]
        self._offer("done_items", items)
        self._offer("stuck_items", still_open)
        self._offer("coming_items", still_open)

    def _offer(self, name: str, items: list[ItemInWeek]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 -- declared above
        field.choices = [(str(one.item.pk), one.item.title) for one in items]

    @staticmethod
    def initial_of(report: SectionReport) -> dict[str, Any]:
        """Return what the form begins with once somebody wrote the report."""
        named = list(report.items.all())
        facts: dict[str, Any] = {"revision": report.revision}
        for line in Line:
            facts[line] = getattr(report, line.value)
            facts[f"{line}_items"] = [str(one.item_id) for one in named if one.line == line]
        return facts

    @staticmethod
    def initial_from(begun: Prefilled) -> dict[str, Any]:
        """Return what the form begins with while nobody did."""
        facts: dict[str, Any] = {"revision": 0}
        for line in Line:
            # What is added begins on a line of its own.
            facts[line] = f"{begun.texts[line]}\n" if begun.texts[line] else ""
            facts[f"{line}_items"] = [str(pk) for pk in begun.named[line]]
        return facts

    def parts(self) -> list[dict[str, Any]]:
        """Return the three boxes, each with the items to tick and how many are ticked."""
        return [
            {
                "text": self[line],
                "items": self[f"{line}_items"],
                "ticked": len(self[f"{line}_items"].value() or ()),
                "is_stuck": line == Line.STUCK,
            }
            for line in Line
        ]

    def texts(self) -> dict[str, str]:
        """Return the three texts."""
        return {line: self.cleaned_data[line] for line in Line}

    def named(self) -> dict[str, list[ItemInWeek]]:
        """Return the items ticked under each."""
        return {
            line: [self._items[pk] for pk in self.cleaned_data[f"{line}_items"]] for line in Line
        }
