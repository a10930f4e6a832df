"""A person's diary, and a branch's coming weeks, as their pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from zhibu.apps.diary.models import BusyTime, CalendarSource, WayToTakePart, WeeklyBusy
from zhibu.apps.diary.queries.free_busy import busy_of
from zhibu.apps.diary.queries.reach import reach_of
from zhibu.apps.diary.queries.weeks import DayOfBusy, as_day, coming_days
from zhibu.apps.organisation.models import AwayPeriod, Branch, Person, Secondment
from zhibu.apps.organisation.queries.people import people_in_branch
from zhibu.apps.workdays.queries import calendar_of
from zhibu.core.timetabling.instance import Reach

REACH_NAMES: dict[str, str] = dict(WayToTakePart.REACHES)
SHORT_REACH = {
    Reach.ANY.value: "",
    Reach.IN_PERSON.value: "只到场",
    Reach.ONLINE.value: "线上",
    Reach.VISIT.value: "需上门",
}


@dataclass(frozen=True, kw_only=True)
class Diary:
    """Everything of one person: the coming weeks, what was typed, calendars, the way."""

    person: Person
    weeks: tuple[tuple[DayOfBusy, ...], ...]
    typed: tuple[BusyTime, ...]
    weekly: tuple[WeeklyBusy, ...]
    sources: tuple[CalendarSource, ...]
    away: tuple[str, ...]
    reach: str
    is_reach_said: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered yet."""
        return not (self.typed or self.weekly or self.sources)


@dataclass(frozen=True)
class PersonOfBranch:
    """A row of the branch's page."""

    person: Person
    reach: str
    days: tuple[DayOfBusy, ...]


@dataclass(frozen=True)
class DayOfBranch:
    """Who is away on a day."""

    day: date
    away: tuple[tuple[Person, DayOfBusy], ...]


@dataclass(frozen=True)
class BranchDiary:
    """Who is away on which working day of the coming four weeks."""

    days: tuple[date, ...]
    people: tuple[PersonOfBranch, ...]

    @property
    def headings(self) -> list[tuple[date, str]]:
        """Each day with how its column is headed: the month is named where it begins."""
        before = (None, *(day.month for day in self.days))
        return [
            (day, f"{day.month}/{day.day}" if day.month != month else str(day.day))
            for day, month in zip(self.days, before, strict=False)
        ]

    @property
    def busy_days(self) -> list[DayOfBranch]:
        """The days on which somebody is away."""
        found = [
            DayOfBranch(
                day,
                tuple((row.person, row.days[n]) for row in self.people if row.days[n].said),
            )
            for n, day in enumerate(self.days)
        ]
        return [each for each in found if each.away]


def diary_of(person: Person, *, now: datetime) -> Diary:
    """Return a person's diary, in eight queries."""
    today = now.date()
    days = coming_days(today)
    busy = busy_of([person.pk], zone_id=person.zone_id, since=days[0], until=days[-1])[person.pk]
    cells = [as_day(day, busy, today=today) for day in days]
    mine = {"zone_id": person.zone_id, "person": person}
    said = WayToTakePart.objects.filter(**mine).values_list("reach", flat=True).first()
    away = _away(person, today)
    from_record = Reach.ONLINE if away else Reach.ANY
    return Diary(
        person=person,
        weeks=tuple(tuple(cells[n : n + 7]) for n in range(0, len(cells), 7)),
        typed=tuple(_typed(person, now)),
        weekly=tuple(_running(person, today)),
        sources=tuple(CalendarSource.objects.filter(**mine)),
        away=away,
        reach=REACH_NAMES[said or from_record.value],
        is_reach_said=said is not None,
    )


def diary_of_branch(branch: Branch, *, today: date) -> BranchDiary:
    """Return who of a branch is away when, in fourteen queries."""
    calendar = calendar_of(branch.zone_id)
    days = [d for d in coming_days(today) if d >= today and calendar.is_workday(d)]
    people = [entry.person for entry in people_in_branch(branch, on=today)]
    ids = [person.pk for person in people]
    until = days[-1] if days else today
    busy = busy_of(ids, zone_id=branch.zone_id, since=today, until=until)
    reach = reach_of(ids, zone_id=branch.zone_id, on=today)
    rows = (
        PersonOfBranch(
            person,
            SHORT_REACH[reach[person.pk]],
            tuple(as_day(day, busy[person.pk], today=today) for day in days),
        )
        for person in people
    )
    return BranchDiary(tuple(days), tuple(rows))


def busy_time(busy_id: int) -> BusyTime:
    """Return a typed busy time; raise Http404 for none, or one that came from a calendar."""
    found = get_object_or_404(BusyTime.objects.select_related("person"), pk=busy_id)
    if found.source_id is not None:
        raise Http404
    return found


def weekly_busy(weekly_id: int) -> WeeklyBusy:
    """Return a weekly busy time or raise Http404."""
    return get_object_or_404(WeeklyBusy.objects.select_related("person"), pk=weekly_id)


def calendar_source(source_id: int) -> CalendarSource:
    """Return a calendar source or raise Http404."""
    return get_object_or_404(CalendarSource.objects.select_related("person"), pk=source_id)


def way_of(person: Person) -> str:
    """Return what was said of how the person takes part; empty when nothing."""
    ways = WayToTakePart.objects.filter(zone_id=person.zone_id, person=person)
    return ways.values_list("reach", flat=True).first() or ""


def _typed(person: Person, now: datetime) -> QuerySet[BusyTime]:
    return BusyTime.objects.filter(
        zone_id=person.zone_id, person=person, source=None, ends_at__gt=now
    )


def _running(person: Person, today: date) -> Iterable[WeeklyBusy]:
    habits = WeeklyBusy.objects.filter(zone_id=person.zone_id, person=person)
    return (habit for habit in habits if habit.until is None or habit.until >= today)


def _away(person: Person, today: date) -> tuple[str, ...]:
    """What the record says of being lent or away: not to be typed a second time."""
    said = []
    for record in (Secondment, AwayPeriod):
        for period in record.objects.on(today).filter(zone_id=person.zone_id, person=person):
            said.append(f"{period.get_kind_display()}{_until(period.until)}")
    return tuple(said)


def _until(day: date | None) -> str:
    return f"（至{day.year}年{day.month}月{day.day}日）" if day else ""
