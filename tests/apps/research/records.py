"""Makers of findings and measures for tests."""

from datetime import date

import factory
from tests.apps.questionnaires.records import OpenQuestionnaireFactory
from tests.apps.studies.records import StudyFactory
from tests.factories import PersonFactory

from zhibu.apps.research.models import Finding, Measure


class ClosedQuestionnaireFactory(OpenQuestionnaireFactory):
    closed_on = date(2026, 3, 20)
    margins = {"agency": {"a": 12, "b": 12}}


class FindingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Finding

    study = factory.SubFactory(StudyFactory)
    zone = factory.SelfAttribute("study.zone")
    title = "近八成受访者认为创新不足"
    difficulty = Finding.Difficulty.INNOVATION


class MeasureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Measure

    finding = factory.SubFactory(FindingFactory)
    zone = factory.SelfAttribute("finding.zone")
    text = "每季度请一次外单位来讲"
    owner = factory.SubFactory(PersonFactory, zone=factory.SelfAttribute("..zone"))
    due_on = date(2026, 12, 10)
