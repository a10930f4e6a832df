"""The papers say what is on record, in the order a ballot wants."""

from datetime import timedelta
from io import BytesIO

import docx
import pytest
from django.urls import reverse
from django.utils import timezone
from tests.apps.elections.records import counted, election_in, electors_of, stand
from tests.factories import TermFactory
from tests.houses import build_house

from zhibu.apps.accounts.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(client):
    house = build_house()
    TermFactory(branch=house.branch, due_on=timezone.localdate() + timedelta(days=90))
    client.force_login(house.users["secretary"])
    return house


@pytest.fixture
def election(house):
    election = election_in(house.branch)
    people = electors_of(house.branch)
    stand(election, list(reversed(people[:4])))
    counted(election, dict(zip(people[:4], (9, 8, 7, 5), strict=True)))
    return election


def words(answer):
    assert answer.status_code == 200
    document = docx.Document(BytesIO(answer.content))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def paper(client, election, name):
    return client.get(reverse("elections:paper", args=[election.pk, name]))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("request", ["请示", "应选支部委员会委员3名，候选人不少于4名", "丁一、马兰、王强、李四"]),
        ("candidates", ["以姓氏笔画为序", "1985-03", "档案中心"]),
        ("notice", ["各位党员", "正式党员10人", "不能委托他人"]),
        ("rules", ["五分之四，即8人", "超过应到会有选举权人数半数"]),
        ("ballot", ["选票", "另选他人姓名", "多于", "弃权"]),
        ("count", ["计票结果报告单", "当选", "监票人（签名）"]),
        ("report", ["当选的支部委员会委员：丁一、马兰、王强", "报请批准"]),
    ],
)
def test_each_paper_says_what_is_on_record(client, election, name, said):
    text = words(paper(client, election, name))
    assert [part for part in said if part not in text] == []


def test_the_ballot_lists_candidates_by_strokes(client, house):
    election = election_in(house.branch)
    stand(election, list(reversed(electors_of(house.branch, 4))))
    text = words(paper(client, election, "ballot"))
    places = [text.index(name) for name in ("丁一", "马兰", "王强", "李四")]
    assert places == sorted(places)


def test_a_paper_that_lacks_its_facts_or_is_unknown_is_not_there(client, house):
    election = election_in(house.branch)
    for name in ("ballot", "report", "other"):
        assert paper(client, election, name).status_code == 404


def test_taking_a_paper_is_noted(client, election):
    paper(client, election, "report")
    noted = AuditEntry.objects.filter(action=AuditEntry.Action.ACCESS)
    assert "导出结果报告" in str(list(noted.values_list("additional_data", flat=True)))


def test_the_reminder_names_the_end_of_the_term(client, house):
    url = reverse("elections:reminder", args=[house.branch.pk])
    assert "提醒函" in words(client.get(url))


def test_there_is_no_reminder_without_a_term(client, house):
    house.branch.terms.all().delete()
    assert client.get(reverse("elections:reminder", args=[house.branch.pk])).status_code == 404
