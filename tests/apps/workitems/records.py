"""Work items for tests."""

from datetime import date

import factory
from factory.django import DjangoModelFactory
from tests.apps.meetings.records import MeetingFactory
from tests.factories import BranchFactory, PersonFactory, ZoneFactory

from zhibu.apps.meetings.models import FollowUp
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


def follow_up_of(branch, *, owner=None, on=date(2026, 11, 5), **facts):
    """Make a decision of a meeting of the branch."""
    meeting = MeetingFactory(branch=branch, on=on)
    facts = {"text": "修订值班表", "due_on": date(2026, 12, 1)} | facts
    return FollowUp.objects.create(
        zone=branch.zone,
        meeting=meeting,
        owner=owner or PersonFactory(zone=branch.zone, name="何主人"),
        **facts,
    )
