"""Somebody tries to find out who made an unsigned proposal, by every way there is."""

import re
from datetime import datetime, time, timedelta
from io import BytesIO

import pytest
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, models
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from tests.apps.ideas.records import IdeaFactory, answer, code_on, look_up, propose
from tests.factories import UserFactory, member_of
from tests.houses import ROLES, build_house
from tests.test_every_address import ADDRESSES, keys_in

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.feedback.codes import digest
from zhibu.apps.ideas.models import Idea

pytestmark = pytest.mark.django_db
AUTHOR, ADDRESS = "欧阳独一", "203.0.113.77"
WORDS = "只有一个人会写的话"


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def author(house):
    """A member of the branch with a name nobody else has."""
    person = member_of(house.branch, AUTHOR)
    return UserFactory(person=person, username="duyi")


@pytest.fixture
def browser(author):
    """The author's browser, signed in an hour ago and at work for a while."""
    client = Client(REMOTE_ADDR=ADDRESS)
    client.force_login(author)
    session = client.session
    session["signed_in_at"] = session["seen_at"] = (
        timezone.now() - timedelta(minutes=20)
    ).isoformat()
    session.save()
    return client


def whole_database():
    """Return all rows of all tables, ours, the libraries' and Django's own."""
    with connection.cursor() as cursor:
        rows = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows[table] = sorted(map(repr, cursor.fetchall()))
    return rows


def changed(before, after):
    """Return the rows that are new or other than before, by table."""
    found = {
        table: [row for row in rows if row not in before[table]] for table, rows in after.items()
    }
    return {table: rows for table, rows in found.items() if rows}


def test_making_one_changes_a_single_row_and_it_names_nobody(house, author, browser):
    before = whole_database()
    sent = propose(browser, house.branch, proposal=WORDS)
    after = whole_database()

    assert sent.status_code == 200
    for rows in (before, after):
        rows.pop("sqlite_sequence", None)
    new = changed(before, after)
    assert list(new) == [Idea._meta.db_table]
    [row] = new[Idea._meta.db_table]
    for trace in (AUTHOR, ADDRESS, "duyi", code_on(sent)):
        assert trace not in row
    assert not re.search(r"\d{1,2}:\d{2}", row)
    idea = Idea.objects.get()
    assert idea.author_id is None
    keys = {author.pk, author.person.pk}
    kept = {"branch_id", "zone_id"}
    numbers = {
        field.attname: getattr(idea, field.attname)
        for field in Idea._meta.concrete_fields
        if isinstance(getattr(idea, field.attname), int)
    }
    assert all(value not in keys for name, value in numbers.items() if name not in kept)


def test_following_it_by_code_changes_nothing_at_all(house, browser):
    code = code_on(propose(browser, house.branch))
    before = whole_database()
    for client in (browser, Client(REMOTE_ADDR=ADDRESS)):
        assert look_up(client, code.lower().replace("-", " ")).status_code == 200
        assert look_up(client, "AAAA-AAAA-AAAA").status_code == 422
    assert whole_database() == before


def test_no_field_could_hold_a_time_an_account_or_an_address():
    for field in Idea._meta.concrete_fields:
        assert not isinstance(field, models.DateTimeField | models.TimeField)
        assert not isinstance(field, models.GenericIPAddressField)
    values = Idea.objects.values_list()
    assert not [value for row in values for value in row if isinstance(value, datetime | time)]
    refers = {
        field.name: field.related_model._meta.label
        for field in Idea._meta.concrete_fields
        if field.related_model is not None
    }
    persons = {name for name, label in refers.items() if label == "organisation.Person"}
    assert persons == {"author", "decided_by"}
    assert "accounts.User" not in refers.values()


def test_the_database_itself_refuses_a_code_beside_a_name(house):
    with pytest.raises(Exception, match="signed_idea_needs_no_code"):
        IdeaFactory(branch=house.branch, author=house.person, code_hash=digest("ABCD"))


def test_rows_do_not_tell_the_order_they_were_made_in(house, browser):
    for number in range(6):
        propose(
            browser, house.branch, title=f"第{number}条", name=("signed", "unsigned")[number % 2]
        )
    keys = list(Idea.objects.order_by("title").values_list("pk", flat=True))
    assert max(keys) - min(keys) > 2**40
    assert keys != sorted(keys)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM ideas_idea WHERE rowid <> id")
            assert cursor.fetchone() == (0,)


def test_the_session_is_left_as_it_was(house, author, browser):
    key = browser.cookies["sessionid"].value
    before = dict(SessionStore(key).items())
    propose(browser, house.branch)
    assert dict(SessionStore(key).items()) == before
    browser.get("/")
    assert SessionStore(key)["seen_at"] != before["seen_at"]


