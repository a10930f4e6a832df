"""What became of a turn, as the audit trail has it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.lessons.models import Lesson
from zhibu.apps.organisation.models import Person

TOLD = {
    "week_of": "换周",
    "speaker": "换主讲人",
    "topic": "改题目",
    "business": "改联系的业务",
    "meeting": "改会议安排",
    "is_shared": "改供全区使用",
    "dropped_on": "取消",
}


@dataclass(frozen=True, kw_only=True)
class Changed:
    """One change: when, by whom, what in words."""

    at: datetime
    who: str
    what: str


def changes_of(lesson: Lesson) -> list[Changed]:
    """Return how a turn was changed, the last change first, in two queries."""
    entries = list(
        AuditEntry.objects.get_for_object(lesson)
        .select_related("actor__person")
        .order_by("-timestamp", "-pk")
    )
    speakers = _names(entries)
    said = (Changed(at=one.timestamp, who=_who(one), what=_said(one, speakers)) for one in entries)
    return [one for one in said if one.what]


def _who(entry: Any) -> str:
    return str(entry.actor.person or "") if entry.actor else ""


def _said(entry: Any, speakers: dict[str, str]) -> str:
    if entry.action == AuditEntry.Action.CREATE:
        return "排上"
    parts = []
    for field, name in TOLD.items():
        if field in (entry.changes or {}):
            before = entry.changes[field][0]
            was = _was(field, before, speakers)
            parts.append(f"{name}{was}")
    return "，".join(parts)


def _was(field: str, before: str, speakers: dict[str, str]) -> str:
    if before in {"None", ""}:
        return ""
    if field == "week_of":
        day = date.fromisoformat(before)
        return f"（原{day.month}月{day.day}日那一周）"
    if field == "speaker":
        return f"（原{speakers.get(before, '')}）"
    return f"（原“{before}”）" if field in {"topic", "business"} else ""


def _names(entries: list[Any]) -> dict[str, str]:
    found = {
        value
        for entry in entries
        for value in (entry.changes or {}).get("speaker", ())
        if str(value).isdecimal()
    }
    people = Person.objects.filter(pk__in=found).values_list("pk", "name")
    return {str(pk): name for pk, name in people}
