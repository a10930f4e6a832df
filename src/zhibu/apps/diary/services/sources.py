"""Calendars that busy times are taken over from: subscribed, uploaded, fetched again.

What is fetched is read before anything is written: a calendar that cannot be read changes
nothing, and the busy times known before stay.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from auditlog.context import disable_auditlog
from django.db import transaction

from zhibu.apps.diary.calendars import apart
from zhibu.apps.diary.calendars.fetching import checked, fetch, host_of
from zhibu.apps.diary.models import BusyTime, CalendarSource, Why
from zhibu.apps.diary.refusals import AlreadySubscribed, TooManyCalendars
from zhibu.apps.diary.services.busy import drop_old
from zhibu.apps.diary.spans import Pair, moment, wall
from zhibu.apps.organisation.models import Person
from zhibu.core.refusals import Refusal

EVERY = timedelta(hours=6)
MOST = 5


def subscribe(
    *, person: Person, address: str, added_by: int | None, now: datetime
) -> CalendarSource:
    """Take over the busy times of the calendar at an address, now and every six hours.

    Raises:
        AddressRefused, NotFetched: as `fetching`.
        CalendarUnreadable: as `reading`.
        AlreadySubscribed, TooManyCalendars: it is there already, or five others are.
    """
    url = checked(address)
    mine = CalendarSource.objects.filter(zone_id=person.zone_id, person=person)
    if mine.filter(url=url).exists():
        raise AlreadySubscribed
    _leave_room(person)
    busy = apart.busy_in(fetch(url), today=_today(now))
    with transaction.atomic():
        source = CalendarSource.objects.create(
            zone_id=person.zone_id,
            person=person,
            url=url,
            host=host_of(url),
            added_by_id=added_by,
        )
        _take_over(source, busy, now)
        _schedule(source)
    return source


def upload(
    *, person: Person, file_name: str, content: bytes, added_by: int | None, now: datetime
) -> CalendarSource:
    """Take over the busy times of a file; one of the same name replaces the earlier.

    Raises:
        CalendarUnreadable: as `reading`.
        TooManyCalendars: five others are there.
    """
    facts = {"zone_id": person.zone_id, "person": person, "url": "", "file_name": file_name[-100:]}
    if not CalendarSource.objects.filter(**facts).exists():
        _leave_room(person)
    busy = apart.busy_in(content, today=_today(now))
    with transaction.atomic():
        source, _made = CalendarSource.objects.get_or_create(
            **facts, defaults={"added_by_id": added_by}
        )
        _take_over(source, busy, now)
    return source


def fetch_again(*, source: CalendarSource, now: datetime) -> CalendarSource:
    """Fetch a subscribed calendar anew; when it fails, say why and keep what was known."""
    try:
        busy = apart.busy_in(fetch(source.url), today=_today(now))
    except Refusal as refusal:
        said, busy = refusal.message, None
    with transaction.atomic():
        present = CalendarSource.objects.select_for_update().filter(pk=source.pk).first()
        if present is None:
            return source
        drop_old(zone_id=present.zone_id, now=now)
        if busy is None:
            present.last_error, present.due_at = said, now + EVERY
            present.save(update_fields=["last_error", "due_at"])
        else:
            _take_over(present, busy, now)
        _schedule(present)
    return present


def _today(now: datetime) -> date:
    return wall(now).date()


def _leave_room(person: Person) -> None:
    if CalendarSource.objects.filter(zone_id=person.zone_id, person=person).count() >= MOST:
        raise TooManyCalendars


def _take_over(source: CalendarSource, busy: Iterable[Pair], now: datetime) -> None:
    """Replace everything that came from the calendar before."""
    with disable_auditlog():  # see audited.py
        BusyTime.objects.filter(zone_id=source.zone_id, source=source).delete()
        BusyTime.objects.bulk_create(
            BusyTime(
                zone_id=source.zone_id,
                person_id=source.person_id,
                source=source,
                starts_at=moment(start),
                ends_at=moment(end),
                why=Why.CALENDAR,
            )
            for start, end in busy
        )
    source.fetched_at, source.last_error = now, ""
    source.due_at = now + EVERY if source.url else None
    source.save(update_fields=["fetched_at", "last_error", "due_at"])


def _schedule(source: CalendarSource) -> None:
    from zhibu.apps.diary.tasks import fetch_calendar  # noqa: PLC0415 -- tasks call services

    fetch_calendar.using(run_after=source.due_at).enqueue(source.pk)
