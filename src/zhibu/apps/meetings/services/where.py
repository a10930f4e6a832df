"""When, where and how a meeting is held, as one value: changed together, checked together."""

from dataclasses import dataclass, replace
from datetime import date, time
from enum import Enum
from typing import Any

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.services.refusals import ModeUnfit, TimesDoNotFit
from zhibu.apps.organisation.models import Branch
from zhibu.apps.resources.models import Lecturer, Room
from zhibu.apps.resources.services.holding import Wanted, take_lecturer, take_room

Mode = Meeting.Mode
IN_A_ROOM = frozenset({Mode.IN_PERSON, Mode.HYBRID})


class Kept(Enum):
    """Says that something stays as it is; None would take it away."""

    KEPT = "kept"


KEPT = Kept.KEPT


@dataclass(frozen=True, kw_only=True)
class Where:
    """The arrangements of a meeting; `place` is what people read."""

    on: date
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    mode: str = Mode.IN_PERSON
    room: Room | None = None
    lecturer: Lecturer | None = None

    @classmethod
    def of(cls, meeting: Meeting) -> "Where":
        """Return how a meeting stands."""
        return cls(
            on=meeting.on,
            starts_at=meeting.starts_at,
            ends_at=meeting.ends_at,
            place=meeting.place,
            mode=meeting.mode,
            room=meeting.room,
            lecturer=meeting.lecturer,
        )

    def changed(self, branch: Branch, **given: Any) -> "Where":
        """Return the arrangements with what is given; KEPT leaves a part as it is.

        An end that no longer fits the start goes; so does a kept room when people meet online.
        The place follows the room unless another is given.
        """
        new = {name: value for name, value in given.items() if value is not KEPT}
        result = replace(self, **new)
        if "ends_at" not in new and not result.has_sound_times:
            result = replace(result, ends_at=None)
        if "room" not in new and result.mode not in IN_A_ROOM:
            result = replace(result, room=None)
        if result.room != self.room and new.get("place", "") in {"", self.place}:
            result = replace(result, place=_named(result.room, branch))
        return replace(result, place=result.place.strip())

    @property
    def has_sound_times(self) -> bool:
        """Whether it does not end before it starts."""
        return not (self.starts_at and self.ends_at) or self.ends_at > self.starts_at

    def put_on(self, meeting: Meeting) -> None:
        """Write the arrangements on a meeting, unsaved."""
        meeting.on, meeting.starts_at, meeting.ends_at = self.on, self.starts_at, self.ends_at
        meeting.place, meeting.mode = self.place, self.mode
        meeting.room, meeting.lecturer = self.room, self.lecturer


def hold(meeting: Meeting) -> None:
    """Lock the room and the lecturer of a meeting as it now stands, still unsaved.

    Raises:
        TimesDoNotFit: it ends before it starts, or takes a room at no known time.
        ModeUnfit: the mode does not go with this meeting or with having a room.
        RoomTaken, RoomClosed, RoomNotShared, NoVideo: the room is not to be had.
        LecturerTaken, LecturerNotToBeHad: nor is the lecturer.
    """
    where = Where.of(meeting)
    if not where.has_sound_times:
        raise TimesDoNotFit("结束时间不晚于开始时间。", hint="请核对两个时间。")
    _mode_fits(meeting)
    if meeting.span is None:
        if meeting.room is not None:
            raise TimesDoNotFit("没有开始时间，不能占用场地。", hint="请填开始时间。")
        return
    start, end = meeting.span
    wanted = Wanted(start=start, end=end, agencies=_agencies_of(meeting), event=meeting.event)
    if meeting.room is not None:
        take_room(meeting.room, wanted, needs_video=meeting.mode == Mode.HYBRID)
    if meeting.lecturer is not None:
        take_lecturer(meeting.lecturer, wanted)


def _mode_fits(meeting: Meeting) -> None:
    is_make_up = meeting.makes_up_id is not None
    if meeting.mode == Mode.VISIT and not is_make_up:
        raise ModeUnfit("送学上门只用于补学。", hint="请选现场、现场加线上或线上。")
    if meeting.mode == Mode.HYBRID and is_make_up:
        raise ModeUnfit("补学不用现场加线上。", hint="请选现场、线上或送学上门。")
    if meeting.room is not None and meeting.mode not in IN_A_ROOM:
        raise ModeUnfit(
            f"{Mode(meeting.mode).label}不占用场地。", hint="请去掉场地，或改为现场、现场加线上。"
        )


def _agencies_of(meeting: Meeting) -> set[int]:
    """Return the agencies of all branches that take part: one may bring the others along."""
    agencies = {meeting.branch.agency_id}
    if meeting.joint is not None:
        agencies |= set(meeting.joint.branches.values_list("branch__agency_id", flat=True))
    return agencies


def _named(room: Room | None, branch: Branch) -> str:
    """Name a room to the people of a branch: another agency's with the agency."""
    if room is None:
        return ""
    return room.name if room.agency_id == branch.agency_id else f"{room.agency}{room.name}"
