"""Whoever moves a meeting, wherever: the plan's history knows."""

from datetime import date, datetime

from django.dispatch import receiver

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.signals import rescheduled
from zhibu.apps.organisation.models import Person
from zhibu.apps.regime.models import PlanChange


@receiver(rescheduled, sender=Meeting)
def keep_in_history(
    sender: type[Meeting],
    *,
    meeting: Meeting,
    was: date,
    by: Person | None,
    reason: str,
    at: datetime,
    **_more: object,
) -> None:
    """Note a planned meeting's move, or that it was called off.

    A proposal leaves no trace; a make-up session is not on the plan.
    """
    if meeting.state == Meeting.State.PROPOSED or meeting.makes_up_id is not None:
        return
    is_off = meeting.state == Meeting.State.CANCELLED
    PlanChange.objects.create(
        zone_id=meeting.zone_id,
        branch_id=meeting.branch_id,
        meeting=meeting,
        year=was.year,
        what=PlanChange.What.REMOVED if is_off else PlanChange.What.DAY,
        old=f"{was:%Y-%m-%d}",
        new="" if is_off else f"{meeting.on:%Y-%m-%d}",
        changed_at=at,
        changed_by=by,
        reason=reason[: PlanChange._meta.get_field("reason").max_length],
    )
