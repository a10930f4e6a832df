"""What the audit trail follows of membership; a dues base never appears in it (GX-09).

The coordinator reads the trail, but of the path only counts: remarks stay out of it.
"""

from auditlog.registry import auditlog

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.membership.models import AdmissionEvent, Companion, DuesBase, DuesPaid, Letter

for model in (AdmissionEvent, Companion, Letter, DuesPaid):
    setattr(model, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model, exclude_fields=["note"])

setattr(DuesBase, "get_additional_data", audit_facts)  # noqa: B010
auditlog.register(DuesBase, exclude_fields=["base", "kind"])
