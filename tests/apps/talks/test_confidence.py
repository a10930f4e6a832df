"""What was said in a talk is for the two and the secretary: every role at every place."""

from io import BytesIO
from zipfile import ZipFile

import pdfplumber
import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from docx import Document
from tests.apps.talks.records import ON, PROMISE, SECRET, TODAY, talk_between
from tests.factories import PersonFactory, PostFactory, UserFactory, member_of
from tests.houses import ROLES, build_house
from tests.test_every_address import OURS, keys_in

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.accounts.queries.viewers import viewer_of
from zhibu.apps.foundation.door import opens
from zhibu.apps.organisation.models import Post
from zhibu.apps.talks.services import Said, correct_talk

pytestmark = pytest.mark.django_db
SAYS = (SECRET, PROMISE, "有意见、有矛盾")
DEPUTY, OTHER_SIDE = "deputy", "other_side"


@pytest.fixture
def house():
    house = build_house()
    other, deputy = member_of(house.branch, "王敏"), member_of(house.branch, "何副")
    PostFactory(person=deputy, branch=house.branch, kind=Post.Kind.DEPUTY)
    house.users[OTHER_SIDE] = UserFactory(username=OTHER_SIDE, person=other)
    house.users[DEPUTY] = UserFactory(username=DEPUTY, person=deputy)
    return house


@pytest.fixture
def talk(house):
    return talk_between(house.person, house.users[OTHER_SIDE].person)


READERS = {"member", OTHER_SIDE, "secretary"}
EVERYBODY = (*ROLES, DEPUTY, OTHER_SIDE)


def address_of(house, talk, address):
    """Return an address of this house; of this very talk where it is one of talks."""
    keywords = keys_in(house, address.name)
    return reverse(address.name, kwargs={"talk_id": talk.pk} if "talk_id" in keywords else keywords)


@pytest.fixture
def browsers(house):
    """One signed-in browser for everybody."""
    clients = {role: Client() for role in EVERYBODY}
    for role, client in clients.items():
        client.force_login(house.users[role])
    return clients


def roles_told(browsers, url):
    """Return who finds something of what was said at an address."""
    texts = {role: _text(client.get(url)) for role, client in browsers.items()}
    return {role for role, text in texts.items() if any(said in text for said in SAYS)}


def _text(answer):
    content = answer.content
    if content.startswith(b"%PDF"):
        with pdfplumber.open(BytesIO(content)) as pdf:
            return "".join(page.extract_text() for page in pdf.pages)
    if not content.startswith(b"PK"):
        return content.decode()
    with ZipFile(BytesIO(content)) as archive:
        return "".join(archive.read(name).decode(errors="ignore") for name in archive.namelist())


def test_no_page_export_or_download_tells_anybody_but_the_two_and_the_secretary(
    house, talk, browsers
):
    told = {}
    for address in OURS:
        if address.view.door.read is not None and address.name != "talks:record":
            with transaction.atomic():
                url = address_of(house, talk, address)
                told[address.name] = roles_told(browsers, url)
                transaction.set_rollback(True)
    assert told["talks:talk"] == told["talks:paper"] == READERS
    assert {name for name, roles in told.items() if roles - READERS} == set()


def test_search_and_trail_do_not_find_it_either(talk, browsers):
    search, trail = reverse("organisation:search"), reverse("accounts:trail")
    people = [reverse("organisation:person", args=[person.pk]) for person in (talk.a, talk.b)]
    asked = [
        f"{search}?q={SECRET[:4]}",
        *(f"{trail}?about={name}" for name in ("王敏", SECRET[:4])),
    ]
    for url in (*asked, *people):
        assert roles_told(browsers, url) == set(), url


def test_the_list_of_occasions_in_the_empty_form_says_nothing_of_a_talk(house, talk, client):
    client.force_login(house.users["officer"])
    page = client.get(reverse("talks:record", args=[house.branch.pk])).text
    assert SECRET not in page
    assert PROMISE not in page


@pytest.mark.parametrize("role", EVERYBODY)
def test_my_data_holds_the_own_talks_and_no_others(house, talk, client, role):
    client.force_login(house.users[role])
    held = client.get("/me/held.json")
    expected = role in {"member", OTHER_SIDE}
    assert (held.status_code == 200 and SECRET in held.text) == expected


def test_the_trail_in_the_database_holds_nothing_of_it_even_after_a_correction(house, talk):
    correct_talk(talk=talk, on=ON, way="phone", said=Said(notes="改过的话"), by=talk.a, today=TODAY)
    talk.delete()
    entries = AuditEntry.objects.all()
    assert entries.filter(content_type__model="talk").count() >= 2
    for entry in entries:
        everything = f"{entry.object_repr} {entry.changes} {entry.additional_data}"
        for said in (*SAYS, "改过的话", "conflict"):
            assert said not in everything


def test_a_secretary_who_opens_a_talk_of_two_others_is_on_the_trail_of_both(house, talk, client):
    client.force_login(house.users["secretary"])
    client.get(reverse("talks:talk", args=[talk.pk]))
    noted = AuditEntry.objects.filter(additional_data__what="打开谈心谈话记录")
    assert {entry.subject for entry in noted} == {talk.a, talk.b}


def test_one_of_the_two_who_opens_it_is_not(house, talk, client):
    client.force_login(house.users["member"])
    client.get(reverse("talks:talk", args=[talk.pk]))
    assert not AuditEntry.objects.filter(additional_data__what="打开谈心谈话记录").exists()


def test_a_former_secretary_reads_it_no_longer(house, talk):
    today = timezone.localdate()
    former = house.users["secretary"]
    assert opens("talks.read", viewer_of(former, on=today), talk)
    Post.objects.filter(person=former.person).update(until="2026-06-30")
    assert not opens("talks.read", viewer_of(former, on=today), talk)


def test_the_paper_is_filled_in_for_a_reader(house, talk, client):
    client.force_login(house.users[OTHER_SIDE])
    answer = client.get(reverse("talks:paper", args=[talk.pk]))
    document = Document(BytesIO(answer.content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert SECRET in text
    assert f"{PROMISE}（陈一鸣，2026年11月30日前）" in text
    assert {"陈一鸣", "王敏", "2026年11月3日", "面谈"} <= set(cells)
    assert "filename*=utf-8''" in answer.headers["Content-Disposition"]


def test_the_blank_paper_names_the_branch_only(house, talk, client):
    client.force_login(house.users["officer"])
    answer = client.get(reverse("talks:blank_paper", args=[house.branch.pk]))
    assert house.branch.name in _text(answer)
    assert "王敏" not in _text(answer)


def test_a_namesake_of_another_zone_is_no_side_of_the_talk(house, talk):
    stranger = UserFactory(username="namesake", person=PersonFactory(name="陈一鸣"))
    assert not opens("talks.read", viewer_of(stranger, on=timezone.localdate()), talk)
