"""The sections of a branch in one week, with who worked in them on some day of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from zhibu.apps.organisation.models import Branch, Person, Section, SectionHead
from zhibu.apps.organisation.queries.sections import agency_ids_of
from zhibu.apps.reviews.places import BranchWeek, SectionWeek
from zhibu.apps.reviews.queries.standing import in_days, works_in_days


@dataclass(frozen=True, kw_only=True)
class SectionInWeek:
    """A section with its people of that week; somebody who moved stands in both."""

    section: Section
    head: Person | None
    people: tuple[Person, ...]


def sections_in(place: BranchWeek, *, also: Iterable[int] = ()) -> list[SectionInWeek]:
    """Return the sections of a week, and those in `also`, which left something in it."""
    branch = place.branch
    people: dict[tuple[int, str], dict[int, Person]] = defaultdict(dict)
    works = works_in_days(branch, place.monday, place.sunday).select_related("person")
    for work in works.order_by("person_id"):
        people[work.agency_id, work.section][work.person_id] = work.person
    heads = _heads(branch, place.seen_from)
    wanted = set(also) | set(heads)
    sections = Section.objects.select_related("agency").filter(
        zone_id=branch.zone_id, agency__in=agency_ids_of(branch)
    )
    return [
        SectionInWeek(
            section=section,
            head=heads.get(section.pk),
            people=tuple(people[section.agency_id, section.name].values()),
        )
        for section in sections
        if (section.agency_id, section.name) in people or section.pk in wanted
    ]


def people_of(place: SectionWeek) -> list[Person]:
    """Return who worked in a section or headed it on some day of a week."""
    works = works_in_days(place.branch, place.monday, place.sunday).filter(
        agency=place.section.agency_id, section=place.section.name
    )
    heads = SectionHead.objects.filter(in_days(place.monday, place.sunday), section=place.section)
    found = Person.objects.filter(
        Q(pk__in=works.values("person_id")) | Q(pk__in=heads.values("person_id"))
    )
    return list(found.order_by("pk"))


def _heads(branch: Branch, on: date) -> dict[int, Person]:
    heads = SectionHead.objects.on(on).filter(section__agency__in=agency_ids_of(branch))
    return {head.section_id: head.person for head in heads.select_related("person")}
