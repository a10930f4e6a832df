"""What the audit trail follows: who stood, who was left out, what was counted.

Why someone was left out may be an illness or a detention: that stays out of it.
"""

from auditlog.registry import auditlog

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.elections.models import Ballot, Candidate, Election, Exclusion, Teller, Votes

for model in (Election, Exclusion, Candidate, Teller, Ballot, Votes):
    setattr(model, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model, exclude_fields=["reason"])
