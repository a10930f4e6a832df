"""What the audit trail follows of meetings: who changed which, and why it was moved.

The coordinator reads the trail but no record of a meeting: so what was said, voted on and
promised, and why somebody did not come, stay out of it. What came of a promise stays in: the
trail alone keeps it when it is opened again.
"""

from typing import Any

from auditlog.registry import auditlog
from django.db import models

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.meetings.models import (
    Asked,
    Attendance,
    FollowUp,
    MakeUp,
    Meeting,
    Photo,
    RecordVersion,
    Vote,
)


def _facts_with_reason(meeting: Meeting) -> dict[str, Any]:
    facts = audit_facts(meeting)
    return facts | {"what": meeting.why_changed} if meeting.why_changed else facts


def _facts_of_owner(follow_up: FollowUp) -> dict[str, Any]:
    return audit_facts(follow_up) | {"person": follow_up.owner_id}


FOLLOWED: tuple[tuple[type[models.Model], Any, tuple[str, ...]], ...] = (
    (Meeting, _facts_with_reason, ("draft", "minutes", "revision")),
    (Attendance, audit_facts, ("reason",)),
    (Vote, audit_facts, ("subject",)),
    (FollowUp, _facts_of_owner, ("text",)),
    (MakeUp, audit_facts, ()),
    (Asked, audit_facts, ()),
    (RecordVersion, audit_facts, ("content",)),
    (Photo, audit_facts, ("content",)),
)
"""Records, what their line says of zone and person, and which contents the trail leaves out."""

for model, facts, left_out in FOLLOWED:
    setattr(model, "get_additional_data", facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model, exclude_fields=list(left_out))
