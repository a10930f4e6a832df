"""Fields for how a meeting is held: until when, in which way, in which room, who speaks."""

from typing import Any

from django import forms

from zhibu.apps.foundation.forms import PlainForm, TimeField
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Agency, Branch
from zhibu.apps.resources.models import Lecturer, Room
from zhibu.apps.resources.queries import lecturers_for, rooms_for

Mode = Meeting.Mode
OF_MEETINGS = (Mode.IN_PERSON, Mode.HYBRID, Mode.ONLINE)
OF_MAKE_UPS = (Mode.IN_PERSON, Mode.ONLINE, Mode.VISIT)


class RoomChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A room the branch may use, with its seats; another agency's with the agency."""

    agency: Agency

    def label_from_instance(self, obj: Any) -> str:
        """Say all one chooses by."""
        room: Room = obj
        whose = "" if room.agency_id == self.agency.pk else room.agency.label
        asks = "，有借用条件" if whose and room.conditions else ""
        return f"{whose}{room}（{room.seats}座{'，有视频' if room.has_video else ''}{asks}）"


class LecturerChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A lecturer the branch may ask, with what they speak about."""

    def label_from_instance(self, obj: Any) -> str:
        """Say who and about what."""
        lecturer: Lecturer = obj
        return f"{lecturer}：{lecturer.topics}"[:60] if lecturer.topics else str(lecturer)


class ArrangedForm(PlainForm):
    """A form that also asks how a meeting is held; all of it may stay as it is."""

    ends_at = TimeField(label="结束时间", required=False)
    mode = forms.ChoiceField(label="方式", required=False)
    room = RoomChoice(
        Room.objects.none(),
        label="场地",
        required=False,
        empty_label="不占用名单里的场地",
        help_text="选了就占用这段时间；没填结束时间的，占用两小时。",
    )
    lecturer = LecturerChoice(
        Lecturer.objects.none(), label="讲师", required=False, empty_label="不请讲师"
    )

    def __init__(
        self, *args: Any, branch: Branch, meeting: Meeting | None = None, **kwargs: Any
    ) -> None:
        """Offer what the branch may use, and what the meeting has already."""
        super().__init__(*args, **kwargs)
        is_make_up = meeting is not None and meeting.makes_up_id is not None
        self._offer_modes(OF_MAKE_UPS if is_make_up else OF_MEETINGS)
        room: Any = self.fields["room"]
        room.agency = branch.agency
        room.queryset = rooms_for(branch.agency, besides=meeting.room_id if meeting else None)
        lecturer: Any = self.fields["lecturer"]
        lecturer.queryset = lecturers_for(
            branch.agency, besides=meeting.lecturer_id if meeting else None
        )

    def _offer_modes(self, modes: tuple[Mode, ...]) -> None:
        self.fields["mode"].choices = [(mode.value, mode.label) for mode in modes]  # type: ignore[attr-defined]

    def clean_mode(self) -> str:
        """Return the usual way where none was picked."""
        return self.cleaned_data["mode"] or Mode.IN_PERSON


def facts_of(meeting: Meeting) -> dict[str, Any]:
    """Return how a meeting is held as its form shows it first."""
    return {
        "starts_at": meeting.starts_at,
        "ends_at": meeting.ends_at,
        "place": meeting.place,
        "mode": meeting.mode,
        "room": meeting.room_id,
        "lecturer": meeting.lecturer_id,
    }
