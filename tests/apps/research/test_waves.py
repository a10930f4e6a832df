"""The next wave says whether the figure a measure watches moved beyond noise."""

from datetime import date

import pytest
from tests.apps.research.records import ClosedQuestionnaireFactory, MeasureFactory
from tests.apps.studies.records import StudyFactory

from zhibu.apps.answering.services import prepare, receive
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.research.queries.watched import watched_words

pytestmark = pytest.mark.django_db


def answered(questionnaire, *, new, other):
    """Answer a questionnaire so many times with 'new' and so many with another difficulty."""
    Questionnaire.objects.filter(pk=questionnaire.pk).update(closed_on=None)
    questionnaire.refresh_from_db()
    prepare(questionnaire=questionnaire)
    responses = [{"hard": ("new",)}] * new + [{"hard": ("time",)}] * other
    receive(questionnaire=questionnaire, responses=responses, on=date(2026, 3, 5))
    Questionnaire.objects.filter(pk=questionnaire.pk).update(closed_on=date(2026, 3, 20))
    questionnaire.refresh_from_db()
    return questionnaire


@pytest.fixture
def measure(house):
    study = StudyFactory(zone=house.zone)
    first = ClosedQuestionnaireFactory(study=study)
    return MeasureFactory(
        finding__study=study, watched=first, watched_question="hard", watched_code="new"
    )


def next_wave(measure):
    return ClosedQuestionnaireFactory(study=measure.finding.study, previous=measure.watched)


def test_before_the_next_wave_the_figure_is_waited_for(measure):
    answered(measure.watched, new=16, other=4)
    assert watched_words(measure) == "选“创新不足”的比例：等下一轮问卷"


def test_a_change_within_noise_is_not_called_one(measure):
    answered(measure.watched, new=12, other=8)
    answered(next_wave(measure), new=11, other=9)
    said = watched_words(measure)
    assert said.startswith("“创新不足”由60.0%变为55.0%")
    assert "没有显示出变化" in said


def test_a_change_beyond_noise_is_said(measure):
    answered(measure.watched, new=18, other=4)
    answered(next_wave(measure), new=4, other=18)
    assert watched_words(measure).endswith("变化超出了偶然的范围。")


def test_a_measure_that_watches_nothing_says_nothing(house):
    assert watched_words(MeasureFactory(finding__study__zone=house.zone)) == ""
