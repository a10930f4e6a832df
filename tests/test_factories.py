import pytest
from tests.houses import ROLES, build_house


@pytest.mark.django_db
def test_a_house_has_an_account_for_every_role():
    house = build_house()
    assert set(house.users) == set(ROLES)
    assert house.users["member"].person == house.person
