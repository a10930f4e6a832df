"""What a branch did stays in the branch, and odd addresses ask for everything."""

import pytest
from django.urls import reverse
from tests.apps.activities.records import BaseFactory
from tests.houses import build_house

pytestmark = pytest.mark.django_db

LONG = "9" * 5000


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def officer(client, house):
    client.force_login(house.users["officer"])
    return client


def test_the_coordinator_reads_no_branchs_line_in_the_trail(officer, house):
    base = BaseFactory(zone=house.zone)
    typed = {
        "held_on": "2026-05-20",
        "kind": "visit",
        "title": "去看老同志",
        "base": base.pk,
        "cost": "680.50",
        "other_partners": "区外某社区",
        "revision": "0",
    }
    made = officer.post(reverse("activities:add", args=[house.branch.pk]), typed)
    assert made.status_code == 302
    officer.force_login(house.users["coordinator"])
    shown = officer.get(reverse("accounts:trail")).text
    assert "活动（参观见学）" in shown
    for words in ("去看老同志", "680.50", "区外某社区"):
        assert words not in shown


def test_keys_no_record_has_ask_for_everything(officer, house):
    listed = reverse("activities:list", args=[house.branch.pk])
    assert officer.get(listed, {"base": LONG, "task": "x"}).status_code == 200
    plan = reverse("activities:plan", args=[house.branch.pk])
    assert officer.post(plan, {"base": LONG, "kind": "visit"}).status_code == 422
