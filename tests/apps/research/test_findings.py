"""A finding is written down, rests on figures, and leads to measures somebody carries out."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.questionnaires.records import OpenQuestionnaireFactory
from tests.apps.research.records import (
    ClosedQuestionnaireFactory,
    FindingFactory,
    MeasureFactory,
    QuotationFactory,
    SourceFactory,
)
from tests.apps.studies.records import StudyFactory

from zhibu.apps.accounts.queries.held import held_about
from zhibu.apps.research.models import Finding, Measure

pytestmark = pytest.mark.django_db

FACTS = {"title": "近八成认为创新不足", "difficulty": "innovation", "body": "各单位都这样说。"}


@pytest.fixture
def study(house):
    return StudyFactory(zone=house.zone)


def at(name, *args):
    return reverse(f"research:{name}", args=args)


def test_a_finding_is_written_down_and_shown_in_the_study(coordinator, study):
    assert "还没有发现" in coordinator.get(at("study", study.pk)).text
    assert coordinator.post(at("add_finding", study.pk), FACTS).status_code == 302
    finding = Finding.objects.get()
    assert FACTS["title"] in coordinator.get(at("study", study.pk)).text
    page = coordinator.get(at("finding", finding.pk)).text
    assert FACTS["body"] in page
    assert "党建活动创新突破难" in page
    coordinator.post(at("delete_finding", finding.pk))
    assert not Finding.objects.exists()


def test_a_finding_without_a_sentence_is_refused_with_all_that_was_typed(coordinator, study):
    refused = coordinator.post(at("add_finding", study.pk), FACTS | {"title": ""})
    assert refused.status_code == 422
    assert "请用一句话写清发现" in refused.text
    assert FACTS["body"] in refused.text


def test_of_two_who_change_a_finding_the_second_is_shown_both_texts(coordinator, study):
    finding = FindingFactory(study=study)
    change = at("change_finding", finding.pk)
    coordinator.post(change, FACTS | {"body": "先存的", "version": 0})
    second = coordinator.post(change, FACTS | {"body": "后写的", "version": 0})
    assert second.status_code == 422
    assert "先存的" in second.text
    assert "后写的" in second.text
    finding.refresh_from_db()
    assert finding.body == "先存的"


def test_a_finding_rests_on_figures_of_closed_questionnaires_only(coordinator, study):
    closed = ClosedQuestionnaireFactory(study=study)
    still_open = OpenQuestionnaireFactory(study=study)
    elsewhere = ClosedQuestionnaireFactory()
    finding = FindingFactory(study=study)
    choose = at("choose_basis", finding.pk)
    page = coordinator.get(choose).text
    assert f'value="{closed.pk}|hard|"' in page
    assert f'value="{closed.pk}|hard|agency"' in page
    assert f'value="{closed.pk}|say|"' not in page
    assert f'value="{still_open.pk}|hard|"' not in page
    chosen = [f"{closed.pk}|hard|", f"{closed.pk}|hard|agency"]
    assert coordinator.post(choose, {"figures": chosen}).status_code == 302
    assert finding.figures.count() == 2
    refused = coordinator.post(choose, {"figures": [f"{elsewhere.pk}|hard|"]})
    assert "有一项已经不在了" in refused.text
    assert refused.status_code == 422
    assert finding.figures.count() == 2
    assert coordinator.post(choose, {}).status_code == 302
    assert not finding.figures.exists()


def test_a_measure_is_taken_on_comes_due_and_is_done(client, coordinator, house, study):
    closed = ClosedQuestionnaireFactory(study=study)
    finding = FindingFactory(study=study)
    coordinator.post(at("choose_basis", finding.pk), {"figures": [f"{closed.pk}|hard|"]})
    officer = house.users["officer"].person
    found = coordinator.get(at("find_owner", finding.pk), {"q": officer.name}).text
    add = f"{at('add_measure', finding.pk)}?owner={officer.pk}"
    assert add in found
    facts = {"text": "每季度请外单位来讲", "due_on": "2026-11-30", "watch": f"{closed.pk}|hard|new"}
    assert coordinator.post(add, facts).status_code == 302
    measure = Measure.objects.get()
    assert (measure.owner, measure.watched, measure.watched_code) == (officer, closed, "new")
    assert facts["text"] in coordinator.get(at("finding", finding.pk)).text
    held = {section.title: section.rows for section in held_about(officer)}
    assert held["调研措施"][0][0] == facts["text"]
    client.force_login(house.users["officer"])
    assert facts["text"] in client.get(reverse("home:today")).text
    finish = at("finish_measure", measure.pk)
    early = client.post(finish, {"outcome": "讲了两次", "done_on": "2026-12-01"})
    assert "这一天还没到" in early.text
    assert "讲了两次" in early.text
    assert client.post(finish, {"outcome": "讲了两次", "done_on": "2026-11-24"}).status_code == 302
    measure.refresh_from_db()
    assert measure.done_on == date(2026, 11, 24)
    assert facts["text"] not in client.get(reverse("home:today")).text


def test_a_measure_for_a_day_that_has_passed_is_refused(coordinator, house, study):
    finding = FindingFactory(study=study)
    add = f"{at('add_measure', finding.pk)}?owner={house.person.pk}"
    refused = coordinator.post(add, {"text": "做", "due_on": "2026-11-23"})
    assert "这一天已经过去" in refused.text
    assert not Measure.objects.exists()


def test_an_owner_has_to_be_picked_in_the_zone(coordinator, house, study):
    finding = FindingFactory(study=study)
    stranger = house.users["stranger"].person
    for owner in ("", "x", "9" * 30, str(stranger.pk)):
        answer = coordinator.get(f"{at('add_measure', finding.pk)}?owner={owner}")
        assert answer.headers["Location"] == at("find_owner", finding.pk)
    assert stranger.name not in coordinator.get(
        at("find_owner", finding.pk), {"q": stranger.name}
    ).text.replace(f'value="{stranger.name}"', "").replace(f"“{stranger.name}”", "")


def test_a_measure_done_too_soon_is_opened_again_and_a_wrong_one_deleted(coordinator, study):
    measure = MeasureFactory(finding__study=study, done_on=date(2026, 11, 2), outcome="完成")
    coordinator.post(at("reopen_measure", measure.pk))
    measure.refresh_from_db()
    assert measure.done_on is None
    coordinator.post(at("delete_measure", measure.pk))
    assert not Measure.objects.exists()


def test_a_study_page_asks_as_often_for_three_findings_as_for_one(
    coordinator, study, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    hub = at("study", study.pk)
    MeasureFactory(finding__study=study)
    coordinator.get(hub)
    with CaptureQueriesContext(
        connection,
    ) as one:
        coordinator.get(hub)
    for _ in range(2):
        MeasureFactory(finding__study=study)
    with django_assert_num_queries(len(one)):
        coordinator.get(hub)


def test_a_finding_rests_on_confirmed_quotations_and_sources(coordinator, study):
    source = SourceFactory(study=study)
    confirmed = QuotationFactory(interview__study=study, confirmed_on=date(2026, 3, 9))
    draft = QuotationFactory(interview__study=study, confirmed_on=None)
    finding = FindingFactory(study=study)
    choose = at("choose_basis", finding.pk)
    page = coordinator.get(choose).text
    assert confirmed.text in page
    assert draft.text not in page
    chosen = {"quotations": [confirmed.pk], "sources": [source.pk]}
    assert coordinator.post(choose, chosen).status_code == 302
    page = coordinator.get(at("finding", finding.pk)).text
    assert confirmed.text in page
    assert source.title in page
    confirmed.interview.withdrawn_on = date(2026, 3, 10)
    confirmed.interview.save()
    assert confirmed.text not in coordinator.get(at("finding", finding.pk)).text
