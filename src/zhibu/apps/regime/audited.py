"""What the audit trail follows here: plans accepted, milestones, explanations, rules, addresses.

Changes of a plan are history of their own (PlanChange); meetings are followed by their room.
"""

from auditlog.registry import auditlog

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.regime.models import (
    CalendarFeed,
    Explanation,
    LocalRules,
    Milestone,
    YearPlan,
)

for model in (YearPlan, Milestone, Explanation, LocalRules, CalendarFeed):
    setattr(model, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model, exclude_fields=["token_hash"])
