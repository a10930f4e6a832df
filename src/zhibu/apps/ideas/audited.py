"""What the audit trail follows of proposals: who answered and when; none of the words.

An unsigned proposal is made without a line in the trail (services/proposing.py): the line would
name who made it. What the branch does with it afterwards is followed as usual.
"""

from typing import Any

from auditlog.registry import auditlog

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.ideas.models import EarlierAnswer, Idea

WORDS = ("title", "problem", "proposal", "reason", "result", "code_hash", "revision")


def _facts_of_idea(idea: Idea) -> dict[str, Any]:
    return audit_facts(idea) | {"person": idea.author_id}


setattr(Idea, "get_additional_data", _facts_of_idea)  # noqa: B010 -- django-auditlog asks for it
auditlog.register(Idea, exclude_fields=[*WORDS])
setattr(EarlierAnswer, "get_additional_data", audit_facts)  # noqa: B010
auditlog.register(EarlierAnswer, exclude_fields=["reason"])
