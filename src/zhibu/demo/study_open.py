"""A questionnaire of the demo that is open, so that a member can try answering one."""

from datetime import date, timedelta

from zhibu.apps.answering.services import prepare, receive
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.questionnaires.services import add_questionnaire, open_questionnaire
from zhibu.apps.studies.models import Study
from zhibu.core.surveys.answers import Response
from zhibu.core.surveys.codebook import Codebook
from zhibu.core.surveys.item_bank import shipped_topics

TOPIC = "学习时间与方式"
PEOPLE = 144
ANSWERED = 12
OPEN_SINCE, OPEN_FOR = timedelta(days=4), timedelta(days=10)


def build_open_questionnaire(study: Study, *, today: date) -> Questionnaire:
    """Ask the whole zone when it can study; a dozen have answered."""
    questions = next(topic.questions for topic in shipped_topics() if topic.name == TOPIC)
    questionnaire = add_questionnaire(
        study=study,
        title="学习时间小问卷（示例）",
        introduction="想了解什么时候学习最方便，自愿填写，不记名。",
        codebook=Codebook(questions=questions),
    )
    Questionnaire.objects.filter(pk=questionnaire.pk).update(population=PEOPLE)
    questionnaire.refresh_from_db()
    begun = today - OPEN_SINCE
    open_questionnaire(questionnaire=questionnaire, on=begun, closes_on=begun + OPEN_FOR)
    questionnaire.refresh_from_db()
    prepare(questionnaire=questionnaire)
    answers = [_answer(questionnaire, turn) for turn in range(ANSWERED)]
    receive(questionnaire=questionnaire, responses=answers, on=today)
    return questionnaire


def _answer(questionnaire: Questionnaire, turn: int) -> Response:
    """An invented answer: the options by turns, numbers left out."""
    content = questionnaire.content["questions"]
    return {
        question["id"]: (question["options"][turn % len(question["options"])]["code"],)
        for question in content
        if question["kind"] in ("single", "multiple")
    }
