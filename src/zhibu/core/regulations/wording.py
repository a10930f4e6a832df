"""How findings speak Chinese: one place, so that page, paper and command line say the same.

The sentences themselves stand beside their rule (`says` in `rules/*.toml`), where a
Party-affairs officer can review them; this module fills in numbers, days and lists.
"""

from collections.abc import Mapping
from datetime import date

from zhibu.core.chinese_days import full_day
from zhibu.core.regulations.branch import MeetingKind, PostKind
from zhibu.core.regulations.finding import State

STATE_NAMES: Mapping[State, str] = {
    State.MET: "符合",
    State.DUE: "待办",
    State.OVERDUE: "已逾期",
    State.AT_RISK: "请留意",
    State.NOT_APPLICABLE: "不适用",
}

POST_NAMES: Mapping[str, str] = {
    PostKind.SECRETARY: "书记",
    PostKind.DEPUTY: "副书记",
    PostKind.ORGANISATION: "组织委员",
    PostKind.PUBLICITY: "宣传委员",
    PostKind.DISCIPLINE: "纪检委员",
    PostKind.COMMITTEE_MEMBER: "委员",
    PostKind.GROUP_LEADER: "党小组组长",
    PostKind.RESPONSIBLE: "党务专人",
}

MEETING_NAMES: Mapping[MeetingKind, str] = {
    MeetingKind.MEMBERS: "党员大会",
    MeetingKind.COMMITTEE: "支委会",
    MeetingKind.GROUP: "党小组会",
    MeetingKind.LECTURE: "党课",
    MeetingKind.THEME_DAY: "主题党日",
    MeetingKind.ORGANISATIONAL_LIFE: "组织生活会",
    MeetingKind.APPRAISAL: "民主评议党员",
}

ACTS: Mapping[MeetingKind, str] = {
    MeetingKind.MEMBERS: "召开党员大会",
    MeetingKind.COMMITTEE: "召开支委会",
    MeetingKind.GROUP: "召开党小组会",
    MeetingKind.LECTURE: "上党课",
    MeetingKind.THEME_DAY: "开展主题党日",
    MeetingKind.ORGANISATIONAL_LIFE: "召开组织生活会",
    MeetingKind.APPRAISAL: "开展民主评议党员",
}

SHARED: Mapping[str, str] = {
    "held": "{period}{who}已{act}{observed}次。",
    "missed": "{period}{who}没有{act}。",
    "too_seldom": "{period}{who}{act}{observed}次，要求{required}次。",
    "near": "{period}{who}还没有{act}，请在{due_until}前完成。",
    "near_again": "{period}{who}{act}{observed}次，要求{required}次，请在{due_until}前补上。",
    "open": "{period}{who}应{act}，最迟{due_until}。",
    "open_again": "{period}{who}应{act}{required}次，已有{observed}次，最迟{due_until}。",
    "before_established": "{period}党支部还没有成立，或者刚刚成立。",
}
"""What rules say that ask for something in each period; a rule's own sentence goes before.

`who` is a Party group or a pair of a talk, empty where the whole branch is asked; `act` is
what is to be held, verb first.
"""

NOT_IN_FORCE = "这一天没有施行中的条文可依。"

Sayable = int | str | date | tuple[str, ...] | None


def sentence(template: str, values: Mapping[str, Sayable]) -> str:
    """Fill a rule's sentence; `{name}` in it stands for `values['name']`.

    Raises:
        KeyError: the sentence asks for something the rule does not give (a bug in the rule).
    """
    return template.format_map({name: _spoken(value) for name, value in values.items()})


def _spoken(value: Sayable) -> str:
    if isinstance(value, date):
        return full_day(value)
    if isinstance(value, tuple):
        return "、".join(POST_NAMES.get(item, item) for item in value)
    return str(value)
