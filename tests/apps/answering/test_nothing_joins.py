"""Twelve people fetch a code, answer and are gone: nothing in the database joins them up.

Every table and every column is walked, ours and the libraries': the keeper sees no more.
"""

import json
import re
from datetime import datetime, time

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.answering.records import Phone, collecting
from tests.factories import AgencyFactory, BranchFactory, UserFactory, member_of

from zhibu.apps.answering import codes as codes_module
from zhibu.apps.answering.canonical import in_order
from zhibu.apps.answering.models import Box, Claim, Collection, Draft, Slip, Ticket

pytestmark = pytest.mark.django_db

PEOPLE = 12
ADDRESS = "203.0.113.77"
OURS = (Collection, Ticket, Slip, Claim, Draft, Box)


def say(number):
    """Return the words only one person writes."""
    return f"只有第{number}个人会写的话"


def test_twelve_people_answer_and_nothing_stored_joins_person_code_and_answer():
    questionnaire = collecting(population=PEOPLE + 2)
    branch = BranchFactory(agency=AgencyFactory(zone=questionnaire.zone))
    people = [member_of(branch, f"甲{'乙丙丁戊己庚辛壬癸子丑寅'[at]}") for at in range(PEOPLE)]

    codes = [_fetch_and_answer(questionnaire, person, at) for at, person in enumerate(people)]

    assert Claim.objects.count() == PEOPLE
    assert Ticket.objects.count() == Slip.objects.count() == 2
    assert not Draft.objects.exists()
    used = {name for code in codes for name in _names(code, questionnaire.pk)}
    answers = [say(at) for at in range(PEOPLE)]
    for table, rows in _whole_database().items():
        for row in rows:
            text = " ".join(map(str, row))
            assert not [name for name in used if name in text], f"a code in {table}"
            if any(words in text for words in answers):
                assert table == Box._meta.db_table
                assert ADDRESS not in text
                assert not any(person.name in text for person in people)
    assert ADDRESS not in json.dumps(_whole_database()[Box._meta.db_table], default=str)


def test_tables_of_answering_hold_neither_time_of_day_nor_address_nor_account():
    for model in OURS:
        for field in model._meta.concrete_fields:
            assert not isinstance(field, models.DateTimeField | models.TimeField)
            assert not isinstance(field, models.GenericIPAddressField)
            assert field.related_model is None or field.related_model._meta.label_lower in {
                "organisation.zone",
                "organisation.person",
                "questionnaires.questionnaire",
            }
    with_person = [model for model in OURS if _refers_to(model, "person")]
    assert with_person == [Claim]
    names = {field.name for field in Claim._meta.concrete_fields}
    assert names == {"id", "zone", "questionnaire", "person"}


def test_nothing_of_answering_is_followed_by_the_audit_trail_or_kept_in_a_session():
    questionnaire = collecting()
    before = _rows_of(*_besides_ours())
    phone = Phone(questionnaire)
    slip = Slip.objects.filter(questionnaire=questionnaire).first()

    phone.scan(slip.code)
    phone.see("enter")
    phone.answer(1, say=say(1))
    phone.send()

    assert _rows_of(*_besides_ours()) == before


def test_two_days_of_answering_hold_no_time_in_any_value():
    questionnaire = collecting()
    branch = BranchFactory(agency=AgencyFactory(zone=questionnaire.zone))
    _fetch_and_answer(questionnaire, member_of(branch, "赵一"), 1)

    values = [value for model in OURS for row in _rows_of(model)[model] for value in row]

    assert not [value for value in values if isinstance(value, datetime | time)]
    assert not [value for value in values if re.search(r"\d{1,2}:\d{2}", str(value))]


@given(st.permutations(range(5)))
def test_boxes_are_the_same_in_whatever_order_answers_came(order):
    answers = [{"say": [say(at)]} for at in range(5)] + [{"say": [say(0)]}]
    arrived: list = []

    for at in (*order, 5):
        arrived = in_order([*arrived, answers[at]])

    assert arrived == in_order(answers)


def test_keys_and_rows_do_not_count_upwards():
    questionnaire = collecting(population=60)
    keys = list(
        Slip.objects.filter(questionnaire=questionnaire).values_list("pk", flat=True).order_by("pk")
    )

    assert max(keys) - min(keys) > 2**40
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM answering_slip WHERE rowid <> id")
            assert cursor.fetchone() == (0,)


def _fetch_and_answer(questionnaire, person, at):
    """Fetch a code signed in, then answer in the same browser; return the code."""
    client = Client(REMOTE_ADDR=ADDRESS)
    client.force_login(UserFactory(person=person, username=f"user{person.pk}"))
    fetched = client.post(reverse("answering:fetch", args=[questionnaire.pk]))
    code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", fetched.text)[0]
    phone = Phone(questionnaire, client)
    phone.scan(code)
    phone.answer(1, agency="ab"[at % 2], say=say(at))
    assert phone.send().status_code == 302
    return code


def _names(code, questionnaire_id):
    """Everything the code could stand under."""
    return {
        code,
        codes_module.plain(code),
        codes_module.ticket_digest(code, questionnaire_id),
        codes_module.draft_lookup(code, questionnaire_id),
    }


def _whole_database():
    """Return all rows of all tables, also of libraries and of Django itself."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = {}
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows[table] = cursor.fetchall()
    assert len(tables) > len(OURS)
    return rows


def _besides_ours():
    return [model for model in apps.get_models() if model not in OURS and model._meta.managed]


def _rows_of(*of):
    return {model: list(model._default_manager.order_by("pk").values_list()) for model in of}


def _refers_to(model, name):
    return any(field.name == name for field in model._meta.concrete_fields)
