"""What the audit trail follows of polls: that they were sent, answered and decided.

What somebody answered stays out: the trail outlives the answers, which go after ninety days.
"""

from auditlog.registry import auditlog

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.polls.models import Poll, PollAnswer

for model, left_out in ((Poll, ["solver"]), (PollAnswer, ["can"])):
    setattr(model, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model, exclude_fields=left_out)
