"""Project groups for tests: one of three agencies, or parts of it."""

from datetime import date

import factory
from factory.django import DjangoModelFactory
from tests.apps.workitems.records import WorkItemFactory
from tests.factories import AgencyFactory, BranchFactory, PersonFactory, SecondmentFactory

from zhibu.apps.projects import models

TODAY = date(2026, 11, 24)


class ProjectFactory(DjangoModelFactory):
    class Meta:
        model = models.Project

    branch = factory.SubFactory(BranchFactory)
    zone = factory.SelfAttribute("branch.zone")
    name = factory.Sequence("第{}改造专班".format)
    task = "年底前完成管网改造"
    since = date(2026, 9, 1)
    until = date(2027, 3, 31)


class ProjectMemberFactory(DjangoModelFactory):
    class Meta:
        model = models.ProjectMember

    project = factory.SubFactory(ProjectFactory)
    zone = factory.SelfAttribute("project.zone")
    person = factory.SubFactory(PersonFactory, zone=factory.SelfAttribute("..zone"))
    since = factory.SelfAttribute("project.since")


class ProjectItemFactory(DjangoModelFactory):
    class Meta:
        model = models.ProjectItem

    project = factory.SubFactory(ProjectFactory)
    zone = factory.SelfAttribute("project.zone")
    item = factory.SubFactory(WorkItemFactory, branch=factory.SelfAttribute("..project.branch"))


class PostingFactory(DjangoModelFactory):
    class Meta:
        model = models.Posting

    secondment = factory.SubFactory(SecondmentFactory)
    zone = factory.SelfAttribute("secondment.zone")
    duty = "驻村帮扶"


def third_branch(house):
    """Return a branch of a third agency of the house's zone."""
    return BranchFactory(agency=AgencyFactory(zone=house.zone))
