"""Days, times and names as the explanations write them."""

from datetime import date, datetime

from zhibu.core.chinese_days import WEEKDAYS
from zhibu.core.timetabling.instance import Instance, Mode, Placement, Span

MODES = {
    Mode.IN_PERSON: "线下",
    Mode.HYBRID: "线上线下结合",
    Mode.ONLINE: "线上",
    Mode.VISIT: "送学上门",
}
MOST_NAMES = 6
"""How many names are listed before 等."""
WHOLE_DAY = 7 * 3600
"""From so many seconds on a busy span of one day is called by the day alone."""


def day_said(day: date) -> str:
    """Return a day without its year: 3月14日."""
    return f"{day.month}月{day.day}日"


def time_said(at: datetime) -> str:
    """Return a day, its weekday and a time: 3月14日周六14:00."""
    return f"{day_said(at.date())}周{WEEKDAYS[at.weekday()]}{at.hour}:{at:%M}"


def days_said(first: date, last: date) -> str:
    """Return some days: 3月14日, or 3月2日至3月14日."""
    return day_said(first) if first == last else f"{day_said(first)}至{day_said(last)}"


def span_said(span: Span) -> str:
    """Return when somebody is busy: by days when it takes whole ones, else with its times."""
    last = (span.end - datetime.resolution).date()
    if span.start.date() != last:
        return days_said(span.start.date(), last)
    if (span.end - span.start).total_seconds() >= WHOLE_DAY:
        return day_said(last)
    return f"{time_said(span.start)}–{span.end.hour}:{span.end:%M}"


def place_said(instance: Instance, place: Placement) -> str:
    """Return a place in full: 3月14日周六14:00（线下，会议室甲，王老师讲）."""
    how = [MODES[place.mode]]
    if place.room is not None:
        how.append(room_name(instance, place.room))
    if place.lecturer is not None:
        how.append(f"{lecturer_name(instance, place.lecturer)}讲")
    return f"{time_said(place.start)}（{'，'.join(how)}）"


def person_name(instance: Instance, person: str) -> str:
    """Return a person's name, the id where there is none."""
    return instance.person[person].name or person


def room_name(instance: Instance, room: str) -> str:
    """Return a room's name, the id where there is none."""
    return instance.room[room].name or room


def lecturer_name(instance: Instance, lecturer: str) -> str:
    """Return a lecturer's name, the id where there is none."""
    return instance.lecturer[lecturer].name or lecturer


def item_name(instance: Instance, item: str) -> str:
    """Return an item's name in quotation marks."""
    return f"“{instance.item[item].name or item}”"


def names_said(names: list[str]) -> str:
    """Return names, the first few where there are many: 张三、李四等9人."""
    if len(names) <= MOST_NAMES:
        return "、".join(names)
    return f"{'、'.join(names[:MOST_NAMES])}等{len(names)}人"
