"""Which sections a branch's agencies have on a day, who works in them and who heads them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from zhibu.apps.organisation.models import (
    Branch,
    BranchUnit,
    Employment,
    Person,
    Section,
    SectionHead,
)


@dataclass(frozen=True, kw_only=True)
class SectionOnDay:
    """A section as things stood on a day."""

    section: Section
    head: Person | None
    people: tuple[Person, ...]
    """Everybody in post there, Party member or not."""


def agency_ids_of(branch: Branch) -> list[int]:
    """Return the agencies a branch covers: its own and, when joint, the further ones."""
    units = BranchUnit.objects.filter(zone_id=branch.zone_id, branch=branch)
    return [branch.agency_id, *units.values_list("agency_id", flat=True)]


def sections_of(branch: Branch, *, on: date) -> list[SectionOnDay]:
    """Return the sections somebody works in on the day, in four queries."""
    agencies = agency_ids_of(branch)
    works = (
        Employment.objects.on(on)
        .filter(zone_id=branch.zone_id, agency__in=agencies, status=Employment.Status.IN_POST)
        .exclude(section="")
        .select_related("person")
        .order_by("person_id")
    )
    people: dict[tuple[int, str], list[Person]] = defaultdict(list)
    for work in works:
        people[work.agency_id, work.section].append(work.person)
    heads = _heads(agencies, on)
    sections = Section.objects.filter(zone_id=branch.zone_id, agency__in=agencies)
    return [
        SectionOnDay(
            section=section,
            head=heads.get(section.pk),
            people=tuple(people[section.agency_id, section.name]),
        )
        for section in sections.select_related("agency")
        if (section.agency_id, section.name) in people
    ]


def section_of(person: Person, *, on: date) -> Section | None:
    """Return the section a person works in on a day; None when in none."""
    work = (
        Employment.objects.on(on)
        .filter(zone_id=person.zone_id, person=person, status=Employment.Status.IN_POST)
        .exclude(section="")
        .last()
    )
    if work is None:
        return None
    return Section.objects.filter(
        zone_id=person.zone_id, agency_id=work.agency_id, name=work.section
    ).first()


def head_of(section: Section, *, on: date) -> Person | None:
    """Return who heads a section on a day; None when nobody does."""
    head = SectionHead.objects.on(on).filter(section=section).select_related("person").last()
    return head.person if head else None


def _heads(agencies: list[int], on: date) -> dict[int, Person]:
    heads = SectionHead.objects.on(on).filter(section__agency__in=agencies)
    return {head.section_id: head.person for head in heads.select_related("person")}
