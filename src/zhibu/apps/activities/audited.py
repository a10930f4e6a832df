"""What the audit trail follows: places, themes, and that a branch filed an activity.

The coordinator reads the trail but no branch's line: what was done where, with whom, at what
cost and with what result stays out of it.
"""

from auditlog.registry import auditlog

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.activities.models import Activity, Base, Theme

TEXTS = ("title", "base", "city_task", "other_partners", "cost", "came_of_it", "revision")

for model, left_out in ((Base, ()), (Theme, ()), (Activity, TEXTS)):
    setattr(model, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model, exclude_fields=list(left_out))
