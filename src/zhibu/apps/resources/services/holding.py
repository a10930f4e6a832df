"""Taking a room or a lecturer for a time: locked first, so that of two at once one is refused."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from zhibu.apps.resources.models import Lecturer, Room
from zhibu.apps.resources.queries.taken import Taking, lecturer_takings, room_takings
from zhibu.apps.resources.services.refusals import (
    LecturerNotToBeHad,
    LecturerTaken,
    NoVideo,
    RoomClosed,
    RoomNotBookable,
    RoomNotShared,
    RoomTaken,
)
from zhibu.core.chinese_days import full_day


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """From when to when (local wall times), for which agencies, as part of which event."""

    start: datetime
    end: datetime
    agencies: Collection[int]
    """Primary keys; those of all who take part."""
    event: str = ""


def lock_rooms(room_ids: Iterable[int]) -> dict[int, Room]:
    """Hold rooms until the transaction ends, in one order, so that nobody waits in a circle.

    Whoever takes several rooms in one transaction locks them all first.
    """
    rooms = Room.objects.select_for_update(of=("self",)).select_related("agency")
    return {room.pk: room for room in rooms.filter(pk__in=set(room_ids)).order_by("pk")}


def take_room(room: Room, wanted: Wanted, *, needs_video: bool = False) -> Room:
    """Lock a room and refuse if it is not to be had; the caller writes what takes it.

    Raises:
        RoomClosed, RoomNotBookable, RoomNotShared, NoVideo: it is not for this.
        RoomTaken: names who has it, and when.
    """
    room = lock_rooms([room.pk])[room.pk]
    _is_in_use(room)
    if not room.is_shared and room.agency_id not in wanted.agencies:
        raise RoomNotShared(
            f"{room}只供{room.agency}使用。", hint="请换一个场地，或请该单位改为全区可用。"
        )
    if needs_video and not room.has_video:
        raise NoVideo(
            f"{room}没有视频会议设备，不能现场加线上。",
            hint="请换有视频设备的场地，或改为只在现场、只在线上。",
        )
    _refuse_taken(room, wanted)
    return room


def take_lecturer(lecturer: Lecturer, wanted: Wanted) -> Lecturer:
    """Lock a lecturer and refuse if not to be had; the caller writes what takes them.

    Raises:
        LecturerNotToBeHad: no longer asked, or for the own agency only.
        LecturerTaken: names for whom, and when.
    """
    lecturer = Lecturer.objects.select_for_update().get(pk=lecturer.pk)
    if lecturer.is_closed:
        raise LecturerNotToBeHad(f"{lecturer}已不再安排讲课。", hint="请换一位讲师。")
    if not lecturer.is_shared and lecturer.agency_id not in wanted.agencies:
        raise LecturerNotToBeHad(f"{lecturer}只在本单位讲课。", hint="请换一位讲师。")
    days = {"since": wanted.start.date(), "until": wanted.end.date()}
    if other := _first_other(lecturer_takings([lecturer.pk], **days), wanted):
        raise LecturerTaken(
            f"{lecturer}{said_of(other)}要给{other.who}讲课。", hint="请换一个时间或讲师。"
        )
    return lecturer


def said_of(taking: Taking) -> str:
    """Say when something is taken: 2026年11月5日14:00至16:00."""
    return f"{full_day(taking.start.date())}{taking.start:%H:%M}至{taking.end:%H:%M}"


def _is_in_use(room: Room) -> None:
    if room.is_closed:
        raise RoomClosed(f"{room}已停用。", hint="请换一个场地。")
    if not room.is_bookable:
        raise RoomNotBookable(
            f"{room}大家随时可去，不能一家占用。", hint="要单独使用，请换一个可以预约的场地。"
        )


def _refuse_taken(room: Room, wanted: Wanted) -> None:
    takings = room_takings([room.pk], since=wanted.start.date(), until=wanted.end.date())
    if other := _first_other(takings, wanted):
        raise RoomTaken(f"{room}{said_of(other)}已由{other.who}使用。", hint="请换一个时间或场地。")


def _first_other(takings: Iterable[Taking], wanted: Wanted) -> Taking | None:
    """Return what stands in the way first; what belongs to the same event does not."""
    for taking in takings:
        if taking.event != wanted.event and taking.overlaps(wanted.start, wanted.end):
            return taking
    return None
