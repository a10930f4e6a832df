"""What the audit trail follows: places, themes and activities, without what came of them."""

from auditlog.registry import auditlog

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.activities.models import Activity, Base, Theme

for model, left_out in ((Base, ()), (Theme, ()), (Activity, ("came_of_it", "revision"))):
    setattr(model, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model, exclude_fields=list(left_out))
