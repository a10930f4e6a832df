"""A coordinator starts a study and asks people in; nobody else finds a door."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.studies.records import StudyFactory

from zhibu.apps.accounts.queries.held import held_about
from zhibu.apps.studies.models import Study

pytestmark = pytest.mark.django_db


FACTS = {"title": "小机关党建调研", "purpose": "哪里难？", "begun_on": "2026-03-02"}


def test_an_empty_list_says_how_to_begin(coordinator, house):
    page = coordinator.get(reverse("research:home")).text
    assert "还没有调研" in page
    assert reverse("research:start", args=[house.zone.pk]) in page


def test_a_study_is_started_changed_ended_and_taken_up_again(coordinator, house):
    start = reverse("research:start", args=[house.zone.pk])
    assert coordinator.post(start, FACTS).status_code == 302
    study = Study.objects.get()
    assert (study.zone, study.begun_on) == (house.zone, date(2026, 3, 2))
    change = reverse("research:change", args=[study.pk])
    assert coordinator.post(change, FACTS | {"title": "第二次调研"}).status_code == 302
    coordinator.post(reverse("research:end", args=[study.pk]))
    assert "已结束" in coordinator.get(reverse("research:home")).text
    coordinator.post(reverse("research:reopen", args=[study.pk]))
    page = coordinator.get(reverse("research:study", args=[study.pk])).text
    assert "第二次调研" in page
    assert "哪里难？" in page


def test_a_title_taken_is_refused_with_all_that_was_typed(coordinator, house):
    StudyFactory(zone=house.zone, title=FACTS["title"])
    refused = coordinator.post(reverse("research:start", args=[house.zone.pk]), FACTS)
    assert refused.status_code == 422
    assert "已有同名的调研" in refused.text
    assert "哪里难？" in refused.text


def test_a_member_asked_in_sees_the_study_and_taken_off_sees_nothing(client, house):
    study = StudyFactory(zone=house.zone)
    hub = reverse("research:study", args=[study.pk])
    client.force_login(house.users["member"])
    assert client.get(hub).status_code == 404
    client.force_login(house.users["coordinator"])
    team = reverse("research:team", args=[study.pk])
    assert house.person.name in client.get(team, {"q": house.person.name}).text
    add = reverse("research:add_to_team", args=[study.pk])
    assert client.post(add, {"person": house.person.pk}).status_code == 302
    assert client.post(add, {"person": house.person.pk}).status_code == 302
    (researcher,) = study.researchers.all()
    held = {section.title: section.rows for section in held_about(house.person)}
    assert held["参加的调研"][0][0] == study.title
    client.force_login(house.users["member"])
    assert client.get(hub).status_code == 200
    assert study.title in client.get(reverse("research:home")).text
    client.force_login(house.users["coordinator"])
    client.post(reverse("research:take_off_team", args=[researcher.pk]))
    client.force_login(house.users["member"])
    assert client.get(hub).status_code == 404


@pytest.mark.parametrize("picked", ["", "x", "0", "9" * 30])
def test_nobody_of_elsewhere_is_asked_in(coordinator, house, picked):
    study = StudyFactory(zone=house.zone)
    add = reverse("research:add_to_team", args=[study.pk])
    assert "没有找到这位同志" in coordinator.post(add, {"person": picked}, follow=True).text
    stranger = house.users["stranger"].person.pk
    assert "没有找到" in coordinator.post(add, {"person": stranger}, follow=True).text
    assert not study.researchers.exists()


def test_the_hub_leads_to_every_part_of_the_study(coordinator, house):
    study = StudyFactory(zone=house.zone)
    page = coordinator.get(reverse("research:study", args=[study.pk])).text
    parts = (
        "questionnaires:add",
        "interviews:study",
        "interviews:codes",
        "literature:study",
        "research:add_finding",
        "research:report",
        "research:team",
    )
    for part in parts:
        address = reverse(part, args=[study.pk])
        assert f'href="{address}"' in page
        assert coordinator.get(address).status_code == 200
