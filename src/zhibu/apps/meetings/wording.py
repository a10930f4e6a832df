"""How a meeting is named, dated and filed on paper."""

import re
from datetime import date, time

from zhibu.apps.meetings.models import JointEvent, Meeting
from zhibu.core.chinese_days import WEEKDAYS, full_day

LONGEST_TITLE_LINE = 20
"""Characters of 2号 on one line of the type area."""
NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')

_NAMES = {
    Meeting.Kind.MEMBERS: "党员大会",
    Meeting.Kind.COMMITTEE: "支委会会议",
    Meeting.Kind.GROUP: "党小组会议",
    Meeting.Kind.LECTURE: "党课",
    Meeting.Kind.THEME_DAY: "主题党日活动",
    Meeting.Kind.ORGANISATIONAL_LIFE: "组织生活会",
    Meeting.Kind.APPRAISAL: "民主评议党员会议",
}
"""As they stand behind the branch's name: 某某党支部 + 党员大会."""


def day_and_weekday(day: date) -> str:
    """Say a day with its weekday: 2026年11月5日（星期四）."""
    return f"{full_day(day)}（星期{WEEKDAYS[day.weekday()]}）"


def clock(moment: time) -> str:
    """Say a time of day: 9:05."""
    return f"{moment.hour}:{moment.minute:02}"


def when(meeting: Meeting) -> str:
    """Say when a meeting is or was: day, weekday, and as much of the time as is known.

    The space lets a line of large letters break before the time.
    """
    said = day_and_weekday(meeting.on)
    if meeting.starts_at:
        said += f" {clock(meeting.starts_at)}"
        if meeting.ends_at:
            said += f"—{clock(meeting.ends_at)}"
    return said


def arrangements(meeting: Meeting, unknown: str) -> list[tuple[str, str]]:
    """Say where and how people meet, who speaks, with which branches: pairs of label and words.

    `unknown` stands for a place that is not fixed.
    """
    said = [_where(meeting, unknown)]
    if meeting.lecturer is not None:
        said.append(("讲师", str(meeting.lecturer)))
    if meeting.joint is not None:
        said.append(("联合活动", f"{meeting.joint}（{branches_of(meeting.joint)}）"))
    return said


def branches_of(joint: JointEvent) -> str:
    """Name the branches that take part in a joint event; one query."""
    rows = joint.branches.select_related("branch")
    return "、".join(str(row.branch) for row in rows)


def _where(meeting: Meeting, unknown: str) -> tuple[str, str]:
    place = meeting.place
    if meeting.mode == Meeting.Mode.HYBRID:
        return "地点", f"{place or unknown}（也可以线上参加）"
    if meeting.mode == Meeting.Mode.IN_PERSON:
        return "地点", place or unknown
    return "方式", meeting.get_mode_display() + (f"（{place}）" if place else "")


def name_of(meeting: Meeting) -> str:
    """Name the meeting as it stands behind its branch; a group's meeting by its group."""
    made_up = "补学" if meeting.makes_up_id else ""
    if meeting.kind == Meeting.Kind.GROUP and meeting.group:
        return f"{meeting.group}会议{made_up}"
    return f"{_NAMES[Meeting.Kind(meeting.kind)]}{made_up}"


def record_name(meeting: Meeting) -> str:
    """Name the paper that records the meeting: 党员大会会议记录, 主题党日活动记录."""
    name = name_of(meeting)
    return f"{name}会议记录" if name.endswith(("大会", "生活会")) else f"{name}记录"


def title_of(branch: str, rest: str) -> str:
    """Return a title; one too long for a line is broken behind the branch's name."""
    whole = f"{branch}{rest}"
    return whole if len(whole) <= LONGEST_TITLE_LINE else f"{branch}\n{rest}"


def file_name(meeting: Meeting, what: str, ending: str, *, large: bool = False) -> str:
    """Return a file name that sorts by day and says what it is."""
    size = "（大字）" if large else ""
    name = f"{meeting.on:%Y-%m-%d} {meeting.branch} {what}{size}"
    return f"{NOT_IN_FILE_NAMES.sub('', name)}.{ending}"
