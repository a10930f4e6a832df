"""Chinese dates, icons and doors for templates; loaded in every template."""

from datetime import date, datetime
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhibu.apps.foundation.door import opens
from zhibu.apps.foundation.viewer import NOBODY
from zhibu.core import chinese_days

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """Say a date as colleagues do: 11月24日 周二, with the year when it is not this one."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    year = "" if value.year == timezone.localdate().year else f"{value.year}年"
    return f"{year}{value.month}月{value.day}日 周{chinese_days.WEEKDAYS[value.weekday()]}"


@register.filter
def full_day(value: date | None) -> str:
    """Say a date in full: 2026年11月24日."""
    return chinese_days.full_day(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """Say a time: 11月24日 周二 15:00."""
    return f"{day(value)} {timezone.localtime(value):%H:%M}" if value else ""


@register.filter
def partial_day(value: str) -> str:
    """Say a date of which only the year, or the year and month, may be known."""
    units = zip(value.split("-"), ("年", "月", "日"), strict=False)
    return "".join(f"{int(number)}{unit}" for number, unit in units) if value else ""


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of the sprite; decoration only, words stand beside it."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("zhibu/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def may(context: dict[str, Any], rule: str, target: object = None) -> bool:
    """Tell whether the person looking may pass a door: {% may "rule" record as allowed %}."""
    return opens(rule, context.get("viewer", NOBODY), target)
