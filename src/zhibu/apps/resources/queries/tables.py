"""The list of rooms as a table to take along."""

from collections.abc import Iterable

from zhibu.apps.accounts.queries.held import Section
from zhibu.apps.resources.models import Room

COLUMNS = (
    "名称",
    "单位",
    "类型",
    "在哪里",
    "里面有什么",
    "座位数",
    "视频会议设备",
    "区内可借用",
    "借用条件",
    "开放时间",
    "预约",
    "已停用",
)


def rooms_table(rooms: Iterable[Room]) -> Section:
    """Return rooms as rows; who is to be asked stays on the page."""
    return Section("场地", COLUMNS, tuple(_row(room) for room in rooms))


def _row(room: Room) -> tuple[str | int | None, ...]:
    return (
        room.name,
        room.agency.label,
        room.get_kind_display(),
        room.where,
        room.holds,
        room.seats or None,
        _yes(room.has_video),
        _yes(room.is_shared),
        room.conditions,
        room.open_hours,
        "要预约" if room.is_bookable else "不用预约",
        _yes(room.is_closed),
    )


def _yes(value: bool) -> str:
    return "是" if value else "否"
