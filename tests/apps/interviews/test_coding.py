"""Coding sentences, alone and blind by two; the tables that come of it."""

import pytest
from django.urls import reverse
from tests.apps.interviews.records import InterviewFactory, coded_by, quotation_from
from tests.apps.studies.records import CodeFactory

from zhibu.apps.interviews.models import DoubleCoding, Memo, Passage, Settlement
from zhibu.apps.interviews.queries.coded import coded_study
from zhibu.apps.interviews.queries.quotations import quotations_of
from zhibu.apps.interviews.queries.tables import tables_of

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"interviews:{name}", args=args)


def marked(interview):
    return {(p.code.name, interview.transcript[p.start : p.end]) for p in interview.passages.all()}


def test_ticked_sentences_get_the_ticked_codes_one_passage_a_run(study, member, client):
    interview = InterviewFactory(study=study)
    code = CodeFactory(study=study, name="时间")
    answer = client.post(at("coding", interview.pk), {"sentence": [1, 2, 4], "code": [code.pk]})
    assert answer.url.endswith("#s1")
    assert marked(interview) == {
        ("时间", "学习时间老是凑不齐。王敏一个人管三个支部！"),
        ("时间", "经费倒是够的。"),
    }
    page = client.get(at("coding", interview.pk)).text
    assert "第 1–2 句" in page
    client.post(at("coding", interview.pk), {"sentence": [4], "code": [code.pk]})
    assert Passage.objects.count() == 2


@pytest.mark.parametrize(
    ("sentences", "with_code", "said"),
    [([], True, "没有选句子"), ([99], True, "没有选句子"), ([1], False, "没有选编码")],
)
@pytest.mark.usefixtures("member")
def test_without_sentence_or_code_the_ticks_stay_and_the_page_says_so(
    study, client, sentences, with_code, said
):
    interview = InterviewFactory(study=study)
    code = CodeFactory(study=study)
    typed = {"sentence": sentences, "code": [code.pk] if with_code else []}
    answer = client.post(at("coding", interview.pk), typed)
    assert (answer.status_code, said in answer.text) == (422, True)
    assert answer.text.count(" checked") == (1 if sentences == [1] or with_code else 0)


def test_a_code_of_another_study_is_no_code_here(study, member, client):
    interview = InterviewFactory(study=study)
    typed = {"sentence": [1], "code": [CodeFactory().pk]}
    assert client.post(at("coding", interview.pk), typed).status_code == 422
    assert not Passage.objects.exists()


def test_a_code_is_taken_off_and_a_memo_stays_with_its_passage(study, member, client):
    interview = InterviewFactory(study=study)
    coded_by(interview, member, 时间=[1])
    passage = Passage.objects.get()
    client.post(at("memo_on_passage", passage.pk), {"text": "想想为什么", "revision": 0})
    assert "想想为什么" in client.get(at("interview", interview.pk)).text
    memo = Memo.objects.get()
    client.post(at("change_memo", memo.pk), {"text": "先写的", "revision": 0})
    late = client.post(at("change_memo", memo.pk), {"text": "后写的", "revision": 0})
    assert (late.status_code, "先写的" in late.text, "后写的" in late.text) == (422, True, True)
    client.post(at("uncode", passage.pk))
    assert not Passage.objects.exists()
    assert not Memo.objects.exists()


@pytest.fixture
def doubled(house, study, member, client):
    """Return an interview the member and the coordinator code blind."""
    interview = InterviewFactory(study=study)
    coordinator = house.users["coordinator"]
    typed = {"first": member.pk, "second": coordinator.pk}
    assert client.post(at("start_double", interview.pk), typed).status_code == 302
    coded_by(interview, member, 时间=[1, 2], 经费=[4])
    coded_by(interview, coordinator, 时间=[1], 人手=[2], 经费=[4])
    return interview


