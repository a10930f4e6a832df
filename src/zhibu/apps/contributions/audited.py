"""What the audit trail follows: to which branch a year's record was handed, and taken back."""

from auditlog.registry import auditlog

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.contributions.models import Release

setattr(Release, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
auditlog.register(Release)
