"""Giving out codes, typing in paper, reminding: counts only, never who."""

import re
import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.apps.answering.records import EVERY_KIND, Phone, close, codes_of, collecting
from tests.apps.questionnaires.records import QuestionnaireFactory
from tests.apps.studies.records import StudyFactory
from tests.factories import UserFactory, member_of
from tests.houses import build_house

from zhibu.apps.accounts.queries.held import held_about
from zhibu.apps.accounts.queries.viewers import viewer_of
from zhibu.apps.answering.models import Claim, Collection, Ticket
from zhibu.apps.answering.queries.counts import answered_count
from zhibu.apps.answering.queries.responses import responses_of
from zhibu.apps.answering.waiting import waiting_for
from zhibu.apps.notices.models import GroupPost, Notice

pytestmark = pytest.mark.django_db
CODE = re.compile(r"[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}")


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def questionnaire(house):
    return collecting(study=StudyFactory(zone=house.zone), content=EVERY_KIND)


def as_role(house, role):
    client = Client()
    client.force_login(house.users[role])
    return client


def at(name, questionnaire):
    return reverse(f"answering:{name}", args=[questionnaire.pk])


def test_the_page_says_how_many_answered_and_never_who(house, questionnaire):
    member = as_role(house, "member")
    code = CODE.search(member.post(at("fetch", questionnaire)).text)[0]
    Phone(questionnaire).enter(code)

    page = as_role(house, "coordinator").get(at("slips", questionnaire)).text

    assert "24 人中 0 人已作答。" in page
    assert "还有 23 个答题码没有发出" in page
    assert house.person.name not in page
    assert not CODE.search(page)


def test_the_questionnaires_own_page_leads_here_while_it_is_open(house, questionnaire):
    client = as_role(house, "coordinator")
    hub = reverse("questionnaires:questionnaire", args=[questionnaire.pk])

    page = client.get(hub).text

    assert "24 人中 0 人已作答。" in page
    assert at("slips", questionnaire) in page
    close(questionnaire)
    assert at("slips", questionnaire) not in client.get(hub).text


def test_slips_are_a_word_document_whose_codes_are_good_and_forgotten(house, questionnaire):
    answer = as_role(house, "coordinator").post(at("print_slips", questionnaire), {"count": "11"})

    document = zipfile.ZipFile(BytesIO(answer.content)).read("word/document.xml").decode()
    codes = CODE.findall(document)
    assert len(set(codes)) == 11
    assert questionnaire.title in document
    assert "no-store" in answer["Cache-Control"]
    assert not set(codes) & set(codes_of(questionnaire))
    assert Phone(questionnaire).enter(codes[0]).status_code == 302


@pytest.mark.parametrize("count", ["", "0", "25", "许多"])
def test_a_number_of_slips_that_cannot_be_is_refused_and_nothing_given(house, questionnaire, count):
    client = as_role(house, "coordinator")

    page = client.post(at("print_slips", questionnaire), {"count": count})

    assert page.status_code == 422
    assert len(codes_of(questionnaire)) == 24


def test_spares_and_beginning_anew(house, questionnaire):
    client = as_role(house, "coordinator")

    assert client.post(at("spares", questionnaire), {"spares": "2"}).status_code == 302
    assert len(codes_of(questionnaire)) == 26
    refused = client.post(at("spares", questionnaire), {"spares": "9"})
    assert "最多还能补做 3 个。" in refused.text
    before = set(codes_of(questionnaire))
    assert client.post(at("anew", questionnaire)).status_code == 302
    assert len(codes_of(questionnaire)) == Ticket.objects.count() == 24
    assert not before & set(codes_of(questionnaire))


def test_the_poster_has_the_address_without_a_code(house, questionnaire):
    page = as_role(house, "coordinator").get(at("poster", questionnaire)).text

    assert f"/q/{questionnaire.collection.slug}/" in page
    assert "<svg" in page
    assert not CODE.search(page)


def test_a_member_fetches_one_code_and_sees_it_once(house, questionnaire):
    client = as_role(house, "member")
    assert "领取答题码" in client.get(at("fetch", questionnaire)).text

    fetched = client.post(at("fetch", questionnaire))
    again = client.post(at("fetch", questionnaire))

    assert CODE.search(fetched.text)
    assert "no-store" in fetched["Cache-Control"]
    assert again.status_code == 422
    assert "您已经领过答题码了。" in again.text
    assert not CODE.search(client.get(at("fetch", questionnaire)).text)
    assert Claim.objects.count() == 1


def test_today_offers_the_questionnaire_until_a_code_was_fetched(house, questionnaire):
    today = timezone.localdate()

    def offered():
        return waiting_for(viewer_of(house.users["member"], on=today), on=today)

    (one,) = offered()
    assert one.text == f"有一份自愿问卷：{questionnaire.title}"
    assert "答不答由您" in one.why
    as_role(house, "member").post(at("fetch", questionnaire))
    assert offered() == []


