"""A branch with sections and people in them, and browsers signed in as they."""

from dataclasses import dataclass
from datetime import date

from django.test import Client
from django.urls import reverse
from tests.apps.reviews.records import MONDAY, section_in
from tests.factories import EmploymentFactory, PersonFactory, UserFactory, works_in
from tests.houses import House, build_house

from zhibu.apps.organisation.models import Branch, Person, Section


@dataclass(frozen=True)
class Office:
    """A house whose member heads a section in which one colleague works."""

    house: House
    section: Section
    head: Person
    colleague: Person
    """Works in the section, is in no branch."""

    @property
    def branch(self) -> Branch:
        return self.house.branch


def build_office() -> Office:
    """Make the office."""
    house = build_house()
    section = section_in(house)
    head = works_in(section, house.person, heads=True)
    return Office(house, section, head, staff_of(section, "吴晓"))


def staff_of(section: Section, name: str, **facts: object) -> Person:
    """Make somebody who works in a section and is in no branch."""
    person: Person = PersonFactory(zone=section.zone, name=name)
    EmploymentFactory(person=person, agency=section.agency, section=section.name, **facts)
    return person


def browser_of(person: Person) -> Client:
    """Return a browser in which a person is signed in."""
    user = getattr(person, "account", None) or UserFactory(person=person)
    client = Client()
    client.force_login(user)
    return client


def secretary_of(office: Office) -> Client:
    """Return the secretary's browser."""
    return browser_of(office.house.users["secretary"].person)


def at_week(office: Office, monday: date = MONDAY) -> str:
    """Return the address of a week."""
    return reverse("reviews:week", args=[office.branch.pk, monday.isoformat()])


def at_section(
    name: str, office: Office, monday: date = MONDAY, section: Section | None = None
) -> str:
    """Return an address of a section's week."""
    section = section or office.section
    return reverse(f"reviews:{name}", args=[office.branch.pk, monday.isoformat(), section.pk])
