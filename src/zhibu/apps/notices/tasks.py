"""Delivery in the background, at the moment each message was given."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from zhibu.apps.notices.delivery import deliver_due, forget_old
from zhibu.apps.workdays.queries import calendar_of
from zhibu.core.workdays.hours import next_working_moment

PAUSE = timedelta(hours=1)


@task()
def deliver(zone_id: int) -> None:
    """Send what is due, try again in an hour what failed, remove what is older than a year."""
    now = timezone.localtime()
    forget_old(zone_id=zone_id, now=now)
    if deliver_due(zone_id=zone_id, now=now):
        again = next_working_moment(now + PAUSE, calendar_of(zone_id))
        deliver.using(run_after=again).enqueue(zone_id)
