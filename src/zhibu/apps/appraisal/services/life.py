"""Organisational life: the steps around the meeting, and what is to be mended after it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from zhibu.apps.appraisal.models import LifeYear, Remedy
from zhibu.apps.appraisal.refusals import NotThisYear
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.organisation.services import checks

LATEST_MONTH = 6
"""A year's meeting may be made up in the first half of the next year."""


@dataclass(frozen=True, kw_only=True)
class Steps:
    """What was done around the meeting, as far as it was done."""

    theme: str = ""
    theme_on: date | None = None
    studied_on: date | None = None
    talked_on: date | None = None
    asked_on: date | None = None
    opinions: str = ""
    held_on: date | None = None


@transaction.atomic
def record_steps(*, branch: Branch, year: int, steps: Steps, today: date) -> LifeYear:
    """Record the steps of a year's organisational-life meeting, all at once.

    Raises:
        InTheFuture: a day that has not come.
        NotThisYear: a day that cannot belong to this year's meeting.
    """
    life = life_of(branch, year)
    for name in ("theme_on", "studied_on", "talked_on", "asked_on", "held_on"):
        day = getattr(steps, name)
        label = str(LifeYear._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
        if day is not None:
            check_day(day, label, year=year, today=today)
        setattr(life, name, day)
    life.theme, life.opinions = steps.theme, steps.opinions
    life.save()
    return life


@transaction.atomic
def add_remedy(
    *, branch: Branch, year: int, problem: str, measure: str, owner: Person, due_on: date
) -> Remedy:
    """Put a measure on the list, with its owner and date.

    Raises:
        AnotherZone: the owner belongs to another zone.
    """
    checks.same_zone(branch, owner)
    life = life_of(branch, year)
    life.save()
    return Remedy.objects.create(
        zone_id=branch.zone_id,
        life=life,
        problem=problem,
        measure=measure,
        owner=owner,
        due_on=due_on,
    )


@transaction.atomic
def change_remedy(
    *, remedy: Remedy, problem: str, measure: str, owner: Person, due_on: date
) -> Remedy:
    """Correct a measure, its owner or date.

    Raises:
        AnotherZone: the owner belongs to another zone.
    """
    checks.same_zone(remedy, owner)
    remedy = Remedy.objects.select_for_update().get(pk=remedy.pk)
    remedy.problem, remedy.measure = problem, measure
    remedy.owner, remedy.due_on = owner, due_on
    remedy.save()
    return remedy


@transaction.atomic
def finish_remedy(*, remedy: Remedy, done_on: date, outcome: str, today: date) -> Remedy:
    """Record that a measure was carried out, and with what result.

    Raises:
        InTheFuture: the day has not come.
    """
    checks.not_future(done_on, today, "完成日期")
    remedy = Remedy.objects.select_for_update().get(pk=remedy.pk)
    remedy.done_on, remedy.outcome = done_on, outcome
    remedy.save()
    return remedy


def life_of(branch: Branch, year: int) -> LifeYear:
    """Return the year's record, not yet saved where there is none; two who save at once queue."""
    Branch.objects.select_for_update().get(pk=branch.pk)
    found = LifeYear.objects.filter(zone_id=branch.zone_id, branch=branch, year=year).first()
    return found or LifeYear(zone_id=branch.zone_id, branch=branch, year=year)


def check_day(day: date, label: str, *, year: int, today: date) -> None:
    """Refuse a day to come, and one that cannot belong to the year.

    Raises:
        InTheFuture, NotThisYear: see above.
    """
    checks.not_future(day, today, label)
    in_time = day.year == year or (day.year == year + 1 and day.month <= LATEST_MONTH)
    if not in_time:
        raise NotThisYear(label, year)