def test_two_coders_do_not_see_each_other_until_both_are_done(house, doubled, client):
    double = DoubleCoding.objects.get()
    mine = client.get(at("coding", doubled.pk)).text
    assert ("人手 <span" in mine, "时间 <span" in mine) == (False, True)
    assert (
        '人手</strong>\n            <span class="quiet">编码段 0'
        in client.get(at("codes", doubled.study_id)).text
    )
    client.post(at("finish_double", double.pk))
    waiting = client.get(at("double", double.pk)).text
    assert "系数" not in waiting
    closed = client.post(at("coding", doubled.pk), {"sentence": [3], "code": [1]})
    assert closed.status_code == 422
    client.force_login(house.users["coordinator"])
    client.post(at("finish_double", double.pk))
    page = client.get(at("double", double.pk))
    assert "人手" in page.text
    comparison = page.context["comparison"]
    # Sets of the four sentences: {时间} {时间} {} {经费} against {时间} {人手} {} {经费}.
    assert (comparison.overall.agreed, comparison.overall.units) == (3, 4)
    assert comparison.overall.alpha == pytest.approx(1 - (2 / 8) / (46 / 56))


def test_a_memo_on_a_passage_does_not_tell_the_other_coder_its_code(house, doubled, client):
    passage = Passage.objects.get(code__name="人手")
    client.force_login(house.users["coordinator"])
    client.post(at("memo_on_passage", passage.pk), {"text": "缺人", "revision": 0})
    assert "缺人" in client.get(at("interview", doubled.pk)).text
    client.force_login(house.users["member"])
    assert "缺人" not in client.get(at("interview", doubled.pk)).text
    assert client.get(at("memo_on_passage", passage.pk)).status_code == 404


def test_what_is_settled_counts_and_the_agreement_stays_that_of_blind_coding(
    house, study, doubled, client
):
    double = DoubleCoding.objects.get()
    assert tables_of(study).being_coded == 1
    for role in ("member", "coordinator"):
        client.force_login(house.users[role])
        client.post(at("finish_double", double.pk))
    before = client.get(at("double", double.pk)).context["comparison"]
    assert (len(before.differences), tables_of(study).unsettled) == (2, 2)
    time = study.codes.get(name="时间").pk
    hands = study.codes.get(name="人手").pk
    typed = {f"keep-2-{time}": "yes", f"keep-2-{hands}": "no", "keep-9-x": "yes", "other": "1"}
    client.post(at("double", double.pk), typed)
    after = client.get(at("double", double.pk)).context["comparison"]
    assert after.overall == before.overall
    assert (after.unsettled, Settlement.objects.count()) == (0, 2)
    (coded,) = coded_study(study).interviews
    assert coded.codes[1] == {time}
    money = study.codes.get(name="经费").pk
    counts = {row.branch.code.pk: row.total for row in tables_of(study).frequencies}
    assert counts == {time: 2, money: 1, hands: 0}


def test_one_person_cannot_be_both_coders(study, member, client):
    interview = InterviewFactory(study=study)
    typed = {"first": member.pk, "second": member.pk}
    answer = client.post(at("start_double", interview.pk), typed)
    assert (answer.status_code, "同一个人" in answer.text) == (422, True)


def test_a_transcript_coded_blind_is_not_changed_until_that_is_called_off(doubled, client):
    page = at("transcript", doubled.pk)
    answer = client.post(page, {"text": "改了。", "revision": 1})
    assert (answer.status_code, "双人编码" in answer.text) == (422, True)
    client.post(at("drop_double", DoubleCoding.objects.get().pk))
    assert Passage.objects.count() == 6
    assert client.post(page, {"text": "改了。", "revision": 1}).status_code == 302


def test_codes_are_counted_by_interview_and_in_pairs(study, member, client):
    first, second = InterviewFactory(study=study), InterviewFactory(study=study)
    coded_by(first, member, 时间=[1, 2], 人手=[2])
    coded_by(second, member, 时间=[1], 人手=[3])
    tables = tables_of(study)
    rows = {row.branch.code.name: (row.counts, row.total) for row in tables.frequencies}
    assert rows == {"时间": ((2, 1), 3), "人手": ((1, 1), 2)}
    assert [row.counts for row in tables.pairs] == [(None, 1), (1, None)]
    page = client.get(at("tables", study.pk)).text
    assert "%" not in page.split("<main")[1]


@pytest.mark.parametrize("count", [1, 3])
def test_the_tables_and_quotations_cost_the_same_whatever_their_number(
    study, member, count, django_assert_num_queries
):
    for _one in range(count):
        interview = InterviewFactory(study=study)
        coded_by(interview, member, 时间=[1], 人手=[1, 2])
        quotation_from(interview, 1, confirmed_by=member)
    with django_assert_num_queries(4):
        tables_of(study)
    with django_assert_num_queries(5):
        assert len(quotations_of(study)) == count