def test_nothing_is_offered_of_drafts_closed_ones_and_other_zones(house, questionnaire):
    today = timezone.localdate()
    QuestionnaireFactory(study=questionnaire.study)
    close(questionnaire)

    assert waiting_for(viewer_of(house.users["member"], on=today), on=today) == []
    collecting()
    assert waiting_for(viewer_of(house.users["member"], on=today), on=today) == []


@pytest.mark.parametrize("count", [1, 3])
def test_what_today_offers_costs_one_query(house, django_assert_num_queries, count):
    study = StudyFactory(zone=house.zone)
    for _ in range(count):
        collecting(study=study)
    today = timezone.localdate()
    viewer = viewer_of(house.users["member"], on=today)

    with django_assert_num_queries(1):
        assert len(waiting_for(viewer, on=today)) == count


def test_that_a_code_was_fetched_stands_in_my_data_until_the_end(house, questionnaire):
    as_role(house, "member").post(at("fetch", questionnaire))

    def rows():
        titles = {part.title: part.rows for part in held_about(house.person)}
        return titles["领取过答题码的问卷（问卷结束即删除）"]

    assert rows() == ((questionnaire.title,),)
    close(questionnaire)
    assert rows() == ()


def test_a_reminder_goes_to_all_with_an_account_also_to_who_answered(house, questionnaire):
    UserFactory(username="retired", person=member_of(house.branch, "老同志"), is_active=False)
    as_role(house, "member").post(at("fetch", questionnaire))

    as_role(house, "coordinator").post(at("remind", questionnaire))

    told = {notice.person.name for notice in Notice.objects.filter(zone=house.zone)}
    assert told == {"陈一鸣", "胡文静", "周明", "单思远"}
    texts = {notice.text for notice in Notice.objects.all()}
    assert len(texts) == 1
    assert "答不答由您" in texts.pop()
    branches = GroupPost.objects.values_list("branch", flat=True)
    assert sorted(branches) == sorted([house.branch.pk, house.other_branch.pk])


def test_a_second_reminder_waits_three_days(house, questionnaire):
    client = as_role(house, "coordinator")
    client.post(at("remind", questionnaire))

    refused = client.post(at("remind", questionnaire))

    assert refused.status_code == 422
    assert "最近三天里已经提醒过大家了。" in refused.text
    assert "通知过所有人" in client.get(at("slips", questionnaire)).text
    Collection.objects.update(reminded_on=date(2026, 3, 2))
    assert client.post(at("remind", questionnaire)).status_code == 302


def test_paper_is_typed_in_by_numbers(house, questionnaire):
    client = as_role(house, "coordinator")

    done = client.post(
        at("paper", questionnaire),
        {
            "a-agency": "1",
            "a-why": "难在时间",
            "a-hard": "3 1",
            "a-good": "2",
            "a-parts.study": "1",
            "a-hours": "3",
            "a-first": "3、1",
        },
    )

    assert done.status_code == 302
    assert answered_count(questionnaire) == 1
    assert len(codes_of(questionnaire)) == 23
    (response,) = responses_of(close(questionnaire))
    assert response == {
        "agency": ("a",),
        "why": ("难在时间",),
        "hard": ("time", "skill"),
        "good": ("2",),
        "parts.study": ("1",),
        "hours": ("3",),
        "first": ("z", "x"),
    }


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("agency", "3", "“3”不是这一题的答案"),
        ("agency", "1 2", "“1 2”不是这一题的答案"),
        ("hard", "1 2 3", "“1 2 3”不是这一题的答案"),
        ("hours", "很多", "“很多”不是这一题的答案"),
        ("why", "难" * 2001, "写了 2001 个字"),
    ],
)
def test_what_cannot_be_an_answer_on_paper_is_refused(house, questionnaire, name, typed, said):
    page = as_role(house, "coordinator").post(at("paper", questionnaire), {f"a-{name}": typed})

    assert page.status_code == 422
    assert said in page.text
    assert typed in page.text
    assert answered_count(questionnaire) == 0


def test_paper_beyond_the_number_of_people_is_refused_with_everything_typed(house):
    questionnaire = collecting(study=StudyFactory(zone=house.zone), population=1)
    client = as_role(house, "coordinator")
    client.post(at("paper", questionnaire), {"a-say": "第一份"})

    page = client.post(at("paper", questionnaire), {"a-say": "第二份"})

    assert page.status_code == 422
    assert "1 份都已收齐" in page.text
    assert "第二份" in page.text


def test_a_draft_tells_that_codes_come_with_opening(house):
    draft = QuestionnaireFactory(study=StudyFactory(zone=house.zone))
    client = as_role(house, "coordinator")

    assert "问卷还没有开始" in client.get(at("slips", draft)).text
    assert client.get(at("poster", draft)).status_code == 302
    assert client.post(at("spares", draft), {"spares": "1"}).status_code == 422
    assert "现在不收答卷" in as_role(house, "member").get(at("fetch", draft)).text
