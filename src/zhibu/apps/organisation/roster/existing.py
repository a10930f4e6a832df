"""What is on record already, in the words of a roster: for comparing and for exporting."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from zhibu.apps.organisation.models import (
    Affiliation,
    Agency,
    AwayPeriod,
    Branch,
    Employment,
    PartyGroup,
    Person,
    Post,
    Standing,
)

PERSON_FIELDS = {
    "code": "code",
    "name": "name",
    "sex": "sex",
    "birth": "birth_month",
    "applied": "applied",
    "joined": "joined",
    "converted": "converted",
    "phone": "phone",
}
"""Roster field -> field of Person."""


@dataclass
class Known:
    """A person on record: values by roster field, and the periods open on the day."""

    person: Person
    values: dict[str, str]
    employment: Employment | None = None
    standing: Standing | None = None
    affiliation: Affiliation | None = None
    away: AwayPeriod | None = None
    posts: list[Post] = field(default_factory=list)


@dataclass
class Register:
    """The people and places of a zone on a day, loaded in eight queries."""

    people: list[Known]
    agencies: dict[str, Agency]
    branches: dict[str, Branch]
    groups: dict[tuple[int, str], PartyGroup]

    def fingerprint(self) -> str:
        """Return a digest of all that a comparison depends on."""
        people = sorted((known.person.pk, sorted(known.values.items())) for known in self.people)
        facts = [people, sorted(self.agencies), sorted(self.branches)]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()

    def secretaries(self) -> dict[str, Known]:
        """Return who is secretary, by the name of the branch."""
        return {
            post.branch.name: known
            for known in self.people
            for post in known.posts
            if post.kind == Post.Kind.SECRETARY
        }


def load_register(zone_id: int, *, on: date) -> Register:
    """Load everyone of a zone as they stand on a day."""
    known = _people(Person.objects.filter(zone_id=zone_id), zone_id, on)
    agencies = Agency.objects.filter(zone_id=zone_id)
    branches = Branch.objects.filter(zone_id=zone_id).select_related("agency")
    groups = PartyGroup.objects.filter(zone_id=zone_id)
    return Register(
        people=known,
        agencies={agency.name: agency for agency in agencies}
        | {agency.short_name: agency for agency in agencies if agency.short_name},
        branches={branch.name: branch for branch in branches},
        groups={(group.branch_id, group.name): group for group in groups},
    )


def _people(people: QuerySet[Person], zone_id: int, on: date) -> list[Known]:
    known = {
        person.pk: Known(person, {name: getattr(person, of) for name, of in PERSON_FIELDS.items()})
        for person in people
    }
    _add_employments(known, zone_id, on)
    _add_standings(known, zone_id, on)
    _add_places(known, zone_id, on)
    _add_posts(known, zone_id, on)
    return list(known.values())


def _add_employments(known: dict[int, Known], zone_id: int, on: date) -> None:
    works = Employment.objects.on(on).filter(zone_id=zone_id).select_related("agency")
    for work in works:
        if one := known.get(work.person_id):
            one.employment = work
            one.values |= {
                "agency": work.agency.name,
                "section": work.section,
                "position": work.position,
                "category": work.status,
                "entered": work.since.isoformat() if work.since_exact else "",
            }
    for away in AwayPeriod.objects.on(on).filter(zone_id=zone_id):
        if one := known.get(away.person_id):
            one.away = away
            one.values["residence"] = away.place
            if away.kind == AwayPeriod.Kind.MOBILE:
                one.values["category"] = "mobile"


def _add_standings(known: dict[int, Known], zone_id: int, on: date) -> None:
    for standing in Standing.objects.on(on).filter(zone_id=zone_id):
        if one := known.get(standing.person_id):
            one.standing = standing
            one.values["stage"] = standing.stage


def _add_places(known: dict[int, Known], zone_id: int, on: date) -> None:
    places = Affiliation.objects.on(on).filter(zone_id=zone_id)
    for place in places.select_related("branch", "group"):
        if one := known.get(place.person_id):
            one.affiliation = place
            one.values["branch"] = place.branch.name
            one.values["group"] = place.group.name if place.group else ""


def _add_posts(known: dict[int, Known], zone_id: int, on: date) -> None:
    posts = Post.objects.on(on).filter(zone_id=zone_id).select_related("branch")
    by_person: dict[int, list[Post]] = defaultdict(list)
    for post in posts:
        by_person[post.person_id].append(post)
    for person_id, held in by_person.items():
        if one := known.get(person_id):
            one.posts = held
            one.values["post"] = "、".join(
                post.kind + ("+" if post.full_time else "") for post in held
            )
            one.values["post_since"] = min(post.since for post in held).isoformat()


def in_branch(people: Iterable[Known], branch_id: int) -> list[Known]:
    """Return those whose affiliation is with a branch."""
    return [
        known for known in people if known.affiliation and known.affiliation.branch_id == branch_id
    ]
