"""Keeping the list of rooms, and booking one for something that is no meeting."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.organisation.models import Agency, Person
from zhibu.apps.resources.models import Room, RoomBooking
from zhibu.apps.resources.queries.taken import room_takings
from zhibu.apps.resources.services.holding import Wanted, lock_rooms, said_of, take_room
from zhibu.apps.resources.services.refusals import NameTaken, StillTaken, TimesDoNotFit

LOOKS_AHEAD = timedelta(days=400)
"""How far ahead a room is looked at before it is closed: plans reach to the next year's end."""


@dataclass(frozen=True, kw_only=True)
class RoomFacts:
    """What a room, corner or wall is like."""

    name: str
    seats: int
    kind: str = Room.Kind.MEETING
    holds: str = ""
    where: str = ""
    open_hours: str = ""
    caretaker: Person | None = None
    is_bookable: bool = True
    has_video: bool = False
    is_shared: bool = False
    conditions: str = ""

    def put_on(self, room: Room) -> None:
        """Write the facts on a room, unsaved; stray spaces in the name go."""
        for name, value in vars(self).items():
            setattr(room, name, value)
        room.name = " ".join(self.name.split())


@transaction.atomic
def add_room(*, agency: Agency, facts: RoomFacts) -> Room:
    """Put a room on the zone's list.

    Raises:
        NameTaken: the agency has one of that name.
    """
    room = Room(zone_id=agency.zone_id, agency=agency)
    facts.put_on(room)
    _refuse_name(agency, room.name)
    room.save()
    return room


@transaction.atomic
def change_room(*, room: Room, facts: RoomFacts, revision: int, today: date) -> Room:
    """Change what a room is like; what takes it already stays.

    Raises:
        ChangedMeanwhile: somebody saved it since `revision`; what stands there is told.
        NameTaken: the agency has another one of that name.
        StillTaken: it is to be booked no more while something is to take place in it.
    """
    room = lock_rooms([room.pk])[room.pk]
    if room.revision != revision:
        raise ChangedMeanwhile(theirs=_in_words(room), revision=room.revision)
    if room.is_bookable and not facts.is_bookable:
        _refuse_taken_ahead(room, today, "再改为不用预约")
    facts.put_on(room)
    _refuse_name(room.agency, room.name, besides=room.pk)
    room.revision += 1
    room.save()
    return room


@transaction.atomic
def retire_room(*, room: Room, today: date) -> bool:
    """Take a room off the list: close it, or delete one nothing ever took; tell whether deleted.

    Raises:
        StillTaken: something is to take place in it.
    """
    room = lock_rooms([room.pk])[room.pk]
    _refuse_taken_ahead(room, today, "再停用")
    if not room.bookings.exists():
        try:
            with transaction.atomic():
                room.delete()
        except ProtectedError:
            pass
        else:
            return True
    room.is_closed = True
    room.save(update_fields=["is_closed"])
    return False


@transaction.atomic
def reopen_room(*, room: Room) -> Room:
    """Use a closed room again."""
    room = lock_rooms([room.pk])[room.pk]
    room.is_closed = False
    room.save(update_fields=["is_closed"])
    return room


@transaction.atomic
def book_room(
    *, room: Room, start: datetime, end: datetime, used_by: str, by: Person | None, now: datetime
) -> RoomBooking:
    """Book a room for something that is no meeting here. `start` and `end` are wall times.

    Who may book which room is the door's business.

    Raises:
        TimesDoNotFit: it ends before it starts, or is over.
        RoomTaken, RoomClosed, RoomNotBookable: the room is not to be had then.
    """
    if end <= start:
        raise TimesDoNotFit("结束时间不晚于开始时间。", hint="请核对两个时间。")
    if timezone.make_aware(end) <= now:
        raise TimesDoNotFit("这段时间已经过去。", hint="请选以后的时间。")
    take_room(room, Wanted(start=start, end=end, agencies={room.agency_id}))
    return RoomBooking.objects.create(
        zone_id=room.zone_id,
        room=room,
        starts_at=timezone.make_aware(start),
        ends_at=timezone.make_aware(end),
        used_by=used_by.strip(),
        booked_by=by,
    )


@transaction.atomic
def give_back(*, booking: RoomBooking) -> None:
    """Cancel a booking; the trail keeps that it was."""
    booking.delete()


def _refuse_taken_ahead(room: Room, today: date, then: str) -> None:
    ahead = room_takings([room.pk], since=today, until=today + LOOKS_AHEAD)
    if ahead:
        raise StillTaken(
            f"{room}{said_of(ahead[0])}还由{ahead[0].who}使用。", hint=f"请先改到别处，{then}。"
        )


def _in_words(room: Room) -> str:
    """Return what is said of a room, for somebody who changed it at the same time."""
    lines = (
        ("名称", room.name),
        ("类型", room.get_kind_display()),
        ("预约", "需要预约" if room.is_bookable else "不用预约"),
        ("座位数", str(room.seats or "")),
        ("视频会议设备", "有" if room.has_video else "没有"),
        ("在哪里", room.where),
        ("里面有什么", room.holds),
        ("区内其他单位", "可以使用" if room.is_shared else "不使用"),
        ("借用条件", room.conditions),
        ("开放时间", room.open_hours),
        ("联系人", str(room.caretaker or "")),
    )
    return "\n".join(f"{name}：{said}" for name, said in lines if said)


def _refuse_name(agency: Agency, name: str, *, besides: int | None = None) -> None:
    others = Room.objects.filter(zone_id=agency.zone_id, agency=agency, name=name)
    if besides is not None:
        others = others.exclude(pk=besides)
    if others.exists():
        raise NameTaken(f"{agency}已有“{name}”。", hint="请换一个名称；已停用的可以恢复使用。")
