"""Who heads a section, and moves between sections."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from zhibu.apps.organisation.forms.people import FirstDayForm
from zhibu.apps.organisation.models import Employment, Person


class HeadForm(FirstDayForm):
    """Who heads a section, from when."""

    person = forms.ChoiceField(
        label="负责人",
        error_messages={
            "required": "请选择负责人。",
            "invalid_choice": "这个人现在不在本单位在职，请另选一人。",
        },
    )
    field_order = ["person", "since"]

    def __init__(self, *args: Any, works: Iterable[Employment], **kwargs: Any) -> None:
        """Offer these people, each with the section they work in."""
        super().__init__(*args, **kwargs)
        self.people: dict[str, Person] = {str(work.person_id): work.person for work in works}
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            ("", "请选择"),
            *(
                (str(work.person_id), f"{work.person}（{work.section or '没有科室'}）")
                for work in works
            ),
        ]

    def clean_person(self) -> Person:
        """Return the person picked."""
        return self.people[self.cleaned_data["person"]]


class SectionMoveForm(FirstDayForm):
    """Into which section, with which position, from when."""

    folded: ClassVar[tuple[str, ...]] = ("new_section",)

    section = forms.ChoiceField(label="科室", required=False)
    new_section = forms.CharField(
        label="新科室的名称",
        max_length=80,
        required=False,
        help_text="科室不在上面名单里的，写在这里。",
    )
    position = forms.CharField(label="职务", max_length=80, required=False)
    field_order = ["section", "position", "since"]

    def __init__(self, *args: Any, names: Iterable[str], **kwargs: Any) -> None:
        """Offer the agency's sections."""
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = [  # type: ignore[attr-defined]
            ("", "没有科室"),
            *((name, name) for name in names),
        ]

    def move(self) -> dict[str, Any]:
        """Return what the service wants to know."""
        typed = self.cleaned_data
        return {
            "section_name": typed["new_section"] or typed["section"],
            "position": typed["position"],
            "since": typed["since"],
        }
