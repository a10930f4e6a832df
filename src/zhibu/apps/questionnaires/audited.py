"""What the audit trail follows: the questions put to people and the zone's bank of items.

Neither says anything of a person; what was answered is nowhere in the trail.
"""

from auditlog.registry import auditlog

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.questionnaires.models import BankItem, Questionnaire

for model in (Questionnaire, BankItem):
    setattr(model, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model)
