"""Answering on a phone: a code, a few questions to a page, a last look, thanks."""

import re
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from tests.apps.answering.records import EVERY_KIND, Phone, close, codes_of, collecting
from tests.apps.questionnaires.records import QuestionnaireFactory
from tests.factories import UserFactory

from zhibu.apps.answering.models import Draft
from zhibu.apps.answering.queries.counts import answered_count
from zhibu.apps.answering.queries.responses import responses_of
from zhibu.apps.answering.views.private import COOKIE, WRONG_RATE

pytestmark = pytest.mark.django_db

FIRST_PAGE = {"agency": "a"}


def every_kind():
    return collecting(content=EVERY_KIND)


def with_code(questionnaire):
    phone, code = Phone(questionnaire), codes_of(questionnaire)[0]
    assert phone.enter(code).status_code == 302
    return phone


def ticked(page):
    """Return the values of the buttons and boxes that are ticked."""
    inputs = re.findall(r"<input[^>]* checked[^>]*>", page.text)
    return {re.search(r'value="([^"]*)"', one)[1] for one in inputs}


def test_the_first_page_says_what_it_is_without_an_account():
    questionnaire = collecting(introduction="想听听大家的难处。", closes_on=date(2099, 3, 9))

    page = Phone(questionnaire).see("enter").text

    assert questionnaire.title in page
    assert "想听听大家的难处。" in page
    assert "2099年3月9日" in page
    assert "共 3 题" in page
    assert "<script" not in page


def test_answering_every_kind_of_question_from_code_to_thanks():
    questionnaire = every_kind()
    phone = with_code(questionnaire)

    assert phone.answer(1, **FIRST_PAGE).url == phone.address("questions", 2)
    on = phone.answer(
        2,
        why=" 难在时间 ",
        hard=["new", "time"],
        good="2",
        hours="３.５",
        **{"parts.study": "1", "parts.venue": ""},
    )
    assert on.url == phone.address("questions", 3)
    on = phone.answer(3, **{"first#1": "z", "first#2": "x", "first#3": ""})
    assert on.url == phone.address("review")
    last_look = phone.see("review").text
    assert "1. 减群；2. 减会" in last_look
    sent = phone.send()

    assert sent.url == phone.address("thanks")
    assert "答题码已经用掉" in phone.see("thanks").text
    assert responses_of(close(questionnaire)) == (
        {
            "agency": ("a",),
            "first": ("z", "x"),
            "good": ("2",),
            "hard": ("time", "new"),
            "hours": ("3.5",),
            "parts.study": ("1",),
            "why": ("难在时间",),
        },
    )


def test_every_question_may_be_skipped():
    questionnaire = every_kind()
    phone = with_code(questionnaire)

    for number in (1, 2, 3):
        assert phone.answer(number).status_code == 302
    assert "答了 0 题" in phone.see("review").text
    phone.send()

    assert responses_of(close(questionnaire)) == ({},)


def test_a_branch_not_taken_is_not_asked_and_an_answer_behind_it_not_counted():
    questionnaire = every_kind()
    phone = with_code(questionnaire)
    phone.answer(1, agency="a")
    assert "编办的同志" in phone.see("questions", 2).text
    phone.answer(2, why="先写了一句")

    phone.answer(1, agency="b")

    assert "编办的同志" not in phone.see("questions", 2).text
    phone.send()
    assert responses_of(close(questionnaire)) == ({"agency": ("b",)},)


def test_a_page_whose_only_question_is_not_asked_is_stepped_over_both_ways():
    content = {"questions": EVERY_KIND["questions"][:2]}
    phone = with_code(collecting(content=content))

    assert phone.answer(1, agency="b").url == phone.address("review")
    assert phone.see("questions", 2).url == phone.address("review")
    assert phone.address("questions", 1) in phone.see("review").text


def test_one_goes_back_and_finds_what_was_answered():
    phone = with_code(every_kind())
    phone.answer(1, **FIRST_PAGE)

    back = phone.answer(2, go="back", hard=["skill"])

    assert back.url == phone.address("questions", 1)
    assert ticked(phone.see("questions", 1)) == {"a"}
    assert ticked(phone.see("questions", 2)) == {"skill"}


def test_the_same_code_goes_on_where_it_left_on_another_phone():
    questionnaire = every_kind()
    code = codes_of(questionnaire)[0]
    first = Phone(questionnaire)
    first.enter(code)
    first.answer(1, **FIRST_PAGE)

    other = Phone(questionnaire)
    assert other.scan(code).url == other.address("enter")
    assert "接着答" in other.see("enter").text
    assert "checked" in other.see("questions", 1).text


def test_the_link_on_a_slip_leaves_an_address_without_the_code():
    questionnaire = collecting()
    code = codes_of(questionnaire)[0]
    phone = Phone(questionnaire)

    arrived = phone.scan(code)
    kept = arrived.cookies[COOKIE]

    assert arrived.url == phone.address("enter")
    assert (kept["httponly"], kept["samesite"]) == (True, "Lax")
    assert (kept["path"], kept["max-age"]) == (phone.address("enter"), 12 * 3600)
    page = phone.see("enter")
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "same-origin"


