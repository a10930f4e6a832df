"""Being lent elsewhere, being away, and coming back."""

from datetime import date

from django.db import transaction

from zhibu.apps.organisation.models import AwayPeriod, Employment, Person, Secondment
from zhibu.apps.organisation.services import checks
from zhibu.apps.organisation.services.refusals import AlreadyEnded, PersonHasLeft
from zhibu.core.chinese_days import full_day


@transaction.atomic
def record_secondment(
    *, person: Person, kind: str, host: str, since: date, until: date | None, today: date
) -> Secondment:
    """Record that a person is lent elsewhere, until a planned day or for the time being.

    Raises:
        InTheFuture: it begins after today.
        EndsBeforeItBegins: the end lies before the beginning.
        PersonHasLeft: the person worked nowhere on record that day.
        PeriodsOverlap: lent elsewhere in that time already.
    """
    person = _is_here(person, since, until, today)
    periods = Secondment.objects.filter(zone_id=person.zone_id, person=person)
    checks.no_overlap(periods, since, until)
    return Secondment.objects.create(
        zone_id=person.zone_id, person=person, kind=kind, host=host, since=since, until=until
    )


@transaction.atomic
def record_away(
    *, person: Person, kind: str, place: str, since: date, until: date | None, today: date
) -> AwayPeriod:
    """Record that a member lives away: mobile, or retired and elsewhere.

    Raises:
        InTheFuture, EndsBeforeItBegins, PersonHasLeft, PeriodsOverlap: as for a secondment.
    """
    person = _is_here(person, since, until, today)
    periods = AwayPeriod.objects.filter(zone_id=person.zone_id, person=person)
    checks.no_overlap(periods, since, until)
    return AwayPeriod.objects.create(
        zone_id=person.zone_id, person=person, kind=kind, place=place, since=since, until=until
    )


@transaction.atomic
def end_absence(
    *, absence: Secondment | AwayPeriod, last_day: date, today: date
) -> Secondment | AwayPeriod:
    """Record the last day of a secondment or of being away; the planned end gives way to it.

    Raises:
        InTheFuture, EndsBeforeItBegins: see checks.
        AlreadyEnded: it ended before today.
    """
    checks.not_future(last_day, today)
    checks.lock(absence.person)
    absence.refresh_from_db()
    if absence.until is not None and absence.until < today:
        raise AlreadyEnded(f"{absence}已于{full_day(absence.until)}结束。")
    checks.in_order(absence.since, last_day)
    absence.until = last_day
    absence.save(update_fields=["until"])
    return absence


def _is_here(person: Person, since: date, until: date | None, today: date) -> Person:
    """Refuse an absence that has not begun, ends first, or is of someone who has left."""
    checks.not_future(since, today, "开始日期")
    checks.in_order(since, until)
    person = checks.lock(person)
    theirs = Employment.objects.filter(zone_id=person.zone_id, person=person)
    last = theirs.last()
    if last is not None and not theirs.on(since).exists():
        raise PersonHasLeft(
            f"{full_day(since)}，{person}不在{last.agency}工作。", hint="请核对开始日期。"
        )
    return person
