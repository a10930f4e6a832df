"""The year of a zone is read by everyone in it and entered by its coordinator."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import strip_tags
from tests.houses import build_house

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.workdays.models import WorkdayOverride
from zhibu.apps.workdays.queries import calendar_of

pytestmark = pytest.mark.django_db

NEW_YEAR = date(2040, 1, 2)  # a Monday


@pytest.fixture
def house(client):
    house = build_house()
    client.force_login(house.users["coordinator"])
    return house


def address(house, name="year"):
    return reverse(f"workdays:{name}", args=[house.zone.pk]) + "?year=2040"


def page(client, house, year=2040):
    answer = client.get(reverse("workdays:year", args=[house.zone.pk]), {"year": year})
    return answer.content.decode()


def test_a_published_year_shows_its_holidays_and_make_up_days(client, house):
    text = " ".join(strip_tags(page(client, house, 2026)).split())
    assert "2月15日至23日 春节" in text
    assert "2月28日 春节调休" in text
    assert "暂算" not in text


@pytest.mark.parametrize("year", ["2040x", "", "99999999", "1800", "²"])
def test_a_year_that_makes_no_sense_shows_this_year(client, house, year):
    assert "年工作日" in page(client, house, year)


def test_an_unpublished_year_is_provisional_until_pasted_and_settled(client, house):
    assert "暂算" in page(client, house)
    text = "2040-01-02 至 2040-01-03 放假 元旦\n2040-01-07,上班,元旦调休"
    assert client.post(address(house, "paste_days"), {"text": text}).status_code == 302
    assert not calendar_of(house.zone.pk).is_workday(NEW_YEAR)
    assert "1月2日至3日" in page(client, house)
    client.post(address(house, "settle_year"))
    assert not calendar_of(house.zone.pk).is_provisional(date(2040, 5, 1))
    assert "已录齐" in page(client, house)
    client.post(address(house, "reopen_year"))
    assert calendar_of(house.zone.pk).is_provisional(date(2040, 5, 1))


def test_a_faulty_line_is_named_and_nothing_is_kept_or_lost(client, house):
    typed = "2040-01-02 放假\n2040-13-03 放假"
    answer = client.post(address(house, "paste_days"), {"text": typed})
    assert answer.status_code == 422
    assert "第2行里没有这一天" in answer.content.decode()
    assert "2040-13-03 放假" in answer.content.decode()
    assert not WorkdayOverride.objects.exists()


def test_a_list_without_days_is_refused(client, house):
    assert client.post(address(house, "paste_days"), {"text": "日期,安排"}).status_code == 422


def test_one_day_is_entered_entered_anew_and_removed(client, house):
    for kind in ("free", "worked"):
        typed = {"day": "2040-01-02", "kind": kind, "note": "元旦"}
        assert client.post(address(house, "enter_day"), typed).status_code == 302
    override = WorkdayOverride.objects.get()
    assert override.is_workday
    client.post(reverse("workdays:remove_day", args=[override.pk]))
    assert not WorkdayOverride.objects.exists()
    assert AuditEntry.objects.filter(object_repr__startswith="2040-01-02").count() == 3


@pytest.mark.parametrize("typed", [{"day": "2040-02-30", "kind": "free"}, {"day": "2240-01-01"}])
def test_a_day_that_is_none_is_refused_with_what_was_typed(client, house, typed):
    answer = client.post(address(house, "enter_day"), typed)
    assert answer.status_code == 422
    assert typed["day"] in answer.content.decode()


@pytest.mark.parametrize("year", [2026, 2040])
def test_a_year_published_or_empty_cannot_be_settled(client, house, year):
    url = reverse("workdays:settle_year", args=[house.zone.pk])
    assert client.post(f"{url}?year={year}").status_code == 422


def test_a_member_reads_and_sees_no_buttons(client, house):
    client.force_login(house.users["member"])
    text = page(client, house)
    assert "由协作区召集人按放假通知录入" in text
    assert "粘贴放假安排" not in text


def test_who_has_one_zone_is_led_there_and_who_has_several_chooses(client, house):
    assert client.get(reverse("workdays:home")).status_code == 302
    client.force_login(house.users["keeper"])
    assert client.get(reverse("workdays:home")).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_a_year_costs_the_same_whatever_was_entered(
    client, house, count, django_assert_max_num_queries
):
    for day in range(1, count + 1):
        WorkdayOverride.objects.create(zone=house.zone, day=date(2040, 1, day), is_workday=False)
    with django_assert_max_num_queries(9):
        page(client, house)
