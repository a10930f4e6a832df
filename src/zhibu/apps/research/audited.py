"""What the audit trail follows: findings and the measures people took on."""

from auditlog.registry import auditlog

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.research.models import Finding, Measure

for model in (Finding, Measure):
    setattr(model, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model)
