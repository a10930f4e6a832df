"""The demo's diaries: who is busy in the coming weeks, and who takes part in another way."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from random import Random

from zhibu.apps.diary.models import BusyTime, WayToTakePart, WeeklyBusy, Why
from zhibu.apps.diary.spans import midnight, moment
from zhibu.apps.organisation.models import Branch, Zone
from zhibu.apps.organisation.queries.people import PersonInBranch, people_in_branch
from zhibu.core.timetabling.instance import Reach
from zhibu.core.workdays.calendar import WorkCalendar

TRIPS = ((Why.TRIP, 3, timedelta(weeks=3)), (Why.LEAVE, 2, timedelta(weeks=6)))
"""What takes people away from each branch, for how many days at most, within which time."""
ON_DUTY_EVERY = 3
"""Every third branch has somebody with a weekly duty."""
DUTY = (time(14, 30), time(17, 30))
WEEKDAYS = 5
WAYS = (Reach.VISIT, Reach.VISIT, Reach.IN_PERSON)
"""How the oldest retired members of a zone who live here take part, the oldest first."""


def build_diaries(zone: Zone, *, today: date, random: Random) -> None:
    """Give every branch trips, leaves and duties, and a few retired members their way.

    Those lent elsewhere or living away take part online by that record alone.
    """
    busy: list[BusyTime] = []
    weekly: list[WeeklyBusy] = []
    retired: list[PersonInBranch] = []
    for turn, branch in enumerate(Branch.objects.filter(zone=zone).order_by("pk")):
        people = people_in_branch(branch, on=today)
        here = [entry for entry in people if not (entry.secondment or entry.away)]
        at_work = [entry for entry in here if entry.is_member and not entry.is_retired]
        retired += [entry for entry in here if entry.is_retired]
        busy += _trips(at_work, today, random)
        if turn % ON_DUTY_EVERY == 0 and at_work:
            weekly.append(_duty(at_work[-1], turn % WEEKDAYS, today))
    BusyTime.objects.bulk_create(busy)
    WeeklyBusy.objects.bulk_create(weekly)
    WayToTakePart.objects.bulk_create(_ways(retired))


def _trips(at_work: list[PersonInBranch], today: date, random: Random) -> Iterator[BusyTime]:
    """Yield whole days from tomorrow within the weeks ahead, each of somebody else."""
    away = random.sample(at_work, min(len(TRIPS), len(at_work)))
    for entry, (why, most, within) in zip(away, TRIPS, strict=False):
        days = random.randint(1, most)
        soonest = today + timedelta(days=random.randint(1, within.days))
        first = WorkCalendar().next_workday(soonest)
        yield BusyTime(
            zone_id=entry.person.zone_id,
            person=entry.person,
            starts_at=moment(midnight(first)),
            ends_at=moment(midnight(first + timedelta(days=days))),
            why=why,
            noted_by=entry.person,
        )


def _duty(entry: PersonInBranch, weekday: int, today: date) -> WeeklyBusy:
    starts, ends = DUTY
    return WeeklyBusy(
        zone_id=entry.person.zone_id,
        person=entry.person,
        weekday=weekday,
        starts=starts,
        ends=ends,
        why=Why.DUTY,
        since=today - timedelta(days=30),
        noted_by=entry.person,
    )


def _ways(retired: list[PersonInBranch]) -> Iterator[WayToTakePart]:
    oldest = sorted(retired, key=lambda entry: (entry.person.birth_month, entry.person.code))
    for entry, reach in zip(oldest, WAYS, strict=False):
        yield WayToTakePart(zone_id=entry.person.zone_id, person=entry.person, reach=reach.value)
