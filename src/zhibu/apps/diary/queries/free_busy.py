"""When people are busy, from everything on record, as plain spans."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from zhibu.apps.diary.models import BusyTime, WeeklyBusy
from zhibu.apps.diary.spans import DAY, midnight, moment, wall, weekly


@dataclass(frozen=True, slots=True, order=True)
class Busy:
    """Busy from `start` up to `end`, wall times in Shanghai; `why` is one word."""

    start: datetime
    end: datetime
    why: str


def busy_of(
    people_ids: Collection[int], *, zone_id: int, since: date, until: date
) -> dict[int, tuple[Busy, ...]]:
    """Return when each person is busy between two days, both included, in two queries.

    Everyone asked about is there, those always free with nothing. Spans that reach beyond
    the days are returned whole; spans of one person may overlap. Who is lent elsewhere is
    not busy for it: they take part from afar (`reach_of`).
    """
    found: dict[int, list[Busy]] = defaultdict(list)
    for person_id, busy in _once(people_ids, zone_id, since, until):
        found[person_id].append(busy)
    for person_id, busy in _every_week(people_ids, zone_id, since, until):
        found[person_id].append(busy)
    return {person_id: tuple(sorted(found[person_id])) for person_id in people_ids}


def busy_between(
    people_ids: Collection[int], *, zone_id: int, since: date, until: date
) -> QuerySet[BusyTime]:
    """Busy times of these people that touch a day between the two, both included."""
    return BusyTime.objects.filter(
        zone_id=zone_id,
        person__in=people_ids,
        starts_at__lt=moment(midnight(until + DAY)),
        ends_at__gt=moment(midnight(since)),
    )


def _once(
    people_ids: Collection[int], zone_id: int, since: date, until: date
) -> Iterator[tuple[int, Busy]]:
    times = busy_between(people_ids, zone_id=zone_id, since=since, until=until)
    for time in times:
        yield time.person_id, Busy(wall(time.starts_at), wall(time.ends_at), time.get_why_display())


def _every_week(
    people_ids: Collection[int], zone_id: int, since: date, until: date
) -> Iterator[tuple[int, Busy]]:
    running: Any = WeeklyBusy.objects.filter(
        Q(until=None) | Q(until__gte=since),
        zone_id=zone_id,
        person__in=people_ids,
        since__lte=until,
    )
    for habit in running:
        first, last = max(since, habit.since), min(until, habit.until or until)
        for start, end in weekly(habit.weekday, habit.starts, habit.ends, first=first, last=last):
            yield habit.person_id, Busy(start, end, habit.get_why_display())
