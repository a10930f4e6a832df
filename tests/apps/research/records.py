"""Makers of findings and measures for tests."""

from datetime import date

import factory
from tests.apps.questionnaires.records import OpenQuestionnaireFactory
from tests.apps.studies.records import StudyFactory
from tests.factories import PersonFactory

from zhibu.apps.interviews.models import Interview, Quotation
from zhibu.apps.literature.models import Source
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


class InterviewFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Interview

    study = factory.SubFactory(StudyFactory)
    zone = factory.SelfAttribute("study.zone")
    speaker = "某单位党务干部"
    on = date(2026, 3, 5)
    interviewer = "胡文静"
    consent = Interview.Consent.SPOKEN
    consent_on = date(2026, 3, 5)
    may_quote = True
    transcript = "人手非常紧张。既要搞业务，也要兼党建。"


class QuotationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Quotation

    interview = factory.SubFactory(InterviewFactory)
    zone = factory.SelfAttribute("interview.zone")
    start = 0
    end = 1
    text = factory.Sequence(lambda number: f"人手非常紧张，第{number}句。")
    confirmed_on = date(2026, 3, 9)


class SourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Source

    study = factory.SubFactory(StudyFactory)
    zone = factory.SelfAttribute("study.zone")
    place_in_list = factory.Sequence(int)
    title = "推动机关党建高质量发展科学方法研究"
    authors = "谢清\n曹立\n李声虎"
    year = "2025"
