"""Work items for tests."""

from datetime import date

import factory
from factory.django import DjangoModelFactory
from tests.factories import BranchFactory, PersonFactory, ZoneFactory

from zhibu.apps.workitems import models


class CityTaskFactory(DjangoModelFactory):
    class Meta:
        model = models.CityTask

    zone = factory.SubFactory(ZoneFactory)
    name = factory.Sequence("中心工作{}".format)
    since = date(2026, 1, 1)


class WorkItemFactory(DjangoModelFactory):
    class Meta:
        model = models.WorkItem

    branch = factory.SubFactory(BranchFactory)
    zone = factory.SelfAttribute("branch.zone")
    title = factory.Sequence("事项{}".format)
    planned_on = date(2026, 11, 2)


class ItemOwnerFactory(DjangoModelFactory):
    class Meta:
        model = models.ItemOwner

    item = factory.SubFactory(WorkItemFactory)
    zone = factory.SelfAttribute("item.zone")
    person = factory.SubFactory(PersonFactory, zone=factory.SelfAttribute("..zone"))


class HindranceFactory(DjangoModelFactory):
    class Meta:
        model = models.Hindrance

    item = factory.SubFactory(WorkItemFactory)
    zone = factory.SelfAttribute("item.zone")
    since = date(2026, 11, 9)
    reason = "等市里批复"
