"""What the audit trail follows: that something was recorded, never what ballots or grades say.

The trail is read by the coordinator of the zone too, who has no door to a member's result;
so counts, grade and opinion stay out of it, and the view notes the step in words.
"""

from typing import Any

from auditlog.registry import auditlog

from zhibu.apps.appraisal.models import LifeYear, Outcome, Remedy, Round


def audit_facts(record: LifeYear | Outcome | Remedy | Round) -> dict[str, Any]:
    """Return the zone, and the person a record is about, for its line in the trail."""
    person_id = record.owner_id if isinstance(record, Remedy) else None
    if isinstance(record, Outcome):
        person_id = record.person_id
    return {"zone": record.zone_id, "person": person_id}


FOLLOWED = {
    LifeYear: ["branch", "year", "theme_on", "studied_on", "talked_on", "asked_on", "held_on"],
    Remedy: ["owner", "due_on", "done_on"],
    Round: ["branch", "year", "opened_on", "self_on", "mutual_on", "measured_on", "decided_on"],
    Outcome: ["round", "person"],
}
for model, fields in FOLLOWED.items():
    setattr(model, "get_additional_data", audit_facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model, include_fields=fields)
