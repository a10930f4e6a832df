"""What the audit trail follows of studies: the study and who works on it."""

from auditlog.registry import auditlog

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.studies.models import Researcher, Study

for model in (Study, Researcher):
    setattr(model, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model)
