"""Which sections a branch's agencies have on a day, who works in them and who heads them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

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
    headship: SectionHead | None = None
    past: tuple[SectionHead, ...] = ()
    """Who headed it before, the latest first."""

    @property
    def is_headed_from_outside(self) -> bool:
        """Whether the head works in another section, such as a deputy director."""
        return self.head is not None and self.head not in self.people


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
            people=tuple(people[section.agency_id, section.name]),
            **_headed(heads[section.pk], on),
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


def without_section(branch: Branch, *, on: date) -> list[Person]:
    """Return who is in post at the branch's agencies with no section on record."""
    works = Employment.objects.on(on).filter(
        zone_id=branch.zone_id,
        agency__in=agency_ids_of(branch),
        status=Employment.Status.IN_POST,
        section="",
    )
    return [work.person for work in works.select_related("person").order_by("person_id")]


def possible_heads(section: Section, *, on: date) -> list[Employment]:
    """Return who may head a section: in post at its agency, those of the section first."""
    works = Employment.objects.on(on).filter(
        zone_id=section.zone_id, agency=section.agency_id, status=Employment.Status.IN_POST
    )
    found = works.select_related("person").order_by("person_id")
    return sorted(found, key=lambda work: work.section != section.name)


def names_of_sections(agency_id: int, *, zone_id: int, on: date) -> list[str]:
    """Return the names of an agency's sections somebody works in on a day."""
    works = Employment.objects.on(on).filter(
        zone_id=zone_id, agency=agency_id, status=Employment.Status.IN_POST
    )
    named = works.exclude(section="").order_by("section").values_list("section", flat=True)
    return list(named.distinct())


def branch_of_section(section: Section, *, prefer: frozenset[int]) -> Branch | None:
    """Return a branch on whose page the section stands, one of `prefer` before others."""
    covers = Q(agency=section.agency_id) | Q(units__agency=section.agency_id)
    branches = Branch.objects.filter(covers, zone_id=section.zone_id, dissolved_on=None)
    found = list(branches.distinct().order_by("pk"))
    return min(found, key=lambda branch: branch.pk not in prefer, default=None)


def _heads(agencies: list[int], on: date) -> dict[int, list[SectionHead]]:
    """Return who heads or headed each section up to a day, the latest first."""
    heads = SectionHead.objects.filter(section__agency__in=agencies, since__lte=on)
    of_section: dict[int, list[SectionHead]] = defaultdict(list)
    for head in heads.select_related("person").order_by("-since", "-pk"):
        of_section[head.section_id].append(head)
    return of_section


def _headed(heads: list[SectionHead], on: date) -> dict[str, Any]:
    present = next((head for head in heads if head.is_in_force(on)), None)
    return {
        "head": present.person if present else None,
        "headship": present,
        "past": tuple(head for head in heads if head is not present),
    }
