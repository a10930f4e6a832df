"""Forms of a lecturer: a person picked before, or a guest's name."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from zhibu.apps.foundation.forms import NameField, PlainForm
from zhibu.apps.organisation.models import Agency
from zhibu.apps.resources.models import Lecturer


class LecturerForm(PlainForm):
    """What somebody speaks about, and where."""

    name = NameField(label="姓名")
    topics = forms.CharField(
        label="可讲的题目",
        max_length=200,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="几个题目用顿号隔开，如 党章解读、机关公文写作。",
    )
    is_shared = forms.BooleanField(label="可到区内其他单位讲", required=False)

    def __init__(self, *args: Any, is_person: bool, **kwargs: Any) -> None:
        """Ask for no name where a person of the zone was picked."""
        super().__init__(*args, **kwargs)
        if is_person:
            del self.fields["name"]


class AddLecturerForm(LecturerForm):
    """A new lecturer, on the list of one of the agencies one keeps lecturers for."""

    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="单位",
        empty_label=None,
        help_text="这个单位的支部书记、委员可以修改。",
    )
    field_order = ["name", "agency", "topics", "is_shared"]

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        """Offer these agencies."""
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]


def facts_of(lecturer: Lecturer) -> dict[str, Any]:
    """Return a lecturer as the form shows one first."""
    return {
        "name": lecturer.name,
        "topics": lecturer.topics,
        "is_shared": lecturer.is_shared,
    }
