"""The house with every role, and a client signed in as the secretary."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.houses import House, build_house


@pytest.fixture
def house(db) -> House:
    return build_house()


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def visit(house, client):
    """Open an address as a role; with typed values, send them."""

    def visited(name, *args, role="secretary", query="", **typed):
        client.force_login(house.users[role])
        url = reverse(f"membership:{name}", args=args) + query
        return client.post(url, typed) if typed else client.get(url)

    return visited