def test_neither_log_nor_cache_hears_of_it(house, browser, caplog):
    caplog.set_level(0)
    for page in (
        propose(browser, house.branch),
        propose(browser, house.branch, title=""),
        look_up(browser, "AAAA-AAAA-AAAA"),
        browser.get(reverse("ideas:propose")),
    ):
        assert "no-store" in page.headers["Cache-Control"]
    assert not [line for line in caplog.messages if "ideas" in line and "INSERT" not in line]


def test_the_trail_begins_with_what_the_branch_does(house, browser):
    propose(browser, house.branch)
    idea = Idea.objects.get()
    assert not AuditEntry.objects.get_for_object(idea).exists()
    secretary = Client()
    secretary.force_login(house.users["secretary"])
    answer(secretary, idea)
    [entry] = AuditEntry.objects.get_for_object(idea)
    assert entry.actor == house.users["secretary"]
    assert entry.subject is None
    assert AUTHOR not in f"{entry.changes}{entry.additional_data}{entry.object_repr}"


def test_nobody_finds_the_author_at_any_address(house, browser):
    """Every page of the product, as every role: where the proposal stands, the author does not."""
    propose(browser, house.branch, title="谁提的这一条", proposal=WORDS)
    idea = Idea.objects.get()
    clients = {role: Client() for role in ROLES}
    for role, client in clients.items():
        client.force_login(house.users[role])
    seen = 0
    for address in ADDRESSES:
        if not address.name.startswith(("ideas:", "home:", "notices:", "workitems:")) and (
            address.name not in {"accounts:me", "accounts:trail"}
        ):
            continue
        alone = address.name.startswith("accounts:")
        keywords = {} if alone else keys_in(house, address.name)
        if "idea_id" in keywords:
            keywords = {"idea_id": idea.pk}
        url = reverse(address.name, kwargs=keywords)
        for client in clients.values():
            page = client.get(url)
            if page.status_code != 200 or "attachment" in page.headers.get(
                "Content-Disposition", ""
            ):
                continue
            seen += "谁提的这一条" in page.text
            for line in page.text.splitlines():
                assert not ("谁提的这一条" in line and AUTHOR in line), url
    assert seen >= 6


def test_the_page_list_and_export_say_no_more_than_unsigned(house, browser):
    propose(browser, house.branch, title="谁提的这一条")
    secretary = Client()
    secretary.force_login(house.users["secretary"])
    page = secretary.get(Idea.objects.get().get_absolute_url()).text
    assert "未署名" in page
    assert AUTHOR not in page
    assert AUTHOR not in secretary.get(reverse("ideas:list", args=[house.branch.pk])).text
    content = secretary.get(reverse("ideas:export", args=[house.branch.pk])).content
    head, row = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert row[head.index("署名")] == "未署名"
    assert row[head.index("建议")] == "谁提的这一条"
    assert not {"查询码", "id", "时间"} & set(head)
    assert AUTHOR not in str(row)


def test_the_author_signed_in_is_a_stranger_to_their_own_unsigned_proposal(house, browser, author):
    propose(browser, house.other_branch)
    idea = Idea.objects.get()
    assert browser.get(idea.get_absolute_url()).status_code == 404
    assert browser.post(reverse("ideas:withdraw", args=[idea.pk])).status_code == 404
    assert idea.title not in browser.get(reverse("ideas:home")).text
    assert idea.title not in browser.get("/me/").text


def test_codes_are_not_guessed_nor_found_by_another_way(house, browser):
    signed = propose(browser, house.branch, name="signed", title="署名的")
    assert signed.status_code == 302
    for code in ("", "-", " ", "O0I1", digest(""), "%", "'; --"):
        page = look_up(Client(), code)
        assert page.status_code == 422
        assert "署名的" not in page.text
    client = Client(REMOTE_ADDR="198.51.100.4")
    answers = [look_up(client, "AAAA-AAAA-AAAA") for _ in range(61)]
    assert "提交得太频繁了" in answers[-1].text
    assert "提交得太频繁了" not in answers[-2].text


def test_a_flood_of_proposals_is_refused_with_all_that_was_typed(house, browser):
    for _ in range(20):
        assert propose(browser, house.branch).status_code == 200
    refused = propose(browser, house.branch, proposal=WORDS)
    assert refused.status_code == 422
    assert "一小时后再试" in refused.text
    assert WORDS in refused.text
    assert Idea.objects.count() == 20


def test_no_counts_of_persons_and_no_likes_anywhere():
    names = {
        field.name
        for model in apps.get_app_config("ideas").get_models()
        for field in model._meta.get_fields()
    }
    assert not names & {"likes", "votes", "score", "points", "rank", "views"}


@given(st.text(alphabet="23456789ABCDEFGHJKMNPQRSTUVWXYZabcxyz -", max_size=20))
def test_a_code_is_found_however_it_is_written(code):
    assert digest(code) == digest(f" {code.lower()}-") == digest("-".join(code.upper()))
