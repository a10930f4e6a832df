"""Lines of the audit trail, as far as the person looking may read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from auditlog.models import LogEntry
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Affiliation, Person

ACTIONS = {
    LogEntry.Action.CREATE: "新增",
    LogEntry.Action.UPDATE: "修改",
    LogEntry.Action.DELETE: "删除",
    LogEntry.Action.ACCESS: "查看或导出",
}
LONGEST_VALUE = 60


@dataclass(frozen=True)
class TrailLine:
    """One line for reading: contents are empty where the reader may not know them."""

    at: datetime
    who: str
    action: str
    kind: str
    record: str = ""
    what: str = ""
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TrailFilter:
    """What the reader asked for; empty values ask for everything."""

    since: date | None = None
    until: date | None = None
    action: int | None = None
    who: str = ""
    about: str = ""


def people_led_by(viewer: Viewer) -> QuerySet[Person]:
    """Return the people who are, or lately were, in a branch whose records the viewer keeps."""
    last = Affiliation.objects.filter(person=OuterRef("pk")).order_by("-since", "-pk")
    return Person.objects.alias(last_branch=Subquery(last.values("branch_id")[:1])).filter(
        last_branch__in=viewer.leads
    )


def entries_for(viewer: Viewer, asked: TrailFilter) -> QuerySet[AuditEntry]:
    """Return the entries this viewer may know of, newest first.

    The coordinator: the zone. An officer: what concerns the branch's people. The keeper:
    every entry, but see `read_line` for what of it.
    """
    entries: QuerySet[AuditEntry] = AuditEntry.objects.select_related(
        "actor__person", "content_type"
    )
    if not viewer.is_keeper:
        entries = entries.filter(_scope(viewer))
    return entries.filter(_asked(asked, with_contents=not viewer.is_keeper)).order_by(
        "-timestamp", "-pk"
    )


def entries_about(person: Person) -> QuerySet[AuditEntry]:
    """Return every entry that concerns a person: who opened, exported or changed what."""
    entries: QuerySet[AuditEntry] = AuditEntry.objects.filter(subject=person)
    return entries.select_related("actor__person", "content_type").order_by("-timestamp", "-pk")


def read_line(entry: AuditEntry, *, with_contents: bool) -> TrailLine:
    """Put an entry into words; without contents only who, when and what kind."""
    model = entry.content_type.model_class()
    who = _name(entry)
    action = ACTIONS.get(entry.action, "")
    kind = str(model._meta.verbose_name) if model else entry.content_type.model
    if not with_contents:
        return TrailLine(entry.timestamp, who, action, kind)
    return TrailLine(
        entry.timestamp,
        who,
        action,
        kind,
        record=entry.object_repr,
        what=(entry.additional_data or {}).get("what", ""),
        changes=tuple(_changes(entry, model)),
    )


def lines_for(viewer: Viewer, entries: Iterable[AuditEntry]) -> list[TrailLine]:
    """Put entries into words; a keeper reads no contents."""
    return [read_line(entry, with_contents=not viewer.is_keeper) for entry in entries]


def _scope(viewer: Viewer) -> Q:
    return Q(zone__in=viewer.coordinator_of) | Q(subject__in=people_led_by(viewer))


def _asked(asked: TrailFilter, *, with_contents: bool) -> Q:
    condition = Q()
    if asked.since:
        condition &= Q(timestamp__date__gte=asked.since)
    if asked.until:
        condition &= Q(timestamp__date__lte=asked.until)
    if asked.action is not None:
        condition &= Q(action=asked.action)
    if asked.who:
        condition &= Q(actor__username__icontains=asked.who) | Q(actor__person__name=asked.who)
    if asked.about and with_contents:
        condition &= Q(object_repr__icontains=asked.about) | Q(subject__name=asked.about)
    return condition


def _name(entry: AuditEntry) -> str:
    actor = entry.actor
    return actor.username if actor else "系统"


def _changes(entry: AuditEntry, model: type[Model] | None) -> list[str]:
    if model is None or not entry.changes:
        return []
    return [
        f"{name}：{old or '（空）'} → {new or '（空）'}"
        for name, old, new in (
            _in_words(model, field, values) for field, values in entry.changes.items()
        )
    ]


def _in_words(model: type[Model], field: str, values: list[Any]) -> tuple[str, str, str]:
    """Return the name of a field and its old and new value as a reader would say them."""
    try:
        described: Any = model._meta.get_field(field)
    except FieldDoesNotExist:
        return field, str(values[0]), str(values[-1])
    choices = dict(getattr(described, "flatchoices", ()) or ())
    words = [_value(choices.get(value, value)) for value in (values[0], values[-1])]
    return str(getattr(described, "verbose_name", field)), words[0], words[1]


def _value(value: object) -> str:
    text = "" if value in (None, "None") else str(value)
    text = {"True": "是", "False": "否"}.get(text, text)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def local(moment: datetime) -> datetime:
    """Return a time as the clock on the wall shows it, without zone, for spreadsheets."""
    return timezone.localtime(moment).replace(tzinfo=None, microsecond=0)


def kinds() -> list[tuple[int, str]]:
    """Return the actions a reader can ask for."""
    return [(int(action), name) for action, name in ACTIONS.items()]
