"""Activities, places and themes for tests."""

from datetime import date

import factory
from factory.django import DjangoModelFactory
from tests.factories import BranchFactory, ZoneFactory

from zhibu.apps.activities import models


class BaseFactory(DjangoModelFactory):
    class Meta:
        model = models.Base

    zone = factory.SubFactory(ZoneFactory)
    name = factory.Sequence("第{}教育基地".format)


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = models.Theme

    zone = factory.SubFactory(ZoneFactory)
    name = factory.Sequence("主题{}".format)


class ActivityFactory(DjangoModelFactory):
    """One from before the system, unless a meeting is given (with held_on=None)."""

    class Meta:
        model = models.Activity

    branch = factory.SubFactory(BranchFactory)
    zone = factory.SelfAttribute("branch.zone")
    kind = models.Activity.Kind.VISIT
    title = "参观见学"
    held_on = date(2026, 5, 20)
