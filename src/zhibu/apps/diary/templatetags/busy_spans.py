"""A busy time in words."""

from datetime import datetime, timedelta

from django import template

from zhibu.apps.diary.models import BusyTime
from zhibu.apps.diary.spans import DAY, midnight, wall
from zhibu.apps.foundation.templatetags.zhibu import day

register = template.Library()


@register.filter
def busy_span(busy: BusyTime) -> str:
    """Say from when to when: 12月1日 周二, 12月1日 周二 至 12月5日 周六, or with times."""
    start, end = wall(busy.starts_at), wall(busy.ends_at)
    if start == midnight(start.date()) and end == midnight(end.date()):
        return _days(start, end - DAY)
    if end.date() == start.date() or end == midnight(start.date() + timedelta(days=1)):
        return f"{day(start.date())} {start:%H:%M}–{_clock(start, end)}"
    return f"{day(start.date())} {start:%H:%M} 至 {day(end.date())} {end:%H:%M}"


def _days(first: datetime, last: datetime) -> str:
    if first == last:
        return day(first.date())
    return f"{day(first.date())} 至 {day(last.date())}"


def _clock(start: datetime, end: datetime) -> str:
    return "24:00" if end.date() > start.date() else f"{end:%H:%M}"
