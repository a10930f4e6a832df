"""Lines of the audit trail, as far as the person looking may read them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from auditlog.models import LogEntry
from django.db.models import Model, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Affiliation, Agency, Branch, PartyGroup, Person

ACTIONS = {
    LogEntry.Action.CREATE: "新增",
    LogEntry.Action.UPDATE: "修改",
    LogEntry.Action.DELETE: "删除",
    LogEntry.Action.ACCESS: "查看或导出",
}
LONGEST_VALUE = 60
SAYS_NOTHING = frozenset({"id", "zone"})
NAMED: tuple[type[Model], ...] = (Agency, Branch, PartyGroup, Person)
"""Records whose own name is all a reader needs; looked up in bulk."""
Names = dict[tuple[type[Model], str], str]


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
    every entry, but see `lines_for` for what of it.
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


def lines_for(viewer: Viewer, entries: Iterable[AuditEntry]) -> list[TrailLine]:
    """Put entries into words; a keeper reads no contents."""
    return [_bare_line(entry) for entry in entries] if viewer.is_keeper else in_words(entries)


def in_words(entries: Iterable[AuditEntry]) -> list[TrailLine]:
    """Put entries into words with their contents; few queries whatever their number."""
    entries = list(entries)
    names = _names_of(entries)
    return [
        replace(
            _bare_line(entry),
            who=_full_name(entry),
            record=entry.object_repr,
            what=(entry.additional_data or {}).get("what", ""),
            changes=tuple(_changes(entry, names)),
        )
        for entry in entries
    ]


def _bare_line(entry: AuditEntry) -> TrailLine:
    """Return who, when and what kind."""
    model = entry.content_type.model_class()
    kind = str(model._meta.verbose_name) if model else entry.content_type.model
    who = entry.actor.username if entry.actor else "系统"
    return TrailLine(entry.timestamp, who, ACTIONS.get(entry.action, ""), kind)


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
        by_name = Q(actor__person__name=asked.who) if with_contents else Q()
        condition &= Q(actor__username__icontains=asked.who) | by_name
    if asked.about and with_contents:
        condition &= Q(object_repr__icontains=asked.about) | Q(subject__name=asked.about)
    return condition


def _full_name(entry: AuditEntry) -> str:
    """Return the person's name with the account, so that two of a name stay apart."""
    actor = entry.actor
    if actor is None:
        return "系统"
    return f"{actor.person.name}（{actor.username}）" if actor.person else str(actor.username)


def _names_of(entries: Iterable[AuditEntry]) -> Names:
    """Return the names of branches, people and other places that changes point to."""
    wanted: dict[type[Model], set[int]] = {}
    for entry in entries:
        for field, values in _followed(entry):
            if field.related_model in NAMED:
                known = {int(value) for value in values if str(value).isdecimal()}
                wanted.setdefault(field.related_model, set()).update(known)
    return {
        (model, str(pk)): str(record)
        for model, keys in wanted.items()
        for pk, record in model._default_manager.in_bulk(keys).items()
    }


def _followed(entry: AuditEntry) -> Iterator[tuple[Any, tuple[Any, Any]]]:
    """Yield the fields an entry changed that say something to a reader."""
    model = entry.content_type.model_class()
    fields = {field.name: field for field in model._meta.concrete_fields} if model else {}
    for name, values in (entry.changes or {}).items():
        if name in fields and name not in SAYS_NOTHING and isinstance(values, list):
            yield fields[name], (values[0], values[-1])


def _changes(entry: AuditEntry, names: Names) -> Iterator[str]:
    for field, values in _followed(entry):
        old, new = (_value(field, value, names) for value in values)
        if old or new:
            became = new or "（空）"
            is_new = entry.action == LogEntry.Action.CREATE
            before = "" if is_new else f"{old or '（空）'} → "
            yield f"{field.verbose_name}：{before}{became}"


def _value(field: Any, value: object, names: Names) -> str:
    """Say a value as a reader would: choices and places by name, long text shortened."""
    if value in (None, "None", ""):
        return ""
    if field.related_model:
        return names.get((field.related_model, str(value)), "已填")
    text = str(dict(field.flatchoices or ()).get(value, value))
    text = {"True": "是", "False": "否"}.get(text, text)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def local(moment: datetime) -> datetime:
    """Return a time as the clock on the wall shows it, without zone, for spreadsheets."""
    return timezone.localtime(moment).replace(tzinfo=None, microsecond=0)


def kinds() -> list[tuple[int, str]]:
    """Return the actions a reader can ask for."""
    return [(int(action), name) for action, name in ACTIONS.items()]
