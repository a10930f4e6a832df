"""Makers of questionnaires for tests."""

from datetime import date

import factory
from tests.apps.studies.records import StudyFactory

from zhibu.apps.questionnaires.models import Questionnaire

CONTENT = {
    "questions": [
        {
            "id": "agency",
            "kind": "single",
            "label": "您所在的单位",
            "options": [{"code": "a", "label": "编办"}, {"code": "b", "label": "网信中心"}],
        },
        {
            "id": "hard",
            "kind": "multiple",
            "label": "您单位党建的主要困难（可多选）",
            "options": [
                {"code": "time", "label": "学习时间难协调"},
                {"code": "new", "label": "创新不足"},
                {"code": "skill", "label": "能力提升难"},
            ],
        },
        {"id": "say", "kind": "text", "label": "您的建议"},
    ]
}


class QuestionnaireFactory(factory.django.DjangoModelFactory):
    """A draft; see OpenQuestionnaireFactory for one that takes answers."""

    class Meta:
        model = Questionnaire

    study = factory.SubFactory(StudyFactory)
    zone = factory.SelfAttribute("study.zone")
    title = factory.Sequence(lambda number: f"机关党建问卷{number}")
    content = CONTENT


class OpenQuestionnaireFactory(QuestionnaireFactory):
    population = 24
    opened_on = date(2026, 3, 2)
