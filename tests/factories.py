"""Records for tests, each with what it needs and nothing more; whole and valid by default."""

from datetime import date
from functools import cache

import factory
from django.contrib.auth.hashers import make_password
from factory.django import DjangoModelFactory

from zhibu.apps.accounts.models import Grant, User
from zhibu.apps.organisation import models as org
from zhibu.apps.organisation.naming import search_text

BEGAN = date(2020, 1, 1)
PASSWORD = "湖北荆州-correct-horse-9"


@cache
def hashed_password() -> str:
    """Hash PASSWORD once for all accounts: hashing is slow on purpose."""
    return make_password(PASSWORD)


class WorkCommitteeFactory(DjangoModelFactory):
    class Meta:
        model = org.WorkCommittee

    name = factory.Sequence("第{}机关工委".format)


class ZoneFactory(DjangoModelFactory):
    class Meta:
        model = org.Zone

    committee = factory.SubFactory(WorkCommitteeFactory)
    name = factory.Sequence("第{}协作区".format)


class AgencyFactory(DjangoModelFactory):
    class Meta:
        model = org.Agency

    zone = factory.SubFactory(ZoneFactory)
    name = factory.Sequence("第{}档案中心".format)


class BranchFactory(DjangoModelFactory):
    class Meta:
        model = org.Branch

    agency = factory.SubFactory(AgencyFactory)
    zone = factory.SelfAttribute("agency.zone")
    name = factory.Sequence("第{}党支部".format)


class PartyGroupFactory(DjangoModelFactory):
    class Meta:
        model = org.PartyGroup

    branch = factory.SubFactory(BranchFactory)
    zone = factory.SelfAttribute("branch.zone")
    name = factory.Sequence("第{}党小组".format)


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = org.Person

    zone = factory.SubFactory(ZoneFactory)
    code = factory.Sequence("T{:05d}".format)
    name = "陈一鸣"
    search_text = factory.LazyAttribute(lambda person: search_text(person.name))
    sex = org.Person.Sex.MALE
    birth_month = "1985-03"


class OfPersonFactory(DjangoModelFactory):
    """A period of a person, in the person's zone."""

    class Meta:
        abstract = True

    person = factory.SubFactory(PersonFactory)
    zone = factory.SelfAttribute("person.zone")
    since = BEGAN


class EmploymentFactory(OfPersonFactory):
    class Meta:
        model = org.Employment

    agency = factory.SubFactory(AgencyFactory, zone=factory.SelfAttribute("..person.zone"))


class SectionFactory(DjangoModelFactory):
    class Meta:
        model = org.Section
        django_get_or_create = ("zone", "agency", "name")

    agency = factory.SubFactory(AgencyFactory)
    zone = factory.SelfAttribute("agency.zone")
    name = factory.Sequence("业务{}科".format)


class SectionHeadFactory(OfPersonFactory):
    class Meta:
        model = org.SectionHead

    section = factory.SubFactory(SectionFactory)


class StandingFactory(OfPersonFactory):
    class Meta:
        model = org.Standing

    stage = org.Standing.Stage.FULL


class SecondmentFactory(OfPersonFactory):
    class Meta:
        model = org.Secondment

    kind = org.Secondment.Kind.VILLAGE
    host = "公安县某村"


class AwayPeriodFactory(OfPersonFactory):
    class Meta:
        model = org.AwayPeriod

    kind = org.AwayPeriod.Kind.ELSEWHERE
    place = "武汉市"


class VotingSuspensionFactory(OfPersonFactory):
    class Meta:
        model = org.VotingSuspension


class InBranchFactory(DjangoModelFactory):
    """A period of a person in a branch; whoever is not given is made in the branch's zone."""

    class Meta:
        abstract = True

    branch = factory.SubFactory(BranchFactory)
    zone = factory.SelfAttribute("branch.zone")
    person = factory.SubFactory(PersonFactory, zone=factory.SelfAttribute("..branch.zone"))
    since = BEGAN


class AffiliationFactory(InBranchFactory):
    class Meta:
        model = org.Affiliation


class PostFactory(InBranchFactory):
    class Meta:
        model = org.Post

    kind = org.Post.Kind.SECRETARY


class TermFactory(DjangoModelFactory):
    class Meta:
        model = org.Term

    branch = factory.SubFactory(BranchFactory)
    zone = factory.SelfAttribute("branch.zone")
    since = date(2024, 6, 1)
    due_on = date(2027, 6, 1)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence("user{}".format)
    password = factory.LazyFunction(hashed_password)


class GrantFactory(DjangoModelFactory):
    class Meta:
        model = Grant

    user = factory.SubFactory(UserFactory)
    role = Grant.Role.KEEPER
    since = BEGAN


def member_of(
    branch: org.Branch,
    name: str = "陈一鸣",
    *,
    stage: org.Standing.Stage | None = org.Standing.Stage.FULL,
    since: date = BEGAN,
    group: org.PartyGroup | None = None,
    **facts: object,
) -> org.Person:
    """Make a person who works at the branch's agency and is in the branch since a day."""
    person = PersonFactory(zone=branch.zone, name=name, **facts)
    EmploymentFactory(person=person, agency=branch.agency, since=since)
    AffiliationFactory(person=person, branch=branch, since=since, group=group)
    if stage:
        StandingFactory(person=person, stage=stage, since=since)
    return person


def officer_of(
    branch: org.Branch, name: str = "周明", kind: org.Post.Kind = org.Post.Kind.SECRETARY
) -> org.Person:
    """Make a member of the branch who holds a post in it."""
    person = member_of(branch, name)
    PostFactory(person=person, branch=branch, kind=kind)
    return person


def works_in(section: org.Section, person: org.Person, *, heads: bool = False) -> org.Person:
    """Let a person on record work in a section, as its head if so said."""
    org.Employment.objects.filter(person=person, until=None).update(section=section.name)
    if heads:
        SectionHeadFactory(section=section, person=person)
    return person
