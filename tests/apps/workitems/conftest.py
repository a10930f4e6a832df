"""Every test of this room happens on 24 November 2026, in a house of two branches."""

import pytest
from tests.houses import build_house
from tests.stopped_clock import _in_november  # noqa: F401 -- a fixture for all


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def secretary(client, house):
    client.force_login(house.users["secretary"])
    return client
