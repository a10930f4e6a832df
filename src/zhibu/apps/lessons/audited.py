"""What the audit trail follows of micro classes; what was said in a lesson stays out of it."""

from typing import Any

from auditlog.registry import auditlog
from django.db import models

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.lessons.models import Class, Lesson, LessonHours, Material, Pause, Speaker


def _facts_of_lesson(lesson: Lesson) -> dict[str, Any]:
    return audit_facts(lesson) | {"person": lesson.speaker_id}


def _facts_of_pause(pause: Pause) -> dict[str, Any]:
    return audit_facts(pause) | {"person": pause.speaker.person_id}


FOLLOWED: tuple[tuple[type[models.Model], Any, tuple[str, ...]], ...] = (
    (Class, audit_facts, ()),
    (Speaker, audit_facts, ()),
    (Pause, _facts_of_pause, ()),
    (Lesson, _facts_of_lesson, ("summary", "why", "dropped_why", "revision")),
    (Material, audit_facts, ("content",)),
    (LessonHours, audit_facts, ()),
)
"""Records, what their line says of zone and person, and which contents the trail leaves out."""

for model, facts, left_out in FOLLOWED:
    setattr(model, "get_additional_data", facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model, exclude_fields=list(left_out))
