"""Sections: they come with the people who work in them; heads and moves between them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from zhibu.apps.organisation.models import Agency, Employment, Person, Section, SectionHead
from zhibu.apps.organisation.queries.people import present_employment
from zhibu.apps.organisation.services import checks
from zhibu.apps.organisation.services.refusals import (
    AlreadyEnded,
    AlreadyThere,
    EndsBeforeItBegins,
    NotAtWorkThere,
)
from zhibu.core.chinese_days import full_day


def keep_sections_of(employments: Iterable[Any]) -> None:
    """Put on record every section the Employments name; those there already stay."""
    named = {(work.zone_id, work.agency_id, work.section) for work in employments if work.section}
    sections = (
        Section(zone_id=zone, agency_id=agency, name=name) for zone, agency, name in sorted(named)
    )
    Section.objects.bulk_create(sections, ignore_conflicts=True)


@transaction.atomic
def appoint_head(*, section: Section, person: Person, since: date, today: date) -> SectionHead:
    """Record who heads a section from a day on; whoever headed it ends the day before.

    On the day the present head began, the record of that day is mended. The head works at
    the agency, though not always in the section: a deputy director may head one.

    Raises:
        AnotherZone, InTheFuture: see checks.
        NotAtWorkThere: the person is not in post at the agency that day and today.
        AlreadyThere: the person heads the section.
        EndsBeforeItBegins: the present head began after that day.
        PeriodsOverlap: an earlier head was still in office that day.
    """
    checks.same_zone(section, person)
    checks.not_future(since, today, "任职日期")
    person = checks.lock(person)
    section = Section.objects.select_for_update().select_related("agency").get(pk=section.pk)
    for day in (since, today):
        _works_at(person, section.agency, day)
    heads = SectionHead.objects.filter(zone_id=section.zone_id, section=section)
    present = heads.filter(until=None).select_related("person").first()
    checks.no_overlap(heads.exclude(until=None), since, None)
    if present is None:
        return heads.create(zone_id=section.zone_id, section=section, person=person, since=since)
    return _succeed(present, person=person, since=since)


@transaction.atomic
def end_headship(*, head: SectionHead, last_day: date, today: date) -> SectionHead:
    """Record the last day somebody headed a section; it is without head from then on.

    Raises:
        InTheFuture, EndsBeforeItBegins: see checks.
        AlreadyEnded: the person has ceased to head it.
    """
    checks.not_future(last_day, today, "最后一天")
    checks.lock(head.person)
    head.refresh_from_db()
    if head.until is not None:
        raise AlreadyEnded(f"{head.person}已于{full_day(head.until)}不再负责{head.section}。")
    checks.in_order(head.since, last_day)
    head.until = last_day
    head.save(update_fields=["until"])
    return head


@transaction.atomic
def move_to_section(
    *, person: Person, section_name: str, position: str, since: date, today: date
) -> Employment:
    """Move a person to another section or position of the agency, any day of the week.

    The present employment ends the day before and the next begins; on the day the present
    one began, the record of that day is mended. Whoever headed the section left ends heading
    it the day before.

    Raises:
        InTheFuture: see checks.
        NotAtWorkThere: the person is in post nowhere on record.
        AlreadyThere: same section and same position.
        EndsBeforeItBegins: the present employment began after that day.
        StillToCome: the person began to head the section left on that day or later.
    """
    checks.not_future(since, today)
    person = checks.lock(person)
    present = _present_work(person)
    if (present.section, present.position) == (section_name, position):
        raise AlreadyThere(
            f"{person}现在就是{' '.join(filter(None, (section_name, position))) or '没有科室'}。",
            hint="科室和职务都没有变，不用办理。",
        )
    if since < present.since:
        raise EndsBeforeItBegins(
            f"{person}{full_day(present.since)}才到{_place(present)}，变动日期不能早于这一天。",
            hint="请核对日期。",
        )
    if present.section != section_name:
        _end_heading(present, since=since)
    if present.since == since:
        present.section, present.position = section_name, position
        present.save(update_fields=["section", "position"])
    else:
        present = _next_work(present, section_name, position, since)
    keep_sections_of([present])
    return present


def end_headships_by(person: Person, last_day: date) -> None:
    """Let everything a person heads end on a day: they retire or go.

    Raises:
        StillToCome: a headship begins after that day.
    """
    mine = SectionHead.objects.filter(zone_id=person.zone_id, person=person)
    checks.end_by(mine.select_related("section"), last_day)


def end_headships_of_leavers(people: Iterable[Person]) -> None:
    """End what people headed who are no longer in post there, as after a roster."""
    heads = SectionHead.objects.filter(person__in=people, until=None)
    for head in heads.select_related("section"):
        works = Employment.objects.filter(
            person_id=head.person_id,
            agency_id=head.section.agency_id,
            status=Employment.Status.IN_POST,
        )
        last = works.order_by("-since", "-pk").first()
        if last and last.until:
            head.until = max(last.until, head.since)
            head.save(update_fields=["until"])


def _works_at(person: Person, agency: Agency, day: date) -> None:
    works = Employment.objects.on(day).filter(
        zone_id=person.zone_id, person=person, agency=agency, status=Employment.Status.IN_POST
    )
    if not works.exists():
        raise NotAtWorkThere(
            f"{full_day(day)}，{person}不在{agency.label}在职。", hint="请核对日期，或另选一人。"
        )


def _present_work(person: Person) -> Employment:
    found = present_employment(person)
    if found is None:
        raise NotAtWorkThere(f"{person}目前没有在职记录。", hint="退休或已离开的人不能再换科室。")
    return found


def _place(work: Employment) -> str:
    return f"{work.agency.label}{work.section}"


def _next_work(present: Employment, section_name: str, position: str, since: date) -> Employment:
    present.until = since - checks.A_DAY
    present.save(update_fields=["until"])
    return Employment.objects.create(
        zone_id=present.zone_id,
        person_id=present.person_id,
        agency=present.agency,
        section=section_name,
        position=position,
        since=since,
    )


def _succeed(present: SectionHead, *, person: Person, since: date) -> SectionHead:
    """Close the present head's time the day before and open the next's."""
    if present.person_id == person.pk:
        raise AlreadyThere(f"{person}自{full_day(present.since)}起就负责{present.section}。")
    if since < present.since:
        raise EndsBeforeItBegins(
            f"{present.person}{full_day(present.since)}才开始负责{present.section}，"
            "接任日期不能早于这一天。",
            hint="请核对日期。",
        )
    if since == present.since:
        present.person = person
        present.save(update_fields=["person"])
        return present
    present.until = since - checks.A_DAY
    present.save(update_fields=["until"])
    return SectionHead.objects.create(
        zone_id=present.zone_id, section=present.section, person=person, since=since
    )


def _end_heading(work: Employment, *, since: date) -> None:
    """End heading the section left; where the day itself is mended, that day stays."""
    heads = SectionHead.objects.filter(
        zone_id=work.zone_id,
        person_id=work.person_id,
        section__agency_id=work.agency_id,
        section__name=work.section,
    ).select_related("section")
    last_day = since - checks.A_DAY
    if work.since == since and heads.filter(until=None, since=since).exists():
        last_day = since
    checks.end_by(heads, last_day)
