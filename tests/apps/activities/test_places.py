"""Places and themes of a zone: added by any officer, changed, closed, filed under."""

import pytest
from django.urls import reverse
from tests.apps.activities.records import ActivityFactory, BaseFactory, ThemeFactory
from tests.houses import build_house

from zhibu.apps.activities.models import Base, Theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def officer(client, house):
    client.force_login(house.users["officer"])
    return client


def of_zone(house, name):
    return reverse(f"activities:{name}", args=[house.zone.pk])


def test_a_place_is_added_once_changed_closed_and_opened_again(officer, house):
    assert "还没有活动地点" in officer.get(of_zone(house, "places")).text
    facts = {"name": " 江堤 纪念园 ", "town": "沙洲区", "is_away": "on"}
    assert officer.post(of_zone(house, "add_base"), facts).status_code == 302
    base = Base.objects.get()
    assert (base.name, base.is_away) == ("江堤 纪念园", True)
    again = officer.post(of_zone(house, "add_base"), facts)
    assert again.status_code == 422
    assert "已有“江堤 纪念园”" in again.text
    change = reverse("activities:change_base", args=[base.pk])
    assert "沙洲区" in officer.get(change).text
    assert officer.post(change, {"name": "纪念园", "town": ""}).status_code == 302
    officer.post(reverse("activities:close_base", args=[base.pk]))
    assert "不再使用，全区两年内 0 次" in officer.get(of_zone(house, "places")).text
    officer.post(reverse("activities:reopen_base", args=[base.pk]))
    base.refresh_from_db()
    assert (base.name, base.is_away, base.is_closed) == ("纪念园", False, False)


def test_a_place_just_closed_takes_no_new_activity(officer, house):
    base = BaseFactory(zone=house.zone, is_closed=True)
    facts = {"kind": "visit", "title": "参观", "revision": "0", "on": "2026-12-10", "base": base.pk}
    plan = reverse("activities:plan", args=[house.branch.pk])
    assert officer.post(plan, facts).status_code == 422


def test_the_list_counts_two_years_without_saying_whose_and_finds_by_name(officer, house):
    base = BaseFactory(zone=house.zone, name="纪念园")
    BaseFactory(zone=house.zone, name="柳河村")
    ActivityFactory(branch=house.other_branch, base=base, title="邻居的活动")
    shown = officer.get(of_zone(house, "places")).text
    assert "全区两年内 1 次" in shown
    assert "邻居的活动" not in shown
    found = officer.get(of_zone(house, "places"), {"q": "柳河"}).text
    assert "纪念园" not in found
    assert "没有名称含" in officer.get(of_zone(house, "places"), {"q": "没有"}).text


def test_a_theme_is_added_renamed_and_deleted_unless_used(officer, house):
    assert officer.post(of_zone(house, "add_theme"), {"name": "党史"}).status_code == 302
    theme = Theme.objects.get()
    assert "已有主题" in officer.post(of_zone(house, "add_theme"), {"name": "党史"}).text
    rename = reverse("activities:rename_theme", args=[theme.pk])
    assert "党史" in officer.get(rename).text
    officer.post(rename, {"name": "党史和传统"})
    remove = reverse("activities:remove_theme", args=[theme.pk])
    ActivityFactory(branch=house.branch).themes.add(theme)
    refused = officer.post(remove)
    assert refused.status_code == 422
    assert "有1次活动用了“党史和传统”" in refused.text
    spare = ThemeFactory(zone=house.zone)
    officer.post(reverse("activities:remove_theme", args=[spare.pk]))
    assert list(Theme.objects.values_list("name", flat=True)) == ["党史和传统"]
