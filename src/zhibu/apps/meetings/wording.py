"""How a meeting is named, dated and filed on paper."""

import re
from datetime import date, time

from zhibu.apps.meetings.models import Meeting

WEEKDAYS = "一二三四五六日"
LONGEST_TITLE_LINE = 20
"""Characters of 2号 on one line of the type area."""
NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')

_RECORDS = {
    Meeting.Kind.MEMBERS: "党员大会会议记录",
    Meeting.Kind.COMMITTEE: "支部委员会会议记录",
    Meeting.Kind.GROUP: "党小组会会议记录",
    Meeting.Kind.LECTURE: "党课记录",
    Meeting.Kind.THEME_DAY: "主题党日活动记录",
    Meeting.Kind.ORGANISATIONAL_LIFE: "组织生活会会议记录",
    Meeting.Kind.APPRAISAL: "民主评议党员会议记录",
}


def full_day(day: date) -> str:
    """Say a day in full: 2026年11月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def day_and_weekday(day: date) -> str:
    """Say a day with its weekday: 2026年11月5日（星期四）."""
    return f"{full_day(day)}（星期{WEEKDAYS[day.weekday()]}）"


def clock(moment: time) -> str:
    """Say a time of day: 9:05."""
    return f"{moment.hour}:{moment.minute:02}"


def when(meeting: Meeting) -> str:
    """Say when a meeting is or was: day, weekday, and as much of the time as is known."""
    said = day_and_weekday(meeting.on)
    if meeting.starts_at:
        said += clock(meeting.starts_at)
        if meeting.ends_at:
            said += f"—{clock(meeting.ends_at)}"
    return said


def kind_name(meeting: Meeting) -> str:
    """Name the leading kind; a group's meeting by its group."""
    if meeting.kind == Meeting.Kind.GROUP and meeting.group:
        return f"{meeting.group}会议"
    return str(meeting.get_kind_display())


def all_kinds(meeting: Meeting) -> str:
    """Name every kind a sitting serves: 主题党日（兼党课）."""
    also = "、".join(str(Meeting.Kind(kind).label) for kind in meeting.also_kinds)
    return f"{kind_name(meeting)}（兼{also}）" if also else kind_name(meeting)


def record_name(meeting: Meeting) -> str:
    """Name the paper that records the meeting, without the branch."""
    if meeting.kind == Meeting.Kind.GROUP and meeting.group:
        return f"{meeting.group}会议记录"
    return _RECORDS[Meeting.Kind(meeting.kind)]


def title_of(branch: str, rest: str) -> str:
    """Return a title; one too long for a line is broken behind the branch's name."""
    whole = f"{branch}{rest}"
    return whole if len(whole) <= LONGEST_TITLE_LINE else f"{branch}\n{rest}"


def file_name(meeting: Meeting, what: str, ending: str, *, large: bool = False) -> str:
    """Return a file name that sorts by day and says what it is."""
    size = "（大字）" if large else ""
    name = f"{meeting.on:%Y-%m-%d} {meeting.branch} {what}{size}"
    return f"{NOT_IN_FILE_NAMES.sub('', name)}.{ending}"
