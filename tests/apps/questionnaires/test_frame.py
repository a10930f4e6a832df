"""How many may answer is suggested from the records, each person once."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.questionnaires.records import QuestionnaireFactory
from tests.factories import AgencyFactory, EmploymentFactory, PersonFactory

from zhibu.apps.organisation.models import Employment
from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.models import Questionnaire

pytestmark = pytest.mark.django_db


def address(name, questionnaire):
    return reverse(f"questionnaires:{name}", args=[questionnaire.pk])


@pytest.fixture
def agencies(study):
    """Two agencies with three and two people in post, and one retired."""
    found = [AgencyFactory(zone=study.zone, name=name) for name in ("编办", "网信中心")]
    for agency, count in zip(found, (3, 2), strict=True):
        for _ in range(count):
            EmploymentFactory(person=PersonFactory(zone=study.zone), agency=agency)
    EmploymentFactory(
        person=PersonFactory(zone=study.zone),
        agency=found[0],
        status=Employment.Status.RETIRED,
    )
    return found


@pytest.fixture
def empty(study):
    return QuestionnaireFactory(study=study, content={})


def test_the_number_on_record_is_suggested(coordinator, draft, agencies):
    draft.population = None
    draft.save()
    response = coordinator.get(address("frame", draft))
    assert "在职 5 人，另有退休 1 人（编办 3、网信中心 2）" in response.text
    form = response.context["form"]
    assert form["population"].value() == 5
    assert [field.value() for field in form.rows[0].fields] == [3, 2]


def test_somebody_who_changed_agency_counts_once(coordinator, draft, agencies, study):
    mover = PersonFactory(zone=study.zone)
    left = date(2026, 11, 24)
    EmploymentFactory(person=mover, agency=agencies[0], until=left)
    EmploymentFactory(person=mover, agency=agencies[1], since=left)
    assert "在职 6 人" in coordinator.get(address("frame", draft)).text


def typed(response, **facts):
    return {"seen": response.context["seen"], "population": 24} | facts


def test_the_number_and_a_margin_are_kept(coordinator, draft):
    page = address("frame", draft)
    facts = {"m:agency:a": 14, "m:agency:b": 10}
    response = coordinator.post(page, typed(coordinator.get(page), **facts), follow=True)
    assert "发放人数：24 人" in response.text
    draft.refresh_from_db()
    assert (draft.population, draft.margins) == (24, {"agency": {"a": 14, "b": 10}})
    coordinator.post(page, typed(coordinator.get(page)))
    draft.refresh_from_db()
    assert draft.margins == {}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"population": ""}, "请填发放给多少人"),
        ({"population": 0}, "至少1人"),
        ({"m:agency:a": 14, "m:agency:b": 9}, "加起来是23人，与发放人数24人不符"),
        ({"m:agency:a": 24}, "第1题没有填全"),
        ({"m:agency:a": -1, "m:agency:b": 25}, "不能是负数"),
    ],
)
def test_numbers_that_do_not_fit_are_refused(coordinator, draft, facts, said):
    page = address("frame", draft)
    response = coordinator.post(page, typed(coordinator.get(page), **facts))
    assert response.status_code == 422
    assert said in response.text
    draft.refresh_from_db()
    assert (draft.population, draft.margins) == (24, {})


def test_two_who_set_the_number_see_what_the_other_wrote(coordinator, draft):
    page = address("frame", draft)
    first = coordinator.get(page)
    coordinator.post(page, typed(first, population=30))
    second = coordinator.post(page, typed(first, population=31))
    assert second.status_code == 422
    assert "现在记的是：发放 30 人" in second.text
    coordinator.post(page, typed(second, population=31))
    draft.refresh_from_db()
    assert draft.population == 31


def test_the_question_for_the_agency_comes_with_its_numbers(coordinator, empty, agencies):
    coordinator.post(address("agencies", empty))
    made = Questionnaire.objects.get(pk=empty.pk)
    (question,) = codebook_of(made)
    assert [option.label for option in question.options] == ["编办", "网信中心"]
    assert made.population == 5
    assert sorted(made.margins["agency"].values()) == [2, 3]


def test_numbers_that_would_not_add_up_are_left_out(coordinator, draft, agencies):
    coordinator.post(address("agencies", draft))
    draft.refresh_from_db()
    assert draft.population == 24
    assert draft.margins == {}
    assert codebook_of(draft).questions[0].id == "q1"


def test_without_agencies_there_is_nothing_to_choose(coordinator, empty):
    response = coordinator.post(address("agencies", empty))
    assert response.status_code == 422
    assert "不到两个单位" in response.text
