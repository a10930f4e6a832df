"""What the audit trail follows of interviews: never the words, never the name.

An interview is personal data even under a role. Its line tells that it was recorded, changed
or withdrawn; the transcript, quotations and memos stay out, because the trail outlives a
consent that is taken back.
"""

from typing import Any

from auditlog.registry import auditlog

from zhibu.apps.interviews.models import Interview, Interviewee, Quotation


def audit_facts(record: Interview | Interviewee | Quotation) -> dict[str, Any]:
    """Return zone and person of a line in the trail."""
    person_id = record.person_id if isinstance(record, Interviewee) else None
    return {"zone": record.zone_id, "person": person_id}


FOLLOWED: dict[Any, list[str]] = {
    Interview: ["study", "on", "consent", "consent_on", "may_quote", "withdrawn_on", "revision"],
    Interviewee: ["interview"],
    Quotation: ["interview", "confirmed_on", "revision"],
}

for model, fields in FOLLOWED.items():
    setattr(model, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model, include_fields=fields)
