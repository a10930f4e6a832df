"""Lecturers of a zone: picked or entered by name, changed, asked no more."""

from datetime import date, time

import pytest
from django.urls import reverse
from tests.apps.meetings.records import MeetingFactory
from tests.apps.resources.records import LecturerFactory
from tests.houses import build_house

from zhibu.apps.accounts.queries.held import held_about
from zhibu.apps.resources.models import Lecturer

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def officer(client, house):
    client.force_login(house.users["officer"])
    return client


def addresses(house):
    return {
        name: reverse(f"resources:{name}", args=[house.zone.pk])
        for name in ("lecturers", "find_lecturer", "add_lecturer")
    }


def test_a_person_is_looked_for_picked_and_put_on_the_list_once(officer, house):
    at_ = addresses(house)
    found = officer.get(at_["find_lecturer"], {"q": "陈一鸣"}).text
    picked = f"{at_['add_lecturer']}?person={house.person.pk}"
    assert picked in found
    facts = {"agency": house.agency.pk, "topics": "党章解读", "is_shared": "on"}
    assert 'name="name"' not in officer.get(picked).text
    assert officer.post(picked, facts).status_code == 302
    lecturer = Lecturer.objects.get()
    assert (lecturer.person, lecturer.name, lecturer.topics) == (house.person, "陈一鸣", "党章解读")
    assert "已在师资名单里" in officer.post(picked, facts).text
    held = {section.title: section.rows for section in held_about(house.person)}
    assert held["师资名单"] == (("党章解读", "全区", "是"),)


def test_a_guest_is_entered_by_name(officer, house):
    facts = {"name": "郑怀远", "agency": house.agency.pk, "topics": ""}
    assert officer.post(addresses(house)["add_lecturer"], facts).status_code == 302
    lecturer = Lecturer.objects.get()
    assert (lecturer.person, lecturer.name, lecturer.is_shared) == (None, "郑怀远", False)
    assert "特邀" in officer.get(addresses(house)["lecturers"]).text


@pytest.mark.parametrize("picked", ["0", "x", "9" * 30, "-1"])
def test_nobody_is_picked_whom_one_could_not_find(officer, house, picked):
    address = addresses(house)["add_lecturer"]
    assert officer.get(f"{address}?person={picked}").status_code == 404
    neighbour = house.users["neighbour"].person
    assert officer.get(f"{address}?person={neighbour.pk}").status_code == 404


def test_a_lecturer_is_changed_by_the_own_agencys_officers_only(officer, house):
    own = LecturerFactory(agency=house.agency)
    other = LecturerFactory(agency=house.other_branch.agency)
    facts = {"name": "范教授", "topics": "公文写作", "is_shared": "on"}
    officer.post(reverse("resources:change_lecturer", args=[own.pk]), facts)
    own.refresh_from_db()
    assert (own.name, own.topics) == ("范教授", "公文写作")
    refused = officer.post(reverse("resources:change_lecturer", args=[other.pk]), facts)
    assert refused.status_code == 404


def test_one_never_asked_is_deleted_and_one_who_spoke_is_asked_no_more(officer, house):
    never, spoke = LecturerFactory.create_batch(2, agency=house.agency)
    MeetingFactory(branch=house.branch, lecturer=spoke)
    for one in (never, spoke):
        officer.post(reverse("resources:retire_lecturer", args=[one.pk]))
    assert list(Lecturer.objects.values_list("pk", "is_closed")) == [(spoke.pk, True)]
    assert "不再安排" in officer.get(addresses(house)["lecturers"]).text
    officer.post(reverse("resources:ask_again", args=[spoke.pk]))
    assert not Lecturer.objects.get().is_closed


def test_the_list_names_where_they_speak_next_and_costs_the_same(
    officer, house, django_assert_max_num_queries
):
    officer.get(addresses(house)["lecturers"])  # the first request of a session costs more
    counts = []
    for size in (1, 3):
        for one in LecturerFactory.create_batch(size, agency=house.agency, topics="党史"):
            MeetingFactory(
                branch=house.branch, lecturer=one, on=date(2026, 12, 1), starts_at=time(15)
            )
        with django_assert_max_num_queries(30) as asked:
            shown = officer.get(addresses(house)["lecturers"]).text
        counts.append(len(asked.captured_queries))
    assert counts[0] == counts[1]
    assert "12月1日 周二 15:00" in shown
    assert "没有符合" in officer.get(addresses(house)["lecturers"], {"q": "没有"}).text


def test_an_empty_list_says_what_to_do(officer, house):
    assert "加入名单" in officer.get(addresses(house)["lecturers"]).text
    assert "没有找到" in officer.get(addresses(house)["find_lecturer"], {"q": "没有"}).text
