"""Telling people something."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from zhibu.apps.notices.models import Notice
from zhibu.apps.organisation.models import Person


@transaction.atomic
def send(
    *, zone_id: int, to: Iterable[Person], subject: str, text: str, url: str = "", now: datetime
) -> list[Notice]:
    """Tell some people of a zone something, in working hours."""
    notices = [
        Notice(
            zone_id=zone_id,
            person=person,
            subject=subject,
            text=text,
            url=url,
            created_at=now,
            deliver_after=now,
        )
        for person in to
    ]
    return Notice.objects.bulk_create(notices)
