"""What the audit trail follows. A calendar's address is a secret and stays out of it.

Busy times that come from a calendar are replaced as a whole with every fetch; that a calendar
was added or removed is on record, each of its spans is not (services/sources.py).
"""

from auditlog.registry import auditlog

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.diary.models import BusyTime, CalendarSource, WayToTakePart, WeeklyBusy

for model in (BusyTime, CalendarSource, WayToTakePart, WeeklyBusy):
    setattr(model, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
for typed in (BusyTime, WayToTakePart, WeeklyBusy):
    auditlog.register(typed)
auditlog.register(CalendarSource, include_fields=["person", "host", "added_by"])
