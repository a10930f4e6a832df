"""A branch of nine with a committee and two groups, seen on a fixed day."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.factories import PartyGroupFactory, TermFactory, member_of, officer_of
from tests.houses import build_house

from zhibu.apps.organisation.models import Post

TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """Let every page believe it is 2 March 2026, ten in the morning in Beijing."""
    now = datetime(2026, 3, 2, 2, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    return TODAY


@pytest.fixture
def house(db):
    """The house, with enough full members for a committee, two groups and a term."""
    built = build_house()
    groups = [PartyGroupFactory(branch=built.branch, name=f"第{name}党小组") for name in "一二"]
    for number in range(5):
        member_of(built.branch, f"党员{'甲乙丙丁戊'[number]}", group=groups[number % 2])
    officer_of(built.branch, "谢卫东", Post.Kind.PUBLICITY)
    TermFactory(branch=built.branch)
    return built


@pytest.fixture
def page(house, client):
    """Open a page of the regime as a role."""

    def opened(role, name, *args, **query):
        client.force_login(house.users[role])
        return client.get(reverse(f"regime:{name}", args=args), query)

    return opened


@pytest.fixture
def send(house, client):
    """Send a form of the regime as a role."""

    def sent(role, name, *args, **typed):
        client.force_login(house.users[role])
        return client.post(reverse(f"regime:{name}", args=args), typed, follow=True)

    return sent


@pytest.fixture
def cost(client):
    """Count the queries of opening an address as who is signed in."""

    def counted(address):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    return counted


@pytest.fixture
def proposed(house, send):
    """Let the secretary propose this year."""
    return send("secretary", "propose", house.branch.pk, year=2026, theme_day="n2w4")
