"""What the audit trail follows of groups: who took part when, and what changed.

The coordinator reads the trail but no group: the task, the summary and what people took on
and learned stay out of it.
"""

from typing import Any

from auditlog.registry import auditlog
from django.db import models

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.projects.models import Posting, Project, ProjectItem, ProjectMember


def _facts_of_project(project: Project) -> dict[str, Any]:
    return audit_facts(project) | {"project": project.pk}


def _facts_within(record: ProjectMember | ProjectItem) -> dict[str, Any]:
    return audit_facts(record) | {"project": record.project_id}


def _facts_of_posting(posting: Posting) -> dict[str, Any]:
    return audit_facts(posting) | {"person": posting.secondment.person_id}


FOLLOWED: tuple[tuple[type[models.Model], Any, tuple[str, ...]], ...] = (
    (Project, _facts_of_project, ("task", "result", "no_branch_why", "revision")),
    (ProjectMember, _facts_within, ("duty", "learned", "revision")),
    (ProjectItem, _facts_within, ()),
    (Posting, _facts_of_posting, ("duty", "learned", "revision")),
)
"""Records, what their line says of zone and person, and which contents the trail leaves out."""

for model, facts, left_out in FOLLOWED:
    setattr(model, "get_additional_data", facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model, exclude_fields=list(left_out))
