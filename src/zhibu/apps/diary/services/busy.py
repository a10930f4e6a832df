"""Saying when one is busy and how one takes part, and taking it back."""

from datetime import date, datetime, time, timedelta

from django.db import transaction

from zhibu.apps.diary.models import BusyTime, CalendarSource, WayToTakePart, WeeklyBusy
from zhibu.apps.diary.refusals import EndsTooEarly, IsOver, TooLong
from zhibu.apps.diary.spans import moment
from zhibu.apps.organisation.models import Person

LONGEST = timedelta(days=366)
KEPT = timedelta(days=366)
"""How long a busy time is kept after it has passed."""


@transaction.atomic
def note_busy(
    *, person: Person, start: datetime, end: datetime, why: str, noted_by: int | None, now: datetime
) -> BusyTime:
    """Record that a person is busy between two wall times; twice the same is once.

    Raises:
        EndsTooEarly: the end is not after the start.
        IsOver: it lies in the past.
        TooLong: longer than a year.
    """
    if end <= start:
        raise EndsTooEarly
    if moment(end) <= now:
        raise IsOver
    if end - start > LONGEST:
        raise TooLong
    drop_old(zone_id=person.zone_id, now=now)
    noted, _made = BusyTime.objects.get_or_create(
        zone_id=person.zone_id,
        person=person,
        starts_at=moment(start),
        ends_at=moment(end),
        source=None,
        defaults={"why": why, "noted_by_id": noted_by},
    )
    return noted


@transaction.atomic
def note_weekly(
    *,
    person: Person,
    weekday: int,
    starts: time,
    ends: time,
    why: str,
    since: date,
    until: date | None,
    noted_by: int | None,
) -> WeeklyBusy:
    """Record that a person is busy every week on a weekday.

    Raises:
        EndsTooEarly: the last day or the end of the hours is not after the first.
    """
    if ends <= starts or (until is not None and until < since):
        raise EndsTooEarly
    return WeeklyBusy.objects.create(
        zone_id=person.zone_id,
        person=person,
        weekday=weekday,
        starts=starts,
        ends=ends,
        why=why,
        since=since,
        until=until,
        noted_by_id=noted_by,
    )


@transaction.atomic
def take_back(*, record: BusyTime | WeeklyBusy | CalendarSource) -> None:
    """Remove what was noted, or a calendar with all that came from it."""
    record.delete()


@transaction.atomic
def choose_way(*, person: Person, reach: str, set_by: int | None) -> None:
    """Record how a person takes part; an empty reach leaves it to the record again."""
    if reach:
        WayToTakePart.objects.update_or_create(
            zone_id=person.zone_id,
            person=person,
            defaults={"reach": reach, "set_by_id": set_by},
        )
        return
    for way in WayToTakePart.objects.filter(zone_id=person.zone_id, person=person):
        way.delete()


@transaction.atomic
def forget_all(*, person: Person) -> None:
    """Remove everything the diary holds about a person."""
    for model in (CalendarSource, BusyTime, WeeklyBusy, WayToTakePart):
        model._default_manager.filter(zone_id=person.zone_id, person=person).delete()


def drop_old(*, zone_id: int, now: datetime) -> None:
    """Remove the zone's busy times that passed more than a year ago."""
    BusyTime.objects.filter(zone_id=zone_id, ends_at__lt=now - KEPT).delete()
