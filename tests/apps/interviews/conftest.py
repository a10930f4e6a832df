"""Every test of this room happens on 24 November 2026."""

import pytest
from tests.apps.interviews.records import study_in
from tests.houses import build_house
from tests.stopped_clock import _in_november  # noqa: F401 -- a fixture for all


@pytest.fixture
def house(db):
    return build_house()


@pytest.fixture
def study(house):
    """Return a study whose team is the house's member."""
    return study_in(house)


@pytest.fixture
def member(house, client):
    """Sign the member in."""
    client.force_login(house.users["member"])
    return house.users["member"]
