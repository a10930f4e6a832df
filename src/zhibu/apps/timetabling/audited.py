"""What the audit trail follows here: who looked for times, when, what became of it.

Busy times and answers are left out: they are let go of, and the trail is not.
"""

from auditlog.registry import auditlog

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.timetabling.models import Search

setattr(Search, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
auditlog.register(Search, include_fields=["branch", "first", "last", "state", "stop_asked"])
