"""Interviews for tests."""

from datetime import date

import factory
from tests.apps.studies.records import CodeFactory, ResearcherFactory, StudyFactory
from tests.factories import GrantFactory, UserFactory
from tests.houses import House

from zhibu.apps.accounts.models import Grant
from zhibu.apps.interviews.models import Guide, Interview, Passage, Quotation
from zhibu.apps.interviews.services.quotations import change_quotation, draft_quotation
from zhibu.core.coding.sentences import sentences_of

TODAY = date(2026, 11, 24)
WORDS = (
    "学习时间老是凑不齐。王敏一个人管三个支部！\n电话打到13812345678，也没有人接。经费倒是够的。"
)
"""Four sentences in two paragraphs; a name and a number among them."""


class GuideFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Guide

    study = factory.SubFactory(StudyFactory)
    zone = factory.SelfAttribute("study.zone")
    title = factory.Sequence("提纲{}".format)
    text = "# 组织生活\n多久开一次会？\n有什么难处？"


class InterviewFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Interview

    study = factory.SubFactory(StudyFactory)
    zone = factory.SelfAttribute("study.zone")
    speaker = "某单位党务干部"
    on = date(2026, 11, 3)
    interviewer = "周明"
    consent = Interview.Consent.SPOKEN
    consent_on = date(2026, 11, 3)
    may_quote = True
    transcript = WORDS
    revision = 1


def study_in(house: House):
    """Make a study of the house's zone whose team is the house's member."""
    study = StudyFactory(zone=house.zone)
    ResearcherFactory(study=study, person=house.person)
    return study


def coordinator_of(zone, name):
    """Make one more coordinator of the zone, with a person of that name."""
    user = UserFactory(username=name, person=None)
    GrantFactory(user=user, role=Grant.Role.COORDINATOR, zone=zone)
    return user


def coded_by(interview, user, **codes):
    """Have a user code sentences: name of the code -> numbers of sentences, one each."""
    sentences = sentences_of(interview.transcript)
    for name, numbers in codes.items():
        code = interview.study.codes.filter(name=name).first() or CodeFactory(
            study=interview.study, name=name
        )
        for number in numbers:
            sentence = sentences[number - 1]
            Passage.objects.create(
                zone=interview.zone, interview=interview, code=code, coder=user,
                start=sentence.start, end=sentence.end,
            )  # fmt: skip


def quotation_from(interview, *numbers, confirmed_by=None) -> Quotation:
    """Make a quotation of sentences; confirmed when somebody is given."""
    quotation = draft_quotation(interview=interview, numbers=numbers)
    if confirmed_by is None:
        return quotation
    return change_quotation(
        quotation=quotation, text=quotation.text, revision=0, confirm=confirmed_by,
        keep=False, on=TODAY,
    )  # fmt: skip
