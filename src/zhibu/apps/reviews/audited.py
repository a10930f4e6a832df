"""What the audit trail follows of the weekly review.

The coordinator and the officers read the trail but not every comment: what was reported,
promised and commented on, also whom a comment is about and whether it praises, stays out of
it. What came of a promise stays in: the trail alone keeps it when the promise is opened again.
"""

from typing import Any

from auditlog.registry import auditlog
from django.db import models

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.reviews.models import (
    Comment,
    Promise,
    ReviewHabits,
    ReviewLeader,
    SectionReport,
    Week,
)


def _facts_of_writer(report: SectionReport) -> dict[str, Any]:
    return audit_facts(report) | {"person": report.written_by_id}


def _facts_of_speaker(comment: Comment) -> dict[str, Any]:
    return audit_facts(comment) | {"person": comment.by_id}


def _facts_of_owner(promise: Promise) -> dict[str, Any]:
    return audit_facts(promise) | {"person": promise.owner_id}


FOLLOWED: tuple[tuple[type[models.Model], Any, tuple[str, ...]], ...] = (
    (ReviewHabits, audit_facts, ()),
    (ReviewLeader, audit_facts, ()),
    (Week, audit_facts, ("also_said", "revision")),
    (SectionReport, _facts_of_writer, ("done", "stuck", "coming", "revision")),
    (Comment, _facts_of_speaker, ("section", "lens", "tone", "text", "revision")),
    (Promise, _facts_of_owner, ("text",)),
)
"""Records, what their line says of zone and person, and which contents the trail leaves out."""

for model, facts, left_out in FOLLOWED:
    setattr(model, "get_additional_data", facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model, exclude_fields=list(left_out))
