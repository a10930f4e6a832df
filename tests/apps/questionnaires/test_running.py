"""A questionnaire is made, opened once and closed for good."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.questionnaires.records import OpenQuestionnaireFactory, QuestionnaireFactory

from zhibu.apps.questionnaires.models import Questionnaire

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def address(name, questionnaire):
    return reverse(f"questionnaires:{name}", args=[questionnaire.pk])


def test_a_new_questionnaire_begins_with_the_eight_topics(coordinator, study):
    page = reverse("questionnaires:add", args=[study.pk])
    assert "八个专题" in coordinator.get(page).text
    response = coordinator.post(page, {"title": "党建问卷", "beginning": "topics"}, follow=True)
    made = Questionnaire.objects.get()
    assert (made.zone, made.study, made.is_draft) == (study.zone, study, True)
    assert len(made.content["questions"]) >= 8
    assert "已建立问卷：党建问卷" in response.text
    assert "还没有填发放给多少人" in response.text
    assert "党建问卷" in coordinator.get(study.get_absolute_url()).text


def test_a_new_questionnaire_may_begin_empty(coordinator, study):
    page = reverse("questionnaires:add", args=[study.pk])
    response = coordinator.post(page, {"title": "党建问卷", "beginning": "blank"}, follow=True)
    assert "还没有题目" in response.text


def test_two_of_one_title_are_refused_and_nothing_typed_is_lost(coordinator, study, draft):
    page = reverse("questionnaires:add", args=[study.pk])
    typed = {"title": draft.title, "beginning": "blank", "introduction": "写了很久的话"}
    response = coordinator.post(page, typed)
    assert response.status_code == 422
    assert "已有一份“机关党建问卷”" in response.text
    assert "写了很久的话" in response.text
    assert Questionnaire.objects.count() == 1


def test_it_opens_today_until_a_day_and_the_questions_stand(coordinator, draft):
    response = coordinator.post(address("open", draft), {"closes_on": "2026-12-08"}, follow=True)
    draft.refresh_from_db()
    assert (draft.opened_on, draft.closes_on) == (TODAY, date(2026, 12, 8))
    assert "12月8日 周二截止" in response.text
    refused = coordinator.post(address("heading", draft), {"title": "改个名", "seen": ""})
    assert refused.status_code == 422
    assert "问卷已经开始，题目和人数都不能再改" in refused.text


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"content": {}}, "还没有题目"),
        ({"population": None}, "还没有填发放给多少人"),
        ({"margins": {"agency": {"a": 10, "b": 13}}}, "加起来是23人，与发放人数24人不符"),
        (
            {
                "content": {
                    "questions": [
                        {
                            "id": "q1",
                            "kind": "single",
                            "label": "您的单位",
                            "options": [{"code": "a", "label": "编办"}],
                        }
                    ]
                }
            },
            "第1题的选项不到两个",
        ),
    ],
)
def test_what_is_missing_is_said_and_it_does_not_open(coordinator, study, facts, said):
    draft = QuestionnaireFactory(study=study, **({"population": 24} | facts))
    assert said in coordinator.get(draft.get_absolute_url()).text
    response = coordinator.post(address("open", draft), {"closes_on": ""})
    assert response.status_code == 422
    assert said in response.text
    draft.refresh_from_db()
    assert draft.is_draft


def test_a_last_day_that_is_past_is_refused(coordinator, draft):
    response = coordinator.post(address("open", draft), {"closes_on": "2026-11-23"})
    assert response.status_code == 422
    assert "截止日期2026年11月23日已经过去" in response.text


def test_it_closes_for_good_and_says_why(coordinator, study):
    running = OpenQuestionnaireFactory(study=study)
    page = address("close", running)
    assert "前后一减就能推出后来的人填了什么" in coordinator.get(page).text
    coordinator.post(page)
    running.refresh_from_db()
    assert running.closed_on == TODAY
    again = coordinator.post(address("open", running), {"closes_on": ""})
    assert again.status_code == 422
    assert "问卷已经结束，不能再开" in again.text
    assert coordinator.post(page).status_code == 422


def test_a_draft_cannot_be_closed(coordinator, draft):
    response = coordinator.post(address("close", draft))
    assert response.status_code == 422
    assert "问卷还没有开始" in response.text


def test_after_its_last_day_the_page_asks_to_close_or_to_prolong(coordinator, study):
    running = OpenQuestionnaireFactory(study=study, closes_on=date(2026, 11, 20))
    assert "已过，不再收答卷" in coordinator.get(running.get_absolute_url()).text
    coordinator.post(address("last_day", running), {"closes_on": "2026-11-30"})
    running.refresh_from_db()
    assert running.takes_answers(TODAY)


def test_a_draft_is_deleted_and_an_opened_one_is_not(coordinator, study, draft):
    running = OpenQuestionnaireFactory(study=study)
    assert "不能找回" in coordinator.get(address("delete", draft)).text
    coordinator.post(address("delete", draft))
    assert coordinator.post(address("delete", running)).status_code == 422
    assert list(Questionnaire.objects.all()) == [running]


def test_the_next_wave_asks_the_same_and_remembers_the_one_before(coordinator, study):
    first = OpenQuestionnaireFactory(study=study, margins={"agency": {"a": 12, "b": 12}})
    coordinator.post(address("again", first), {"title": "第二轮"})
    second = Questionnaire.objects.get(title="第二轮")
    assert (second.previous, second.content) == (first, first.content)
    assert (second.population, second.margins, second.is_draft) == (None, {}, True)
    second.content["questions"][1]["label"] = "您单位最大的困难"
    second.save()
    assert "第 2 题与上一轮不同" in coordinator.get(second.get_absolute_url()).text


def test_a_draft_has_no_next_wave(coordinator, draft):
    response = coordinator.post(address("again", draft), {"title": "第二轮"})
    assert response.status_code == 422
    assert "还没有开始" in response.text


def test_two_who_change_the_heading_see_both_texts(coordinator, draft):
    page = address("heading", draft)
    seen = coordinator.get(page).context["seen"]
    coordinator.post(page, {"title": "张三改的", "introduction": "", "seen": seen})
    second = coordinator.post(page, {"title": "李四改的", "introduction": "", "seen": seen})
    assert second.status_code == 422
    assert "张三改的" in second.text
    assert "李四改的" in second.text
    coordinator.post(
        page, {"title": "李四改的", "introduction": "", "seen": second.context["seen"]}
    )
    draft.refresh_from_db()
    assert draft.title == "李四改的"
