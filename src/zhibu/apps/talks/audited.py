"""What the audit trail follows of a talk: that it was recorded, and its day; nothing of it.

django-auditlog's masks leave half of a text readable, so the fields stay out altogether. The
line names the one talked with as its subject, so that both the person and the branch can see
who touched the record.
"""

from typing import Any

from auditlog.registry import auditlog

from zhibu.apps.talks.models import Talk


def audit_facts(talk: Talk) -> dict[str, Any]:
    """Return zone and person of a talk's line in the trail."""
    return {"zone": talk.zone_id, "person": talk.b_id}


setattr(Talk, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
auditlog.register(Talk, include_fields=["branch", "on"])
