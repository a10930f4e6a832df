"""Subscribed calendars are fetched again in the background."""

from django.utils import timezone
from django_tasks import task

from zhibu.apps.diary.models import CalendarSource
from zhibu.apps.diary.services import sources


@task()
def fetch_calendar(source_id: int) -> None:
    """Fetch a calendar that is due; each fetch arranges the next.

    One fetched by hand in the meantime is not due yet: its own next fetch is arranged.
    """
    now = timezone.localtime()
    source = CalendarSource.objects.filter(pk=source_id, due_at__lte=now).exclude(url="").first()
    if source is not None:
        sources.fetch_again(source=source, now=now)
