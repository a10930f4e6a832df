"""Work of the organisation done in the background."""

from django.utils import timezone
from django_tasks import task

from zhibu.apps.organisation.services import roster


@task()
def read_roster(upload_id: int) -> None:
    """Read an uploaded roster and compare it with the records."""
    roster.read_upload(upload_id=upload_id, today=timezone.localdate())


@task()
def save_roster(upload_id: int, actor_id: int | None) -> None:
    """Save an accepted roster."""
    roster.save_upload(
        upload_id=upload_id,
        today=timezone.localdate(),
        now=timezone.now(),
        actor_id=actor_id,
    )
