"""Two people change one text: the second is shown what the first wrote, beside their own."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from zhibu.apps.foundation.forms import PlainForm
from zhibu.core.refusals import Refusal


class ChangedMeanwhile(Refusal):
    """Somebody saved the record after the form was opened."""

    code = "foundation.changed-meanwhile"

    def __init__(self, *, theirs: str, revision: int) -> None:
        """Keep what they wrote, and the revision it has now."""
        super().__init__(
            "您打开以后，别人先保存了改动。您写的没有丢，还在下面的框里。",
            hint="请对照别人保存的内容，把要留的合在一起，再保存一次。",
        )
        self.theirs, self.revision = theirs, revision


class RevisedForm(PlainForm):
    """A form that carries the revision it was opened at, unseen.

    After a ChangedMeanwhile it shows the other's text (`theirs`), and saving again is meant.
    """

    theirs = ""
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def carried_fields(self) -> list[BoundField]:
        """Fields that travel along without standing in the page."""
        return [self["revision"]]

    @property
    def shown_fields(self) -> list[BoundField]:
        """The fields people see."""
        return [field for field in super().shown_fields if field.name != "revision"]

    def refuse(self, refusal: Refusal) -> None:
        """Show the other's text where that is why."""
        super().refuse(refusal)
        if isinstance(refusal, ChangedMeanwhile):
            self.theirs = refusal.theirs
            data: Any = self.data
            self.data = data.copy() if isinstance(data, QueryDict) else dict(data)
            self.data["revision"] = str(refusal.revision)


def revision_of(form: RevisedForm) -> int:
    """Return the revision the form was opened at; -1, which none has, when it was lost."""
    revision: int | None = form.cleaned_data.get("revision")
    return -1 if revision is None else revision
