"""What the audit trail follows: who lectures, who booked what, and changes of the rooms."""

from typing import Any

from auditlog.registry import auditlog

from zhibu.apps.accounts.audited import audit_facts
from zhibu.apps.resources.models import Lecturer, Room, RoomBooking


def _facts_of_booking(booking: RoomBooking) -> dict[str, Any]:
    return audit_facts(booking) | {"person": booking.booked_by_id}


for model, facts, left_out in (
    (Room, audit_facts, ["revision"]),
    (Lecturer, audit_facts, []),
    (RoomBooking, _facts_of_booking, []),
):
    setattr(model, "get_additional_data", facts)  # noqa: B010 -- django-auditlog asks for it
    auditlog.register(model, exclude_fields=left_out)
