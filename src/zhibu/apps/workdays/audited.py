"""What the audit trail follows: on these days hang the dates everyone is held to."""

from auditlog.registry import auditlog

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.workdays.models import SettledYear, WorkdayOverride

for model in (WorkdayOverride, SettledYear):
    setattr(model, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model)
