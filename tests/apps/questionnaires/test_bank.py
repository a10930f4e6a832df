"""The bank offers eight topics and what the zone keeps itself."""

import pytest
from django.urls import reverse
from tests.apps.questionnaires.records import QuestionnaireFactory
from tests.factories import ZoneFactory

from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.models import BankItem, Questionnaire

pytestmark = pytest.mark.django_db


def address(name, questionnaire, *more):
    return reverse(f"questionnaires:{name}", args=[questionnaire.pk, *more])


def codebook(questionnaire):
    return codebook_of(Questionnaire.objects.get(pk=questionnaire.pk))


def test_items_are_found_by_words_and_by_topic(coordinator, draft):
    page = address("bank", draft)
    assert len(coordinator.get(page).context["topics"]) == 8
    found = coordinator.get(page, {"q": "学习 合适"}).context["topics"]
    assert [item.key for topic in found for item in topic.items] == ["shipped:length"]
    one = coordinator.get(page, {"topic": "主要困难"}).context["topics"]
    assert [topic.name for topic in one] == ["主要困难"]
    assert "没有找到含“某某”的" in coordinator.get(page, {"q": "某某"}).text


def test_ticked_items_are_added_in_the_order_of_the_bank(coordinator, draft):
    ticked = ["shipped:background", "shipped:officer"]
    response = coordinator.post(address("bank", draft), {"item": ticked}, follow=True)
    assert "已加入 2 道题" in response.text
    added = codebook(draft)
    assert [question.id for question in added][-2:] == ["officer", "background"]
    assert added.question("background").asked_if.question == "officer"
    assert "问卷里已有" in coordinator.get(address("bank", draft)).text


def test_an_item_whose_condition_finds_nothing_is_asked_of_all_and_that_is_said(coordinator, draft):
    response = coordinator.post(
        address("bank", draft), {"item": ["shipped:background"]}, follow=True
    )
    assert "原来只问一部分人" in response.text
    assert codebook(draft).question("background").asked_if is None


def test_ticking_nothing_is_pointed_out(coordinator, draft):
    response = coordinator.post(address("bank", draft))
    assert response.status_code == 422
    assert "还没有选题" in response.text


def test_a_question_is_kept_found_taken_over_and_dropped(coordinator, study, draft):
    keep = address("keep", draft, "hard")
    coordinator.post(keep, {"topic": "主要困难", "new_topic": "本区专题"})
    kept = BankItem.objects.get()
    assert (kept.zone, kept.topic) == (study.zone, "本区专题")
    again = coordinator.post(keep, {"topic": "主要困难"})
    assert "题库里已经有一模一样的题" in again.text
    other = QuestionnaireFactory(study=study, content={})
    assert "本区专题" in coordinator.get(address("bank", other)).text
    coordinator.post(address("bank", other), {"item": [f"own:{kept.pk}"]})
    assert [question.label for question in codebook(other)] == ["您单位党建的主要困难（可多选）"]
    drop = f"{address('drop_item', draft)}?item={kept.pk}"
    assert "从题库删去“您单位党建的主要困难（可多选）”" in coordinator.get(drop).text
    coordinator.post(drop)
    assert not BankItem.objects.exists()
    assert len(codebook(other).questions) == 1


def test_another_zones_items_are_neither_shown_nor_dropped(coordinator, draft):
    theirs = BankItem.objects.create(
        zone=ZoneFactory(), topic="外区", content={"id": "x", "kind": "text", "label": "外区的题"}
    )
    assert "外区的题" not in coordinator.get(address("bank", draft)).text
    coordinator.post(address("bank", draft), {"item": [f"own:{theirs.pk}"]})
    coordinator.post(f"{address('drop_item', draft)}?item={theirs.pk}")
    assert BankItem.objects.filter(pk=theirs.pk).exists()
    assert "外区的题" not in {question.label for question in codebook(draft)}
