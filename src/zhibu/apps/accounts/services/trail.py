"""Writing the audit trail where no record changes: opening, exporting, keeper's steps."""

from typing import Any

from auditlog.models import LogEntry
from django.db import models, transaction

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.foundation.viewer import Viewer


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
