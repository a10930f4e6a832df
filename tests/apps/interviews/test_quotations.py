"""Only anonymised, confirmed words of those who agreed leave the room."""

import pytest
from django.urls import reverse
from tests.apps.interviews.records import InterviewFactory, coded_by, quotation_from
from tests.factories import member_of

from zhibu.apps.interviews.models import Quotation
from zhibu.apps.interviews.queries.quotations import quotations_of

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"interviews:{name}", args=args)


@pytest.fixture
def interview(house, study):
    member_of(house.branch, "王敏")
    return InterviewFactory(study=study)


def quote(client, interview, *numbers):
    return client.post(at("quote", interview.pk), {"sentence": list(numbers)})


def test_a_draft_has_the_known_names_and_numbers_taken_out(interview, member, client):
    answer = quote(client, interview, 2, 3)
    quotation = Quotation.objects.get()
    assert answer.url == at("quotation", quotation.pk)
    assert quotation.text == "某同志一个人管三个支部！\n电话打到某号码，也没有人接。"
    page = client.get(answer.url).text
    assert "王敏 → 某同志" in page
    assert "13812345678 → 某号码" in page


def test_a_quotation_leaves_only_when_confirmed(interview, study, member, client):
    coded_by(interview, member, 时间=[1])
    quote(client, interview, 1)
    quotation = Quotation.objects.get()
    assert quotations_of(study) == ()
    typed = {"text": "学习时间凑不齐。", "revision": 0}
    client.post(at("quotation", quotation.pk), typed | {"then": "keep"})
    assert quotations_of(study) == ()
    client.post(at("quotation", quotation.pk), typed | {"revision": 1, "then": "confirm"})
    (quoted,) = quotations_of(study)
    assert (quoted.text, quoted.speaker, quoted.codes) == (
        "学习时间凑不齐。",
        "某单位党务干部",
        ("时间",),
    )
    # Words changed afterwards have to be confirmed again.
    client.post(at("quotation", quotation.pk), typed | {"revision": 2, "then": "keep"})
    assert quotations_of(study) == ()


def test_known_names_cannot_be_confirmed_unless_they_mean_nobody(interview, study, member, client):
    quotation = quotation_from(interview, 2)
    typed = {"text": "王敏锐的同志少。", "revision": 0, "then": "confirm"}
    answer = client.post(at("quotation", quotation.pk), typed)
    assert (answer.status_code, "文字里还有：王敏" in answer.text) == (422, True)
    assert 'name="keep"' in answer.text
    client.post(at("quotation", quotation.pk), typed | {"keep": "on"})
    assert len(quotations_of(study)) == 1


@pytest.mark.parametrize(("numbers", "said"), [((1, 3), "连续的句子"), ((), "没有选句子")])
def test_a_quotation_is_one_run_of_sentences(interview, member, client, numbers, said):
    answer = quote(client, interview, *numbers)
    assert (answer.status_code, said in answer.text) == (422, True)
    assert not Quotation.objects.exists()


def test_who_did_not_agree_is_not_quoted(interview, study, member, client):
    quotation_from(interview, 1, confirmed_by=member)
    interview.may_quote = False
    interview.save()
    assert quotations_of(study) == ()
    answer = quote(client, interview, 2)
    assert (answer.status_code, "没有同意引用" in answer.text) == (422, True)


def test_the_second_of_two_who_edit_sees_both_texts(interview, member, client):
    page = at("quotation", quotation_from(interview, 1).pk)
    client.post(page, {"text": "先改的。", "revision": 0, "then": "keep"})
    answer = client.post(page, {"text": "后改的。", "revision": 0, "then": "keep"})
    assert answer.status_code == 422
    assert "先改的。" in answer.text
    assert "后改的。" in answer.text


def test_the_list_shows_what_waits(interview, study, member, client):
    quotation_from(interview, 1)
    quotation_from(interview, 2, confirmed_by=member)
    page = client.get(at("quotations", study.pk)).text
    assert ("待确认" in page, "可以引用" in page) == (True, True)
    client.post(at("drop_quotation", Quotation.objects.first().pk))
    assert Quotation.objects.count() == 1
