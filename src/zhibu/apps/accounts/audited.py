"""What the audit trail follows: every record that holds something of a person or a right."""

from typing import Any

from auditlog.registry import auditlog
from django.db import models

from zhibu.apps.accounts.models import CorrectionRequest, Grant, User
from zhibu.apps.organisation.models import (
    Affiliation,
    Agency,
    AwayPeriod,
    Branch,
    Employment,
    PartyGroup,
    Person,
    Post,
    RosterUpload,
    Secondment,
    Section,
    SectionHead,
    Standing,
    Term,
    VotingSuspension,
    Zone,
)


def audit_facts(record: models.Model) -> dict[str, Any]:
    """Return the zone and the person a record is about, for its line in the trail."""
    if isinstance(record, Grant):
        return audit_facts(record.user) | ({"zone": record.zone_id} if record.zone_id else {})
    if isinstance(record, User):
        person = record.person
        return {"zone": person.zone_id if person else None, "person": person and person.pk}
    person_id = record.pk if isinstance(record, Person) else getattr(record, "person_id", None)
    zone_id = record.pk if isinstance(record, Zone) else getattr(record, "zone_id", None)
    return {"zone": zone_id, "person": person_id}


for model in (
    Zone,
    Agency,
    Branch,
    PartyGroup,
    Person,
    Employment,
    Section,
    SectionHead,
    Secondment,
    AwayPeriod,
    Standing,
    Affiliation,
    VotingSuspension,
    Term,
    Post,
    CorrectionRequest,
):
    setattr(model, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model, exclude_fields=["search_text"])

for follower in (RosterUpload, User, Grant):
    setattr(follower, "get_additional_data", audit_facts)  # noqa: B010
auditlog.register(RosterUpload, include_fields=["file_name", "state", "branch", "as_of"])
auditlog.register(User, include_fields=["username", "is_active", "person"])
auditlog.register(Grant)
