"""Weekly reviews for tests."""

from datetime import date

import factory
from factory.django import DjangoModelFactory
from tests.factories import (
    AgencyFactory,
    BranchFactory,
    PersonFactory,
    SectionFactory,
)
from tests.houses import House

from zhibu.apps.organisation.models import Section
from zhibu.apps.reviews import models

MONDAY = date(2026, 11, 23)
"""Of the week of the stopped clock."""


class WeekFactory(DjangoModelFactory):
    class Meta:
        model = models.Week
        django_get_or_create = ("zone", "branch", "monday")

    branch = factory.SubFactory(BranchFactory)
    zone = factory.SelfAttribute("branch.zone")
    monday = MONDAY


class OfSectionFactory(DjangoModelFactory):
    """A record of a section's week; who is not given is made in the branch's zone."""

    class Meta:
        abstract = True

    week = factory.SubFactory(WeekFactory)
    zone = factory.SelfAttribute("week.zone")
    section = factory.SubFactory(
        SectionFactory,
        agency=factory.SubFactory(AgencyFactory, zone=factory.SelfAttribute("...zone")),
    )


class SectionReportFactory(OfSectionFactory):
    class Meta:
        model = models.SectionReport

    done = "办结三件来信"
    written_by = factory.SubFactory(PersonFactory, zone=factory.SelfAttribute("..zone"))
    revision = 1


class CommentFactory(OfSectionFactory):
    class Meta:
        model = models.Comment

    by = factory.SubFactory(PersonFactory, zone=factory.SelfAttribute("..zone"))
    lens = models.Comment.Lens.ABILITY
    tone = models.Comment.Tone.PRAISE
    text = "台账清楚"


class PromiseFactory(OfSectionFactory):
    class Meta:
        model = models.Promise

    text = "把台账补齐"
    owner = factory.SubFactory(PersonFactory, zone=factory.SelfAttribute("..zone"))
    due_on = date(2026, 11, 27)


def section_in(house: House, name: str = "综合科") -> Section:
    """Return a section of the house's first agency."""
    section: Section = SectionFactory(agency=house.agency, name=name)
    return section
