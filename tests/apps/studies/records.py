"""Makers of studies and their teams for tests."""

from datetime import date

import factory
from tests.factories import PersonFactory, ZoneFactory

from zhibu.apps.studies.models import Code, Researcher, Study


class StudyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Study

    zone = factory.SubFactory(ZoneFactory)
    title = factory.Sequence(lambda number: f"小机关党建调研{number}")
    begun_on = date(2026, 3, 2)


class ResearcherFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Researcher

    study = factory.SubFactory(StudyFactory)
    zone = factory.SelfAttribute("study.zone")
    person = factory.SubFactory(PersonFactory, zone=factory.SelfAttribute("..zone"))
    added_on = date(2026, 3, 2)


class CodeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Code

    study = factory.SubFactory(StudyFactory)
    zone = factory.SelfAttribute("study.zone")
    name = factory.Sequence(lambda number: f"编码{number}")
