"""Work of the organisation done in the background."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone
from django_tasks import task

from zhibu.apps.organisation.services import roster


@contextmanager
def collector_paused() -> Iterator[None]:
    """Let the cyclic collector rest: a roster makes many objects and no cycles.

    It would look through all of them again and again (a third of the time of a large import).
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def given_back(upload_id: int) -> Iterator[None]:
    """Let go of the upload when the work fails; the fault itself is still reported."""
    try:
        yield
    except BaseException:
        roster.give_back(upload_id=upload_id)
        raise


@task()
def read_roster(upload_id: int) -> None:
    """Read an uploaded roster and compare it with the records."""
    with collector_paused(), given_back(upload_id):
        roster.read_upload(upload_id=upload_id, today=timezone.localdate())


@task()
def save_roster(upload_id: int, actor_id: int | None) -> None:
    """Save an accepted roster."""
    with collector_paused(), given_back(upload_id):
        roster.save_upload(
            upload_id=upload_id,
            today=timezone.localdate(),
            now=timezone.now(),
            actor_id=actor_id,
        )