def test_a_text_of_ten_thousand_characters_is_refused_kindly_and_nothing_lost():
    questionnaire = collecting()
    phone = with_code(questionnaire)
    long = "难" * 10_000

    page = phone.answer(1, agency="a", say=long)

    assert page.status_code == 422
    assert "写了 10000 个字，最多 2000 个字" in page.text
    assert long in page.text
    assert phone.answer(1, agency="a", say="难" * 2000).status_code == 302


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"hard": ["time", "new", "skill"]}, "最多选 2 项，现在选了 3 项"),
        ({"good": "9"}, "请在给出的选项里选。"),
        ({"hours": "很多"}, "请只填数字"),
        ({"hours": "61"}, "请填 0 到 60 的数"),
        ({"hours": "NaN"}, "请只填数字"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_beside_its_question(answers, said):
    phone = with_code(every_kind())
    phone.answer(1, agency="b")

    page = phone.answer(2, **answers)

    assert page.status_code == 422
    assert said in page.text


def test_one_option_at_two_ranks_is_refused():
    page = with_code(every_kind()).answer(3, **{"first#1": "x", "first#2": "x"})

    assert page.status_code == 422
    assert "“减会”选了两次" in page.text


def test_a_used_code_an_unknown_one_and_one_of_another_questionnaire_get_the_same_words():
    questionnaire, other = collecting(), collecting()
    used = codes_of(questionnaire)[0]
    phone = Phone(questionnaire)
    phone.enter(used)
    phone.send()

    for code in (used, "7KQ2-M3FD-X9TP", codes_of(other)[0]):
        page = phone.enter(code)
        assert page.status_code == 422
        assert "这个答题码用不了。" in page.text
        assert code in page.text


def test_a_second_answer_from_a_page_still_open_elsewhere_is_refused():
    questionnaire = collecting()
    code = codes_of(questionnaire)[0]
    first, second = Phone(questionnaire), Phone(questionnaire)
    for phone in (first, second):
        phone.enter(code)
    first.send()

    late = second.send()

    assert late.status_code == 422
    assert "这个答题码用不了。" in late.text
    assert answered_count(questionnaire) == 1


def test_a_closed_questionnaire_says_so_calmly():
    questionnaire = collecting()
    phone = with_code(questionnaire)
    close(questionnaire)

    assert "已经结束，谢谢大家" in phone.see("enter").text
    for page in (phone.answer(1, agency="a"), phone.send(), phone.see("questions", 1)):
        assert page.status_code == 422
        assert "现在不收答卷" in page.text


def test_a_draft_has_no_public_address():
    questionnaire = QuestionnaireFactory()

    assert not hasattr(questionnaire, "collection")
    assert Client().get("/q/abcdefgh/").status_code == 404


def test_without_a_code_the_questions_lead_to_the_first_page():
    phone = Phone(collecting())

    for name in ("questions", "review"):
        assert phone.see(name).url == phone.address("enter")


def test_a_phone_that_is_passed_on_forgets_the_code():
    phone = with_code(collecting())

    phone.client.post(phone.address("leave"))

    assert phone.see("questions").url == phone.address("enter")


def test_whoever_is_signed_in_is_nobody_on_the_answering_pages(settings):
    questionnaire = collecting()
    client = Client()
    client.force_login(UserFactory(username="zhang"))
    before = client.session.session_key, dict(client.session), client.session.get_expiry_date()
    phone = Phone(questionnaire, client)

    page = phone.enter(codes_of(questionnaire)[0])
    page = phone.see("questions")

    assert 'aria-label="主要"' not in page.text
    assert "places" not in page.text.replace("with-places", "places")
    assert not page.wsgi_request.viewer.is_signed_in
    assert settings.SESSION_COOKIE_NAME not in page.cookies
    assert (client.session.session_key, dict(client.session)) == before[:2]


def test_large_type_keeps_what_was_typed():
    phone = with_code(every_kind())

    here = phone.address("questions", 1)
    page = phone.client.post(here, {"a-agency": "a", "go": "type", "next": here})

    assert page.url == phone.address("questions", 1)
    again = phone.see("questions", 1).text
    assert "large-type" in again
    assert "checked" in again


def test_guessing_codes_is_stopped_and_counted_in_memory_only():
    phone = Phone(collecting())
    rate = int(WRONG_RATE.split("/")[0])

    answers = [phone.enter("7KQ2-M3FD-X9TP") for _ in range(rate + 1)]

    assert "这个答题码用不了。" in answers[-2].text
    assert "试得太频繁了。" in answers[-1].text
    assert settings.RATELIMIT_USE_CACHE == "memory"
    assert "LocMem" in settings.CACHES["memory"]["BACKEND"]


def test_refusals_are_not_logged_with_their_time(caplog):
    phone = Phone(collecting())

    phone.enter("7KQ2-M3FD-X9TP")
    phone.scan("WRNG-WRNG-WRNG")
    phone.see("enter")

    assert "/q/" not in caplog.text


def test_a_draft_is_sealed_and_one_for_each_code():
    questionnaire = collecting()
    phone = with_code(questionnaire)
    phone.answer(1, say="只有我知道的一句话")
    phone.answer(1, say="只有我知道的第二句话")

    draft = Draft.objects.get(questionnaire=questionnaire)

    assert "只有" not in draft.sealed
    assert "agency" not in draft.sealed
    phone.send()
    assert not Draft.objects.exists()
