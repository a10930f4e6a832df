"""The kind of a branch and the agencies a joint one covers."""

import pytest
from django.urls import reverse
from tests.factories import AgencyFactory, BranchFactory
from tests.houses import build_house

from zhibu.apps.organisation.models import Branch

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(client):
    house = build_house()
    client.force_login(house.users["secretary"])
    return house


def change(client, house, **typed):
    data = {"name": house.branch.name, "kind": "ordinary"} | typed
    response = client.post(reverse("organisation:change_branch", args=[house.branch.pk]), data)
    house.branch.refresh_from_db()
    return response


def test_a_branch_becomes_a_joint_one_that_covers_another_agency(client, house):
    other = AgencyFactory(zone=house.zone)
    assert change(client, house, kind="joint", units=[other.pk]).status_code == 302
    assert house.branch.kind == Branch.Kind.JOINT
    assert [unit.agency for unit in house.branch.units.all()] == [other]
    page = client.get(reverse("organisation:branch", args=[house.branch.pk])).content.decode()
    assert "联合党支部" in page
    assert other.name in page


def test_agencies_without_a_joint_branch_are_refused_with_what_was_typed(client, house):
    other = AgencyFactory(zone=house.zone)
    response = change(client, house, name="改过的名称", units=[other.pk])
    assert response.status_code == 422
    assert "只有联合党支部才有联合单位" in response.content.decode()
    assert "改过的名称" in response.content.decode()
    assert house.branch.name != "改过的名称"


def test_a_name_another_branch_has_is_refused(client, house):
    response = change(client, house, name=house.other_branch.name)
    assert response.status_code == 422
    assert "请换一个名称" in response.content.decode()


def test_an_agency_of_another_zone_cannot_be_chosen(client, house):
    stranger = BranchFactory().agency
    assert change(client, house, kind="joint", units=[stranger.pk]).status_code == 422
    assert not house.branch.units.exists()
