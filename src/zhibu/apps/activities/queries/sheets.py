"""The catalogue as a table for Excel."""

from collections.abc import Sequence

from zhibu.apps.activities.queries.history import Row
from zhibu.core.documents.workbook import Cell, Sheet

COLUMNS = (
    *("日期", "活动", "形式", "会议", "地点", "重复情况", "主题", "合办单位"),
    *("服务的中心工作", "花费（元）", "收到什么效果"),
)
WIDTHS = (12, 36, 12, 16, 24, 30, 20, 24, 20, 11, 40)


def catalogue_sheet(rows: Sequence[Row]) -> Sheet:
    """Return the activities, one a row."""
    return Sheet("活动目录", COLUMNS, tuple(_line(row) for row in rows), WIDTHS)


def _line(row: Row) -> tuple[Cell, ...]:
    activity = row.activity
    return (
        activity.on,
        activity.title,
        activity.get_kind_display(),
        activity.meeting.kind_names if activity.meeting else "",
        str(activity.base or ""),
        row.repeats,
        "、".join(str(theme) for theme in activity.themes.all()),
        activity.all_partners,
        str(activity.city_task or ""),
        activity.cost,
        activity.came_of_it,
    )
