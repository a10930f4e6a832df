"""The demo's section heads; its sections came with the people who work in them."""

from collections import defaultdict
from datetime import date, timedelta
from functools import partial
from random import Random

from zhibu.apps.organisation.models import (
    Employment,
    Person,
    Post,
    Secondment,
    Section,
    SectionHead,
    Zone,
)
from zhibu.demo.accounts import member_without_post

SENIOR_FIRST = ("科长", "主任", "副科长", "副主任")
WITHOUT_HEAD_IN = (0, 2)
"""The agencies, by position, of which one section has no head."""


def build_sections(zone: Zone, *, today: date, random: Random) -> None:
    """Give the zone's sections their heads; one of the first agency and one elsewhere have none."""
    works = defaultdict(list)
    in_post = Employment.objects.on(today).filter(zone=zone, status=Employment.Status.IN_POST)
    for work in in_post.select_related("person").order_by("pk"):
        works[work.agency_id, work.section].append(work)
    sections = list(Section.objects.filter(zone=zone).order_by("agency_id", "pk"))
    fixed, busy = _fixed_head(zone, today), _busy(zone, today)
    without = _without_head(sections, works, fixed)
    order = partial(_first_choice, fixed=fixed, busy=busy)
    heads = []
    for section in sections:
        if section in without:
            continue
        work = min(works[section.agency_id, section.name], key=order)
        since = max(work.since, today - timedelta(days=random.randint(200, 1500)))
        heads.append(SectionHead(zone=zone, section=section, person=work.person, since=since))
    SectionHead.objects.bulk_create(heads)


def _fixed_head(zone: Zone, today: date) -> Person:
    """Return the one behind the account "member", who is to fill in a section's week."""
    secretaries = Post.objects.filter(zone=zone, kind=Post.Kind.SECRETARY)
    return member_without_post(secretaries.order_by("pk")[0].branch_id, today=today)


def _busy(zone: Zone, today: date) -> set[int]:
    """Return who holds a Party post or is lent out: others head sections, if there are any."""
    kinds = (Post, Secondment)
    return {
        person
        for kind in kinds
        for person in kind.objects.on(today).filter(zone=zone).values_list("person_id", flat=True)
    }


def _without_head(
    sections: list[Section],
    works: dict[tuple[int, str], list[Employment]],
    fixed: Person,
) -> list[Section]:
    """Choose the smallest section of each agency that is to have one without head."""
    agencies = sorted({section.agency_id for section in sections})
    chosen = []
    for place in WITHOUT_HEAD_IN:
        if place >= len(agencies):
            continue
        its = {
            section: [work.person_id for work in works[section.agency_id, section.name]]
            for section in sections
            if section.agency_id == agencies[place]
        }
        free = [section for section, people in its.items() if fixed.pk not in people]
        if free:
            chosen.append(min(free, key=lambda section: len(its[section])))
    return chosen


def _first_choice(work: Employment, *, fixed: Person, busy: set[int]) -> tuple[bool, bool, int]:
    """Order who might head a section: free ones of senior position first."""
    known = work.position in SENIOR_FIRST
    rank = SENIOR_FIRST.index(work.position) if known else len(SENIOR_FIRST)
    return work.person_id != fixed.pk, work.person_id in busy, rank
