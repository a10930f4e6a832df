"""Writing the audit trail where no record changes: opening, exporting, keeper's steps."""

from collections.abc import Sequence
from typing import Any

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Person


@transaction.atomic
def record_access(*, viewer: Viewer, record: models.Model, what: str) -> AuditEntry:
    """Note that personal data of `record` was opened or exported (等保 DB-06)."""
    return _note(viewer, record, LogEntry.Action.ACCESS, what)


@transaction.atomic
def record_step(*, viewer: Viewer, record: models.Model, what: str) -> AuditEntry:
    """Note a step that changed something the trail does not follow field by field."""
    return _note(viewer, record, LogEntry.Action.UPDATE, what)


def _note(viewer: Viewer, record: models.Model, action: int, what: str) -> AuditEntry:
    facts: dict[str, Any] = audit_facts(record) | {"what": what}
    entry: AuditEntry = AuditEntry.objects.log_create(
        record, force_log=True, action=action, actor_id=viewer.user_id, additional_data=facts
    )
    return entry


ImportedPerson = tuple[int, bool, dict[str, list[Any]]]
"""Primary key, whether new, and what changed: {field: [old, new]}."""


@transaction.atomic
def record_import(
    *, zone_id: int, people: Sequence[ImportedPerson], actor_id: int | None = None
) -> None:
    """Note each person a roster import made or changed: bulk writes tell the trail nothing."""
    kind = ContentType.objects.get_for_model(Person)
    names = dict(Person.objects.filter(zone_id=zone_id).values_list("pk", "name"))
    facts = {"zone": zone_id, "what": "导入名册"}
    AuditEntry.objects.bulk_create(
        (
            AuditEntry(
                content_type=kind,
                object_pk=str(pk),
                object_id=pk,
                object_repr=names.get(pk, ""),
                action=LogEntry.Action.CREATE if is_new else LogEntry.Action.UPDATE,
                changes=changes,
                actor_id=actor_id,
                zone_id=zone_id,
                subject_id=pk,
                additional_data=facts | {"person": pk},
            )
            for pk, is_new, changes in people
        ),
        batch_size=1000,
    )
