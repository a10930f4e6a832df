"""Every test of micro classes happens on 24 November 2026, in a small house."""

import pytest
from tests.houses import build_house
from tests.stopped_clock import _in_november  # noqa: F401 -- a fixture for all


@pytest.fixture
def house():
    """A zone with two branches and an account for each role."""
    return build_house()


@pytest.fixture
def officer(client, house):
    """The browser of the first branch's officer."""
    client.force_login(house.users["officer"])
    return client
