"""Rules on when, how and where: days, grid, make_up, mode, pinned, room, room_free, seats."""

from collections.abc import Iterator

from zhibu.core.timetabling.instance import Mode, Reach
from zhibu.core.timetabling.judge_attendance import main_days, takes_part
from zhibu.core.timetabling.judge_case import (
    Broken,
    Case,
    Session,
    clock_said,
    day_said,
    is_free,
    on_grid,
    overlapping,
)
from zhibu.core.timetabling.mode_names import MODE_NAMES
from zhibu.core.timetabling.timetable import Attended

IN_A_ROOM = (Mode.IN_PERSON, Mode.HYBRID)


def days(case: Case) -> Iterator[Broken]:
    """Main sessions lie on working days between the days their item may fall on."""
    for main in case.mains:
        if main.is_where_announced:
            continue
        first, last = main_days(case.instance, main.item)
        if not case.instance.calendar.is_workday(main.day):
            yield main.broken("days", "不在工作日")
        elif not first <= main.day <= last:
            yield main.broken("days", f"不在{day_said(first)}到{day_said(last)}之间")


def grid(case: Case) -> Iterator[Broken]:
    """Sessions start whole grains after a part of the day begins, and end within it."""
    for session in case.sessions:
        kept = session.is_where_announced
        if not kept and not on_grid(case.instance, session.item, session.start):
            said = f"到{clock_said(session.end)}，不在可用时段之内，或不从整格开始"
            yield session.broken("grid", said)


def make_up(case: Case) -> Iterator[Broken]:
    """Make-up sessions come after the main session, soon enough, few enough, for somebody."""
    for name, sessions in case.make_ups.items():
        item = case.instance.item[name]
        if len(sessions) > item.make_ups:
            said = f"有{len(sessions)}次补学，最多{item.make_ups}次"
            yield case.main[name].broken("make_up", said)
        for session in sessions:
            for said in _make_up_faults(case, session):
                yield session.broken("make_up", said)


def _make_up_faults(case: Case, session: Session) -> Iterator[str]:
    main, limit = case.main[session.item.id], session.item.make_up_days
    if session.start < main.end:
        yield f"在正课（{day_said(main.day)}{clock_said(main.start)}）结束之前"
    if not case.instance.calendar.is_workday(session.day):
        yield "不在工作日"
    if (session.day - main.day).days > limit:
        yield f"离正课（{day_said(main.day)}）超过{limit}天"
    if session.day > case.instance.last:
        yield f"在{day_said(case.instance.last)}之后"
    if not session.asked:
        yield "没有请任何人"


def mode(case: Case) -> Iterator[Broken]:
    """The way a session is held is one its item allows, or the one announced for this start."""
    for session in case.sessions:
        held, item = session.placement.mode, session.item
        if session.is_make_up:
            allowed = set(item.make_up_modes) - {Mode.HYBRID}
        else:
            allowed = set(item.modes) - {Mode.VISIT}
        if session.is_where_announced and item.announced:
            allowed |= {item.announced.mode} - {Mode.VISIT}
        if held not in allowed:
            yield session.broken("mode", f"不能用“{MODE_NAMES[held]}”的方式")


def pinned(case: Case) -> Iterator[Broken]:
    """A pinned item stays exactly where it was announced."""
    for main in case.mains:
        if main.item.is_pinned and main.placement != main.item.announced:
            yield main.broken("pinned", "和已经定下的时间、方式、地点或讲课人不同")


def room(case: Case) -> Iterator[Broken]:
    """Sessions in a room have one their item allows; other sessions have none."""
    for session in case.sessions:
        place, item = session.placement.room, session.item
        allowed: set[str | None] = {None}
        if item.rooms and session.placement.mode in IN_A_ROOM:
            allowed = set(item.rooms)
        if session.is_where_announced and item.announced and session.placement.mode in IN_A_ROOM:
            allowed.add(item.announced.room)
        if place not in allowed:
            said = f"不能用“{_room_said(case, session)}”" if place else "没有安排场地"
            yield session.broken("room", said)
        held = case.room_of(session)
        if held and session.placement.mode is Mode.HYBRID and not held.has_video:
            yield session.broken("room", f"要接入线上，“{held.name or held.id}”没有视频设备")


def room_free(case: Case) -> Iterator[Broken]:
    """A room holds one session at a time and none while booked."""
    by_room: dict[str, list[Session]] = {}
    for session in case.sessions:
        held = case.room_of(session)
        if held is None:
            continue
        by_room.setdefault(held.id, []).append(session)
        for span in held.bookings:
            if span.overlaps(session.start, session.end):
                said = f"时，“{held.name or held.id}”已被预订"
                yield session.broken("room_free", said)
    for sessions in by_room.values():
        for one, other in overlapping(sessions):
            said = f"{one.said}和{other.said}同时用“{_room_said(case, one)}”。"
            yield Broken(code="room_free", items=(one.item.id, other.item.id), said=said)


def seats(case: Case) -> Iterator[Broken]:
    """A room seats those who have to sit in it."""
    for session in case.sessions:
        held = case.room_of(session)
        needed = _seats_needed(case, session)
        if held and held.seats < needed:
            said = f"要坐{needed}人，“{held.name or held.id}”只有{held.seats}个座位"
            yield session.broken("seats", said)


def _seats_needed(case: Case, session: Session) -> int:
    """Return how many people have to sit in the room of a session."""
    if session.placement.mode not in IN_A_ROOM:
        return 0
    if session.is_make_up:
        return len(session.asked)
    if session.placement.mode is Mode.IN_PERSON:
        return list(takes_part(case, session).values()).count(Attended.IN_PERSON)
    invited = (case.instance.person[person] for person in session.item.people)
    return sum(
        person.reach is Reach.IN_PERSON and is_free(person, session.start, session.end)
        for person in invited
    )


def _room_said(case: Case, session: Session) -> str:
    held = case.room_of(session)
    return (held.name if held else "") or session.placement.room or ""
