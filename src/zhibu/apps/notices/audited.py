"""What the audit trail follows. A robot's address is a secret and stays out of it."""

from auditlog.registry import auditlog

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.notices.models import Channel, Robot

for model in (Channel, Robot):
    setattr(model, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
auditlog.register(Channel)
auditlog.register(Robot, exclude_fields=["address"])
