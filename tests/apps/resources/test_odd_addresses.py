"""Numbers in an address that no record can have."""

import pytest
from django.urls import reverse
from tests.houses import build_house

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("person", ["9" * 5000, "9" * 19, "x", "²", "\0"])
def test_a_person_no_record_can_be_is_nobody(client, person):
    house = build_house()
    client.force_login(house.users["officer"])
    address = reverse("resources:add_lecturer", args=[house.zone.pk])
    assert client.get(address, {"person": person}).status_code == 404
