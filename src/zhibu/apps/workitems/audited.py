"""What the audit trail follows: items, who answers for them, hindrances, the city's tasks.

The coordinator reads the trail but no item: so what an item says, what came of it and what
held it up stay out. An outcome or check taken back is lost with that; the days stay.
"""

from typing import Any

from auditlog.registry import auditlog
from django.db import models

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.workitems.models import CityTask, Hindrance, ItemOwner, WorkItem

TEXTS = (
    "title",
    "goal",
    "party_part",
    "check_by",
    "outcome",
    "check_result",
    "dropped_why",
    "revision",
)
FOLLOWED: tuple[tuple[type[models.Model], tuple[str, ...]], ...] = (
    (WorkItem, TEXTS),
    (ItemOwner, ("part",)),
    (Hindrance, ("reason",)),
    (CityTask, ()),
)
"""Records, and which contents the trail leaves out."""


def _facts_of_checker(item: WorkItem) -> dict[str, Any]:
    return audit_facts(item) | {"person": item.checked_by_id or item.planned_by_id}


for model, left_out in FOLLOWED:
    facts = _facts_of_checker if model is WorkItem else audit_facts
    setattr(model, "get_additional_data", facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model, exclude_fields=list(left_out))
