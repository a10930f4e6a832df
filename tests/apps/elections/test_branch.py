"""A branch's elections page says the next step; the today page says when to begin."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.apps.elections.records import election_in, electors_of, stand
from tests.factories import TermFactory
from tests.houses import build_house

from zhibu.apps.organisation.models import Post

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(client):
    house = build_house()
    client.force_login(house.users["secretary"])
    return house


def end_in(house, days):
    today = timezone.localdate()
    since = today - timedelta(days=900)
    return TermFactory(branch=house.branch, since=since, due_on=today + timedelta(days=days))


def branch_page(client, house):
    return client.get(reverse("elections:branch", args=[house.branch.pk])).content.decode()


def today_page(client):
    return client.get(reverse("home:today")).content.decode()


@pytest.mark.parametrize(
    ("days", "words"),
    [(300, "还不到准备换届的时候"), (90, "请准备换届"), (-3, "本届已经届满")],
)
def test_the_page_says_whether_it_is_time(client, house, days, words):
    end_in(house, days)
    assert words in branch_page(client, house)


def test_without_a_term_the_page_says_what_is_missing(client, house):
    assert "没有本届的记录" in branch_page(client, house)


def test_a_temporary_branch_has_no_elections(client, house):
    house.branch.kind = "temporary"
    house.branch.save()
    assert "不换届" in branch_page(client, house)


@pytest.mark.parametrize(("days", "is_asked"), [(300, False), (90, True), (-3, True)])
def test_today_asks_to_prepare_from_six_months_before(client, house, days, is_asked):
    end_in(house, days)
    text = today_page(client)
    assert ("准备换届" in text) == is_asked
    assert (reverse("elections:branch", args=[house.branch.pk]) in text) == is_asked


def test_today_asks_for_a_by_election_while_the_secretary_is_missing(client, house):
    client.force_login(house.users["officer"])
    assert "准备补选" not in today_page(client)
    Post.objects.filter(branch=house.branch, kind="secretary").delete()
    assert "准备补选" in today_page(client)


def test_today_leads_to_the_election_that_goes_on(client, house):
    end_in(house, 90)
    election = election_in(house.branch, planned_on=timezone.localdate() + timedelta(days=9))
    text = today_page(client)
    assert "继续换届" in text
    assert reverse("elections:election", args=[election.pk]) in text
    assert "换届选举党员大会" in text


def test_members_read_and_see_no_buttons(client, house):
    end_in(house, 90)
    client.force_login(house.users["member"])
    assert "准备补选" not in branch_page(client, house)


def test_who_has_one_branch_is_led_there(client, house):
    assert client.get(reverse("elections:home")).url == reverse(
        "elections:branch", args=[house.branch.pk]
    )


def test_what_is_held_shows_that_one_stood(client, house):
    people = electors_of(house.branch)
    election = election_in(house.branch)
    stand(election, [house.person, *people[:3]])
    client.force_login(house.users["member"])
    assert "候选人" in client.get(reverse("accounts:me")).content.decode()
