"""What was changed about a group, from the audit trail."""

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.accounts.queries.trail import TrailLine, in_words
from zhibu.apps.projects.models import Project

SHOWN = 100


def history_of(project: Project) -> list[TrailLine]:
    """Return the lines of the trail about a group, its people and its items, newest first."""
    entries = AuditEntry.objects.filter(
        zone=project.zone_id, additional_data__project=project.pk
    ).select_related("actor__person", "content_type")
    return in_words(entries.order_by("-timestamp", "-pk")[:SHOWN])
