"""The form of an activity to come: the same few facts, with a day, a room, a lecturer."""

from typing import Any

from django import forms
from django.http import QueryDict

from zhibu.apps.activities.forms.activities import ActivityForm
from zhibu.apps.foundation.forms import DayField, TimeField
from zhibu.apps.meetings.forms.arrangements import LecturerChoice, RoomChoice
from zhibu.apps.organisation.models import Branch
from zhibu.apps.resources.models import Lecturer, Room
from zhibu.apps.resources.queries import lecturers_for, rooms_for

ONE_OF = ("kind", "title", "on", "base", "room", "lecturer", "city_task")
MANY_OF = ("themes", "partners")


class PlanForm(ActivityForm):
    """When, what and where; it becomes a theme day or lecture on the plan."""

    folded = ("starts_at", "room", "lecturer", *ActivityForm.folded)
    asked_back = ("is_another",)

    on = DayField(label="日期")
    starts_at = TimeField(label="开始时间", required=False, help_text="不填就和上次一样。")
    room = RoomChoice(
        Room.objects.none(), label="场地", required=False, empty_label="不占用名单里的场地"
    )
    lecturer = LecturerChoice(
        Lecturer.objects.none(), label="讲师", required=False, empty_label="不请讲师"
    )
    is_another = forms.BooleanField(label="确是另一场", required=False)
    field_order = ["on", "kind", "title", "base", "starts_at", "room", "lecturer"]

    def __init__(self, *args: Any, branch: Branch, **kwargs: Any) -> None:
        """Offer the rooms and lecturers the branch may have."""
        super().__init__(*args, branch=branch, **kwargs)
        room: Any = self.fields["room"]
        room.agency, room.queryset = branch.agency, rooms_for(branch.agency)
        self._offer("lecturer", lecturers_for(branch.agency))
        del self.fields["came_of_it"]

    @property
    def is_unfolded(self) -> bool:
        """Open what a suggestion filled in below."""
        return super().is_unfolded or any(
            self.initial.get(field.name) for field in self.folded_fields
        )


def initial_of(asked: QueryDict) -> dict[str, Any]:
    """Return what a suggestion's address fills in; nonsense fills in nothing."""
    initial: dict[str, Any] = {name: asked[name] for name in ONE_OF if asked.get(name)}
    return initial | {name: asked.getlist(name) for name in MANY_OF if asked.getlist(name)}
