"""The house with every role, for tests of accounts."""

import pytest
from tests.houses import House, build_house

from zhibu.apps.accounts.models import User
from zhibu.apps.accounts.queries.viewers import viewer_of


@pytest.fixture
def house(db) -> House:
    return build_house()


@pytest.fixture
def viewer(house):
    """Return the Viewer of a role of the house."""
    from django.utils import timezone

    def of(role):
        user = User.objects.get(pk=house.users[role].pk)
        return viewer_of(user, on=timezone.localdate())

    return of


@pytest.fixture
def signed_in(house, client):
    """Return the test client, signed in as a role of the house."""

    def as_role(role):
        client.force_login(house.users[role])
        return client

    return as_role
