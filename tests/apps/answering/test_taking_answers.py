"""One code, one answer; afterwards nothing tells which."""

from datetime import date

import pytest
from tests.apps.answering.records import OPENED, close, codes_of, collecting
from tests.apps.questionnaires.records import QuestionnaireFactory
from tests.factories import PersonFactory

from zhibu.apps.answering import services
from zhibu.apps.answering.models import Box, Claim, Collection, Draft, Slip, Ticket
from zhibu.apps.answering.queries.counts import answered_count
from zhibu.apps.answering.queries.responses import responses_of
from zhibu.apps.answering.refusals import (
    AllAnswered,
    AlreadyFetched,
    CodeNotGood,
    CodesInUse,
    NoCodesLeft,
    NotOfTheZone,
    NotOpen,
    StillOpen,
    TooManySpares,
)

pytestmark = pytest.mark.django_db

FIRST = {"agency": ("a",), "hard": ("new", "time")}
SECOND = {"agency": ("b",), "say": ("多给些时间",)}


def send(questionnaire, code, response, on=OPENED):
    services.submit(questionnaire=questionnaire, code=code, response=response, on=on)


def test_opening_makes_a_code_for_each_person():
    questionnaire = collecting(population=24)

    assert len(set(codes_of(questionnaire))) == 24
    assert Ticket.objects.filter(questionnaire=questionnaire).count() == 24
    assert Collection.objects.get(questionnaire=questionnaire).made == 24


def test_a_draft_has_no_codes():
    questionnaire = QuestionnaireFactory(population=24)

    assert codes_of(questionnaire) == []
    with pytest.raises(NotOpen):
        services.prepare(questionnaire=questionnaire)


def test_answers_are_read_after_closing_in_an_order_of_their_own():
    questionnaire = collecting()
    one, other, *_ = codes_of(questionnaire)

    send(questionnaire, one, SECOND)
    send(questionnaire, other.lower().replace("-", " "), FIRST)

    assert answered_count(questionnaire) == 2
    with pytest.raises(StillOpen):
        responses_of(questionnaire)
    assert responses_of(close(questionnaire)) == (FIRST, SECOND)


def test_skipping_everything_is_an_answer():
    questionnaire = collecting()

    send(questionnaire, codes_of(questionnaire)[0], {})

    assert responses_of(close(questionnaire)) == ({},)


def test_a_code_used_twice_counts_once():
    questionnaire = collecting()
    code = codes_of(questionnaire)[0]
    send(questionnaire, code, FIRST)

    with pytest.raises(CodeNotGood):
        send(questionnaire, code, SECOND)

    assert responses_of(close(questionnaire)) == (FIRST,)


def test_a_code_of_another_questionnaire_is_not_good():
    questionnaire, other = collecting(), collecting()

    with pytest.raises(CodeNotGood):
        send(questionnaire, codes_of(other)[0], FIRST)

    assert answered_count(questionnaire) == 0


def test_nothing_is_taken_after_the_last_day_nor_after_closing():
    questionnaire = collecting(closes_on=date(2026, 3, 9))
    code = codes_of(questionnaire)[0]

    with pytest.raises(NotOpen):
        send(questionnaire, code, FIRST, on=date(2026, 3, 10))
    send(questionnaire, code, FIRST, on=date(2026, 3, 9))
    other = codes_of(questionnaire)[1]
    close(questionnaire)
    with pytest.raises(NotOpen):
        send(questionnaire, other, FIRST)


def test_closing_forgets_codes_drafts_and_who_fetched_one():
    questionnaire = collecting()
    person = PersonFactory(zone=questionnaire.zone)
    services.fetch_code(questionnaire=questionnaire, person=person, on=OPENED)

    close(questionnaire)

    for model in (Ticket, Slip, Draft, Claim):
        assert not model.objects.filter(questionnaire=questionnaire).exists()


def test_answers_never_exceed_the_people():
    questionnaire = collecting(population=1)
    services.add_spares(questionnaire=questionnaire, count=1)
    one, other = codes_of(questionnaire)
    send(questionnaire, one, FIRST)

    with pytest.raises(AllAnswered):
        send(questionnaire, other, SECOND)

    assert answered_count(questionnaire) == 1


def test_a_person_fetches_one_code_which_is_then_forgotten():
    questionnaire = collecting()
    person = PersonFactory(zone=questionnaire.zone)

    code = services.fetch_code(questionnaire=questionnaire, person=person, on=OPENED)

    assert code not in codes_of(questionnaire)
    send(questionnaire, code, FIRST)
    with pytest.raises(AlreadyFetched):
        services.fetch_code(questionnaire=questionnaire, person=person, on=OPENED)
    assert Claim.objects.get(person=person).questionnaire == questionnaire


def test_somebody_of_another_zone_gets_no_code():
    questionnaire = collecting()

    with pytest.raises(NotOfTheZone):
        services.fetch_code(questionnaire=questionnaire, person=PersonFactory(), on=OPENED)


def test_printed_codes_are_good_and_not_kept():
    questionnaire = collecting(population=3)

    codes = services.take_for_print(questionnaire=questionnaire, count=2, on=OPENED)

    assert len(codes_of(questionnaire)) == 1
    send(questionnaire, codes[0], FIRST)
    with pytest.raises(NoCodesLeft):
        services.take_for_print(questionnaire=questionnaire, count=2, on=OPENED)


def test_a_few_spares_may_be_made_but_not_many():
    questionnaire = collecting(population=10)
    services.add_spares(questionnaire=questionnaire, count=5)

    assert len(codes_of(questionnaire)) == 15
    with pytest.raises(TooManySpares):
        services.add_spares(questionnaire=questionnaire, count=1)


def test_a_lost_page_is_made_anew_while_nobody_has_a_code():
    questionnaire = collecting(population=3)
    lost = services.take_for_print(questionnaire=questionnaire, count=3, on=OPENED)

    services.make_anew(questionnaire=questionnaire)

    assert len(codes_of(questionnaire)) == 3
    with pytest.raises(CodeNotGood):
        send(questionnaire, lost[0], FIRST)
    send(questionnaire, codes_of(questionnaire)[0], FIRST)
    with pytest.raises(CodesInUse):
        services.make_anew(questionnaire=questionnaire)


def test_paper_answers_use_up_codes_that_nobody_has():
    questionnaire = collecting(population=3)
    services.receive(questionnaire=questionnaire, responses=[FIRST, SECOND], on=OPENED)

    assert len(codes_of(questionnaire)) == Ticket.objects.count() == 1
    with pytest.raises(AllAnswered):
        services.receive(questionnaire=questionnaire, responses=[FIRST, SECOND], on=OPENED)
    assert answered_count(questionnaire) == 2


def test_answers_fill_boxes_made_for_the_number_of_people():
    questionnaire = collecting(population=401)

    responses = [{"say": (f"第{number}条",)} for number in range(30)]
    services.receive(questionnaire=questionnaire, responses=responses, on=OPENED)

    boxes = Box.objects.filter(questionnaire=questionnaire)
    assert boxes.count() == 3
    assert sum(box.held for box in boxes) == sum(len(box.answers) for box in boxes) == 30
    assert len(responses_of(close(questionnaire))) == 30
