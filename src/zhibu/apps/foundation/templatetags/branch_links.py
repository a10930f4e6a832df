"""The row of links between the pages of one branch."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django import template
from django.urls import NoReverseMatch, resolve, reverse

from zhibu.apps.foundation.door import opens
from zhibu.apps.foundation.viewer import NOBODY

register = template.Library()

PLACES = (
    ("organisation:branch", "概况"),
    ("organisation:sections", "科室"),
    ("regime:branch", "全年情况"),
    ("regime:plan", "年度计划"),
    ("workitems:board", "工作事项"),
    ("timetabling:branch", "排时间"),
    ("reviews:branch", "每周复盘"),
    ("meetings:list", "会议"),
    ("meetings:ledger", "台账"),
    ("lessons:branch", "微课堂"),
    ("ideas:list", "建言献策"),
    ("activities:list", "活动"),
    ("diary:branch", "忙闲"),
    ("talks:list", "谈心谈话"),
    ("appraisal:branch", "组织生活会和民主评议"),
    ("membership:path", "发展党员"),
    ("membership:transfers", "组织关系"),
    ("membership:dues", "党费"),
    ("elections:branch", "换届选举"),
)
"""Pages of a branch in the order of the row; each takes `branch_id`."""


ROOT = PLACES[0][0]
"""Every other page of a branch lies below its address."""


@dataclass(frozen=True)
class Place:
    """One link; `here` is 'page' on the page itself, 'true' on a page below it, else ''."""

    title: str
    url: str
    here: str = ""


@register.simple_tag(takes_context=True)
def branch_links(context: dict[str, Any], branch: Any) -> list[Place]:
    """Return the pages of a branch the person looking may open, as their own doors say."""
    viewer = context.get("viewer", NOBODY)
    request = context.get("request")
    path = request.path if request else ""
    urls = {
        name: (reverse(name, kwargs={"branch_id": branch.pk}), title)
        for name, title in PLACES
        if (rule := _reading_rule(name)) is not None and opens(rule, viewer, branch)
    }
    return [Place(title, url, _here(name, url, path)) for name, (url, title) in urls.items()]


def _here(name: str, url: str, path: str) -> str:
    if path == url:
        return "page"
    return "true" if name != ROOT and path.startswith(url) else ""


@cache
def _reading_rule(name: str) -> str | None:
    """Return the rule of a page's door; None where this house has no such room."""
    try:
        view = resolve(reverse(name, kwargs={"branch_id": 0})).func
    except NoReverseMatch:
        return None
    rule: str | None = getattr(view, "door").read  # noqa: B009 -- every view of ours has one
    return rule
