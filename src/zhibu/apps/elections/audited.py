"""What the audit trail follows: who stood, who was left out, what was counted."""

from auditlog.registry import auditlog

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.elections.models import Ballot, Candidate, Election, Exclusion, Teller, Votes

for model in (Election, Exclusion, Candidate, Teller, Ballot, Votes):
    setattr(model, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model)
